"""A quiet sign that something is under way."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QProgressBar, QSizePolicy, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint

SIDE = 16
PATIENCE = 1_000
"""Milliseconds before it shows: what is quicker needs no sign."""
TURN, STEPS = 80, 16


class Busy(QProgressBar):
    """An open ring that turns, or stands still where motion is not wanted.

    Its place is kept while it does not show, so nothing jumps.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 0)
        self.setTextVisible(False)
        plain_text.set_name(self, _("Under way"))
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._at = 0
        self._wait = QTimer(self, singleShot=True, interval=PATIENCE)
        self._wait.timeout.connect(self._show_running)
        self._turn = QTimer(self, interval=TURN)
        self._turn.timeout.connect(self._advance_step)
        self.hide()

    def set_running(self, running: bool) -> None:
        """Show it soon, or hide it now."""
        if not running:
            self._wait.stop()
            self._turn.stop()
            self.hide()
        elif self.isHidden() and not self._wait.isActive():
            self._wait.start()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(SIDE), theme.scaled_pixels(SIDE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        wide = max(self.width() / 8, 1.5)
        ring = self.rect().toRectF().adjusted(wide, wide, -wide, -wide)
        with paint.themed_painter(self) as (on, named):
            on.setPen(QPen(QColor(named.line), wide))
            on.drawEllipse(ring)
            pen = QPen(QColor(named.accent), wide)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            on.setPen(pen)
            on.drawArc(ring, -self._at * 360 * 16 // STEPS, 90 * 16)

    def _show_running(self) -> None:
        self.show()
        if theme.animation_duration() and QApplication.platformName() != "offscreen":
            self._turn.start()

    def _advance_step(self) -> None:
        self._at = (self._at + 1) % STEPS
        self.update()
