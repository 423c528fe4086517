"""What the Tab key reaches, one after the other, as it is read.

Qt goes by when a widget was made, so that whatever is made later comes behind the bar at the
bottom: a tab that is opened, a row that is added.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


def put_in_order(room: QWidget) -> None:
    """Let the Tab key go through all that shows in ``room`` as it stands there.

    Where something stands is asked, not Qt's chain of widgets: PySide takes each of that for the
    child of the one before, and deletes it together with that one.
    """
    before: QWidget | None = None
    for each in _reachable_widgets(room):
        if before is not None:
            QWidget.setTabOrder(before, each)
        before = each


def _reachable_widgets(widget: QWidget) -> Iterator[QWidget]:
    led = widget.focusProxy()
    if led is not None and widget.isAncestorOf(led):
        yield widget  # what is in it comes along
        return
    # With those that take none from Tab just now: of some that exclude each other, all but one.
    if led is None and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    shown = (
        each
        for each in widget.findChildren(QWidget, options=DIRECTLY)
        if each.isVisible() and not each.isWindow()
    )
    for each in as_read(shown):
        yield from _reachable_widgets(each)


def as_read(widgets: Iterable[QWidget]) -> Iterator[QWidget]:
    """Widgets line by line; what is not wholly below the middle of a line stands in it."""
    line: list[QWidget] = []
    for each in sorted(widgets, key=QWidget.y):
        if line and each.y() >= line[0].geometry().center().y():
            yield from sorted(line, key=QWidget.x)
            line = []
        line.append(each)
    yield from sorted(line, key=QWidget.x)
