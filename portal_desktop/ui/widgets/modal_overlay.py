"""The shade over a window while a dialog asks for all attention."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from portal_desktop.ui.widgets import painting as paint

SHADE = QColor(11, 16, 22, 115)


class Scrim(QFrame):
    """Covers ``window`` until it is deleted, whatever size the window takes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.widget_painter(self) as on:
            on.fillRect(event.rect(), SHADE)
