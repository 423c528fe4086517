"""Garbage is collected on the window's thread only, and a little at a time.

Python collects wherever it happens to be. In a queue's thread it would delete widgets there, and
Qt's are only to be touched on their own. And it looks at everything there is at once: with tens
of thousands of customers that is a pause that can be felt.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from portal_desktop.ui.platform.heap_memory import trim_heap

PAUSE: Final = 250
"""Milliseconds between two looks at how much there is."""
CLOSED: Final = 3_000
"""Milliseconds after an account was closed, or another program came to the front: what comes in
its place is there by then, and nobody types."""

TRIM: Final = 60_000
"""Milliseconds between two times at which what is free goes back to the system."""

# Objects that were made since they were looked at last. Python looks at some three thousand in a
# millisecond.
YOUNG: Final = 700
MIDDLE: Final = 10_000
OLD: Final = 15_000
MOST: Final = 15_000


class Garbage(QObject):
    """Takes over from Python's own collecting for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._collector = Collector()
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._collector.tend)
        self._timer.start()
        self._closed = QTimer(self, singleShot=True, interval=CLOSED)
        self._closed.timeout.connect(self._look_at_everything)
        self._away = QTimer(self, singleShot=True, interval=CLOSED)
        self._away.timeout.connect(self._look_at_everything)
        self._trim = QTimer(self, interval=TRIM)
        self._trim.timeout.connect(trim_heap)
        self._trim.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._came_or_went)

    def account_closed(self) -> None:
        """Soon look also at what stayed so long that it was not looked at any more."""
        self._closed.start()

    def _look_at_everything(self) -> None:
        self._collector.look_at_everything()
        trim_heap()

    def _came_or_went(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._away.stop()
        elif self._collector.set_aside:
            self._away.start()


class Collector:
    """Collects in three generations, as Python does, by how many objects each look is at.

    ``set_aside``: whether something is not looked at any more, and may be garbage by now.
    """

    def __init__(self) -> None:
        self._middle = self._old = 0
        self.set_aside = False

    def tend(self) -> None:
        """Look at what was made lately; rarely at what is older, and never at very much."""
        made = gc.get_count()[0]
        if made <= YOUNG:
            return
        self._middle += made
        if self._middle <= MIDDLE:
            gc.collect(0)
            return
        self._old += self._middle
        self._middle = 0
        if self._old <= OLD:
            gc.collect(1)
            return
        self._old = 0
        gc.collect(2)
        if len(gc.get_objects(generation=2)) > MOST:
            # Read to stay: there is no garbage in it, and looking again would take long.
            gc.freeze()
            self.set_aside = True

    def look_at_everything(self) -> None:
        """As rarely as something large is given up: it may be among what is not looked at."""
        gc.unfreeze()
        gc.collect(2)
        gc.freeze()
        self._middle = self._old = 0
        self.set_aside = False
