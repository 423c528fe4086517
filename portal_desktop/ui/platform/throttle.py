"""Saving as one types: soon after the first change, and never too often."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

PAUSE = 300
"""Milliseconds from a change to what follows from it, and at least between two of these."""


class Throttle(QObject):
    """Calls ``action`` ``pause`` ms after the first ``touch``, then at most every ``pause`` ms."""

    def __init__(
        self, action: Callable[[], None], pause: int = PAUSE, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._action = action
        self._timer = QTimer(self, interval=pause, singleShot=True)
        # Qt's usual ones may come a twentieth too late.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(action)

    @property
    def is_waiting(self) -> bool:
        """Whether something was touched and not yet acted upon."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Something changed. Does not restart the wait: steady typing must not hold off saving."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Act now if anything was touched, such as before closing."""
        if self._timer.isActive():
            self._timer.stop()
            self._action()
