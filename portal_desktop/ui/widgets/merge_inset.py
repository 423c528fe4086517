"""A panel that opens inside of a card: on the window's ground, in an outline of its own."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import RADIUS_CONTROL, SPACE
from portal_desktop.ui.widgets import painting as paint


class Inset(QFrame):
    """``box`` is where its content goes, from top to bottom."""

    def __init__(self, gap: int = SPACE[3], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(SPACE[2], SPACE[2], SPACE[2], SPACE[2])
        self.box.setSpacing(gap)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        named = theme.colours(self)
        with paint.painter(self) as on:
            paint.rounded(on, self.rect(), RADIUS_CONTROL, named.window, named.line)
