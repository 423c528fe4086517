"""A value before and after, side by side: what is left behind struck through."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from portal_desktop.branding import colours as brand
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import row_of, widget_with
from portal_desktop.ui.widgets.drawn_label import DrawnLabel
from portal_desktop.ui.widgets.label import Label

ARROW, SWATCH = 15, 14
BEFORE, AFTER = 130, 150


class Struck(Label):
    """Words that no longer hold."""

    def __init__(self, text: str) -> None:
        super().__init__(text, role="second")

    def setFont(self, font: QFont | str | Sequence[str]) -> None:  # noqa: N802 - Qt's name
        struck = QFont(font)
        struck.setStrikeOut(True)
        super().setFont(struck)


class Arrow(DrawnLabel):
    """From the one to the other. It has no accessible name: the row's own words say both."""

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(ARROW), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        side = theme.scaled_pixels(ARROW)
        with paint.widget_painter(self) as on:
            where = self.rect().toRectF()
            paint.icon_at(on, where, "arrow-right", theme.colours_of(self).second, side)


class Swatch(QFrame):
    """A colour to be seen beside its name."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = QColor(colour)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(SWATCH), theme.scaled_pixels(SWATCH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.themed_painter(self) as (on, named):
            paint.draw_rounded_rect(on, self.rect(), 4, self._colour.name(), named.outline)


def with_swatch(words: Label, *, colour: bool) -> QWidget:
    """The words of a colour with a swatch before them; all others alone."""
    seen = brand.parse_colour(words.text()) if colour else None
    if seen is None:
        return words
    swatch = (Swatch(seen), Qt.AlignmentFlag.AlignVCenter)
    return widget_with(row_of(swatch, (words, 1), gap=theme.SPACE[1] - 2))


def lay_out(grid: QGridLayout, row: int, column: int, before: QWidget, after: QWidget) -> None:
    """Put both into a row's grid, in columns of the same width in every row."""
    for at, shown, wide in ((column, before, BEFORE), (column + 2, after, AFTER)):
        shown.setFixedWidth(theme.scaled_pixels(wide))
        grid.addWidget(shown, row, at, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(Arrow(), row, column + 1, Qt.AlignmentFlag.AlignTop)
