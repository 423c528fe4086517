"""Where words will be: calm bars while something loads."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import TextSize
from portal_desktop.ui.widgets import painting as paint

BAR, BETWEEN = 10, 12


class Skeleton(QFrame):
    """Bars, each ``lines`` (0 to 1) of the width long. It does not move."""

    def __init__(
        self, lines: Sequence[float] = (0.45, 0.8, 0.65), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = tuple(lines)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        plain_text.set_name(self, _("Loading"))

    def sizeHint(self) -> QSize:
        each = theme.scaled_pixels(BAR + BETWEEN)
        return QSize(
            theme.scaled_pixels(240), each * len(self._lines) - theme.scaled_pixels(BETWEEN)
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        named = theme.colours_of(self)
        ground = paint.mixed_colour(named.panel, named.line, 0.6)
        tall = theme.scaled_pixels(BAR)
        with paint.widget_painter(self) as on:
            for at, part in enumerate(self._lines):
                top = at * theme.scaled_pixels(BAR + BETWEEN)
                bar = QRectF(0, top, self.width() * part, tall)
                paint.draw_rounded_rect(on, bar, min(tall / 2, TextSize.TINY / 2), ground)
