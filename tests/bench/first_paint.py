"""When a window is on the screen: the end of its first paint."""

import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QMainWindow

# What may be said while painting: by Qt, and by PySide when Python first meets one of Qt's objects.
WHILE_PAINTING = frozenset(
    {QEvent.Type.Paint, QEvent.Type.DynamicPropertyChange, QEvent.Type.ChildAdded}
)


class FirstPaint(QObject):
    """Calls ``then`` with ``time.monotonic()`` once the first paint of a window is over.

    From the window's own paint event to the first event that belongs to no paint, or to where Qt
    waits. The application is watched only in between: otherwise Python would see every event, and
    slow the start down that is measured.
    """

    def __init__(self, window: QMainWindow, then: Callable[[float], None]) -> None:
        super().__init__(window)
        self._then = then
        self._begun = self._over = False
        window.installEventFilter(self)
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._begun:
            if event.type() == QEvent.Type.Paint:
                self._begin(watched)
        elif event.type() not in WHILE_PAINTING:
            self._end()
        return False

    def _begin(self, window: QObject) -> None:
        self._begun = True
        window.removeEventFilter(self)
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def _end(self) -> None:
        if self._begun and not self._over:
            self._over = True
            self._then(time.monotonic())
