"""What may wait until the window is on the screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

LATEST = 500  # milliseconds; a window that starts minimised is not painted


class AfterPaint(QObject):
    """Calls ``then`` once, right after ``widget`` was first painted or half a second has passed.

    A timer of no length would not do: on a real screen it fires before the first paint.
    """

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget, self._then = widget, then
        self._waiting = True
        widget.installEventFilter(self)
        QTimer.singleShot(LATEST, self, self._run_now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # Not from within the paint: everything else is to be painted first.
            QTimer.singleShot(0, self, self._run_now)
        return False

    def _run_now(self) -> None:
        if self._waiting:
            self._waiting = False
            self._widget.removeEventFilter(self)
            self._then()
