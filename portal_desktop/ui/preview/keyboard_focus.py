"""Where the keyboard goes on a drawn page."""

from typing import TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QScrollBar

from portal_desktop.ui.preview.display_list import HitArea

LINE = 48  # pixels per press of an arrow key
FocusPlace: TypeAlias = tuple[HitArea, QRectF]
"""What can be pressed, and where it is on the page."""


def next_focus_index(
    places: tuple[FocusPlace, ...], focus: int | None, gone: QRectF | None, *, further: bool
) -> int:
    """What comes after, or before, what has the focus; ``gone`` is where that was when it went.

    May be one beyond either end.
    """
    if focus is not None:
        return focus + (1 if further else -1)
    if gone is None:
        return 0 if further else len(places) - 1
    above = [rect.top() < gone.top() for _area, rect in places]
    return above.count(True) - (0 if further else 1)


def same_area_index(places: tuple[FocusPlace, ...], before: FocusPlace) -> int | None:
    """The same thing at the same place of a page that changed; never what has come to stand there,
    or a second Return would press something else."""
    area, where = before
    for place, (other, rect) in enumerate(places):
        moved = (rect.topLeft() - where.topLeft()).manhattanLength()
        if other.name == area.name and moved < 2:
            return place
    return None


def scroll_target(key: int, bar: QScrollBar) -> int | None:
    """How far down a key scrolls to; None for one that does not scroll."""
    keys = Qt.Key
    goals = {
        keys.Key_PageDown: bar.value() + bar.pageStep(),
        keys.Key_PageUp: bar.value() - bar.pageStep(),
        keys.Key_Down: bar.value() + LINE,
        keys.Key_Up: bar.value() - LINE,
        keys.Key_Home: 0,
        keys.Key_End: bar.maximum(),
    }
    return goals.get(Qt.Key(key))
