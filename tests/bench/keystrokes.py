"""From a keystroke in the headline to its painted preview."""

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.platform.garbage_collection import Garbage
from portal_desktop.ui.preview.page_canvas import PageCanvas
from portal_desktop.ui.tabs.registry import TABS
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.bench.children import run
from tests.bench.lines import Line
from tests.support.program import choose_icon, program

WORDS = "Yourcoffee,your rhythm. Manageithere,asoftenasyoulike.Cheers!"
BACK = "\b"
TARGET = 16.0
PACE = 0.03
"""Seconds between two keystrokes: as fast as a key repeats."""
LONGEST = 0.25
"""Seconds after which a keystroke is taken for one that changes nothing in the preview."""


def lines(scratch: Path, strokes: int) -> list[Line]:
    """Measured in a process of its own."""
    said = run("keystrokes", str(strokes), scratch=scratch)
    return [
        Line(
            f"keystroke to painted preview, {said['count']:.0f} keystrokes",
            f"99 % under {TARGET:.0f} ms",
            f"{said['p99']:.1f} ms  (half of them under {said['p50']:.1f} ms)",
            said["p99"] < TARGET,
        ),
        Line("  the same in the processor's time", "", f"{said['worked']:.1f} ms"),
    ]


def main(strokes: int) -> None:
    """Type into the headline with an icon chosen and every tab built; say how long it took."""
    with tempfile.TemporaryDirectory() as folder, program(Path(folder)) as running:
        running.open_demo()
        choose_icon(running)
        for tab in TABS:  # what nobody sees must not slow the typing down
            running.room.open_tab(tab.key)
            running.rest()
        running.room.open_tab("branding")
        field = running.window.findChild(LineEdit, HEADLINE.path)
        stage = running.window.findChild(PageCanvas, "preview.stage")
        assert field is not None
        assert stage is not None
        field.setFocus()
        running.rest()
        gc.freeze()  # as ``bootstrap`` does once everything is loaded
        Garbage(running.window)
        typist = Typist(running.app, field, stage)
        took = list(_typed(typist, strokes))
        cuts, worked = quantiles(took, n=100), quantiles(typist.worked, n=100)
        said = {"count": len(took), "p50": cuts[49], "p99": cuts[98], "worked": worked[98]}
        sys.stdout.write(json.dumps(said) + "\n")


class Typist:
    """Presses keys in ``field`` and sees when ``stage`` has been painted.

    ``worked`` is how long this thread was at it, in milliseconds, whatever else the computer did.
    """

    def __init__(self, app: QApplication, field: QWidget, stage: QWidget) -> None:
        self._app, self._field = app, field
        self._painted: list[float] = []
        self.worked: list[float] = []
        self._paint = stage.paintEvent
        setattr(stage, "paintEvent", self._watch)  # noqa: B010 - a method is not to be assigned

    def _watch(self, event: QPaintEvent) -> None:
        self._paint(event)
        self._painted.append(time.perf_counter())

    def press(self, key: str, due: float) -> float | None:
        """Milliseconds from when the key was due until the preview was painted.

        Whatever holds the window up counts, such as a draft just being saved. None if the preview
        was not painted at all: a blank at the end of a line changes nothing.
        """
        while time.perf_counter() < due:
            self.turn(self._app.processEvents)
            time.sleep(0.0002)
        self._painted.clear()
        began = time.thread_time()
        self.turn(partial(self._type, key))
        while not self._painted:
            self.turn(self._app.processEvents)
            if time.perf_counter() - due > LONGEST:
                return None
        self.worked.append((time.thread_time() - began) * 1000)
        return (self._painted[0] - due) * 1000

    def turn(self, work: Callable[[], None]) -> None:
        """Let the window do something; nothing else happens in it until this returns."""
        work()

    def _type(self, key: str) -> None:
        if key == BACK:
            QTest.keyClick(self._field, Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(self._field, key)


def _typed(typist: Typist, strokes: int) -> Iterator[float]:
    keys = cycle(WORDS + BACK * len(WORDS))
    due = time.perf_counter()
    for key in islice(keys, strokes):
        due = max(due + PACE, time.perf_counter())
        took = typist.press(key, due)
        if took is not None:
            yield took


if __name__ == "__main__":
    main(int(sys.argv[1]))
