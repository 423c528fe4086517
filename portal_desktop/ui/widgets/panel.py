"""A plain area of the window, with a hairline where it meets the next one."""

from typing import Literal

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import BoxPart, add_parts, column_of

Area = Literal["window", "panel", "tabs", "stage", "stage_bar"]
Edge = Literal["none", "top", "bottom", "left", "right"]


class Panel(QFrame):
    """A bar, a column or a stage in one of the theme's colours; hairline inside at ``edge``."""

    def __init__(
        self, area: Area = "panel", *, edge: Edge = "none", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._area: Area = area
        self._edge: Edge = edge
        inset = {"top": (0, 1, 0, 0), "bottom": (0, 0, 0, 1)}
        aside = {"left": (1, 0, 0, 0), "right": (0, 0, 1, 0)}
        self.setContentsMargins(*(inset | aside).get(edge, (0, 0, 0, 0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        named = theme.colours_of(self)
        with QPainter(self) as on:
            on.fillRect(event.rect(), QColor(getattr(named, self._area)))
            on.fillRect(self._hairline_rect(), QColor(named.line))

    def _hairline_rect(self) -> QRect:
        wide, tall = self.width(), self.height()
        return {
            "none": QRect(),
            "top": QRect(0, 0, wide, 1),
            "bottom": QRect(0, tall - 1, wide, 1),
            "left": QRect(0, 0, 1, tall),
            "right": QRect(wide - 1, 0, 1, tall),
        }[self._edge]


class Inset(QFrame):
    """A ground of its own for what belongs together, from top to bottom."""

    def __init__(self, gap: int = theme.SPACE[3], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = column_of(on=self, gap=gap, around=theme.SPACE[2])

    def add(self, *parts: BoxPart) -> None:
        """Put something below what is there; see ``BoxPart``."""
        add_parts(self._box, *parts)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.themed_painter(self) as (on, named):
            paint.draw_rounded_rect(on, self.rect(), theme.RADIUS_CONTROL, named.window, named.line)
