"""How often each of a few things was answered: a name, a calm bar, a number."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import put_away
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.row_grid import grid_of

TALL = 8
STRENGTH = 0.7


class Bars(QWidget):
    """One line for each; the longest bar is the largest count."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[str, int], ...] = ()
        self._parts: list[QWidget] = []
        self._grid = grid_of(self, theme.SPACE[2], theme.SPACE[1], {0: 5, 1: 4})

    def show_counts(self, counts: Sequence[tuple[str, int]]) -> None:
        """Show these names with their numbers, in this order."""
        if tuple(counts) == self._shown:
            return
        self._shown = tuple(counts)
        put_away(*self._parts)
        largest = max((count for _name, count in counts), default=1)
        self._parts = []
        for place, (name, count) in enumerate(counts):
            number = Label(str(count), "strong", wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            # Read aloud, a number says what it counts.
            plain_text.set_name(number, f"{name}: {count}")
            for column, part in enumerate((Label(name), _Bar(count / largest), number)):
                self._grid.addWidget(part, place, column)
                self._parts.append(part)


class _Bar(QFrame):
    def __init__(self, part: float) -> None:
        super().__init__()
        self._part = part
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(60), theme.scaled_pixels(TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(40), theme.scaled_pixels(TALL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        track = QRectF(self.rect())
        filled = QRectF(track)
        filled.setWidth(max(track.height(), track.width() * self._part))
        round_ = track.height() / 2
        with paint.themed_painter(self) as (on, named):
            paint.draw_rounded_rect(on, track, round_, named.hover)
            colour = paint.mixed_colour(named.panel, named.accent, STRENGTH)
            paint.draw_rounded_rect(on, filled, round_, colour)
