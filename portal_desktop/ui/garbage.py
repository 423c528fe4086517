"""Garbage is collected on the window's thread only.

Python collects wherever it happens to be. In a lane's thread it would delete widgets there, and
Qt's are only to be touched on their own.
"""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 500
"""Milliseconds between two looks at how much there is."""


class Garbage(QObject):
    """Takes over from Python's own collecting for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(tend)
        self._timer.start()


def tend() -> None:
    """Collect as thoroughly as is due, by the thresholds Python itself would use."""
    due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if due[0]:
        gc.collect(2 if due[2] else 1 if due[1] else 0)
