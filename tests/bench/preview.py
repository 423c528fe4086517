"""The preview: from a keystroke to its paint, alone, side by side and during a download; and from
one page, device, situation or language to another.
"""

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from typing import get_args

from PySide6.QtCore import QEvent, QObject

from portal_desktop.application.bootstrap import SWITCH_INTERVAL
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.portal_page import Device, PageName
from portal_desktop.portal_page.view import SITUATIONS
from portal_desktop.ui.platform.garbage_collection import Garbage
from portal_desktop.ui.preview.labels import LANGUAGES
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.bench.children import run
from tests.bench.keystrokes import BACK, PACE, WORDS, Typist
from tests.bench.lines import Line
from tests.bench.prices import _complete, _elsewhere
from tests.support.program import Program, choose_icon, program
from tests.ui.support.account_service import wait_until
from tests.ui.support.workspaces import everything_on

ALONE, BESIDE, LOADING, SWITCH = 8.0, 16.0, 25.0, 50.0
WIDE = (1_900, 1_000)
LOST = 0.5
"""Seconds after which nothing more will be painted."""


def lines(scratch: Path, strokes: int) -> list[Line]:
    """Measured in processes of their own."""
    said = run("preview", "still", str(strokes), scratch=scratch)
    said |= run("preview", "loading", str(strokes), scratch=scratch)
    return [
        _keys("keystroke to painted preview with an icon", said, "alone", ALONE),
        _keys("the same, published and wanted side by side", said, "beside", BESIDE),
        _keys("the same during a download", said, "loading", LOADING),
        Line(
            f"another page, device, situation or language, {said['switches']:.0f} times",
            f"under {SWITCH:.0f} ms",
            f"{said['switch']:.1f} ms at most  (99 % under {said['switch_p99']:.1f} ms)",
            said["switch"] < SWITCH,
        ),
    ]


def _keys(what: str, said: dict[str, float], name: str, target: float) -> Line:
    return Line(
        f"{what}, {said[f'{name}_count']:.0f} keystrokes",
        f"99 % under {target:.0f} ms",
        f"{said[name]:.1f} ms  (half of them under {said[f'{name}_p50']:.1f} ms)",
        said[name] < target,
    )


def main(what: str, strokes: int) -> None:
    """Type and switch with the demo open; say how long it took until the preview was painted."""
    sys.setswitchinterval(SWITCH_INTERVAL)  # as ``bootstrap`` does
    with tempfile.TemporaryDirectory() as folder:
        measure = _still if what == "still" else _loading
        sys.stdout.write(json.dumps(measure(Path(folder), strokes)) + "\n")


def _still(folder: Path, strokes: int) -> dict[str, float]:
    with program(folder) as running:
        running.open_demo()
        pane = _ready(running)
        said = _numbers("alone", _typed(running, pane, lambda count: count < strokes))
        switching = sorted(_switched(running, pane))
        said |= {
            "switches": len(switching),
            "switch": switching[-1],
            "switch_p99": quantiles(switching, n=100)[98],
        }
        running.show(*WIDE)
        running.room.split.setSizes([560, 1_150])
        pane.show_side("both")
        running.rest()
        assert pane.other.isVisible()
        return said | _numbers("beside", _typed(running, pane, lambda count: count < strokes))


def _loading(folder: Path, _strokes: int) -> dict[str, float]:
    with _elsewhere(folder) as base, program(folder, base=base) as running:
        running.window.open_now(running.account_service.demo_account())
        running.show(1_280, 800)
        room = running.room
        wait_until(lambda: room.session.state != "loading")
        pane = _ready(running, rest=False)
        return _numbers("loading", _typed(running, pane, lambda _count: not _complete(running)))


def _ready(running: Program, *, rest: bool = True) -> PreviewPane:
    if rest:
        choose_icon(running)
    running.room.open_tab("branding")
    wait_until(lambda: running.window.findChild(PreviewPane) is not None)
    pane = running.window.findChild(PreviewPane)
    assert pane is not None
    if rest:
        running.rest()
    gc.freeze()  # as ``bootstrap`` does once everything is loaded
    Garbage(running.window)
    return pane


def _typed(running: Program, pane: PreviewPane, goes_on: Callable[[int], bool]) -> list[float]:
    field = running.window.findChild(LineEdit, HEADLINE.path)
    assert field is not None
    field.setFocus()
    typist = Typist(running.app, field, pane.stage)
    took: list[float] = []
    due = time.perf_counter()
    for key in cycle(WORDS + BACK * len(WORDS)):
        if not goes_on(len(took)):
            break
        due = max(due + PACE, time.perf_counter())
        painted = typist.press(key, due)
        if painted is not None:
            took.append(painted)
    return took


def _switched(running: Program, pane: PreviewPane) -> Iterator[float]:
    """Every page on both devices, every situation, every language."""
    running.room.document.edit(
        "On", everything_on(running.room.document.account_snapshot.catalogue)
    )
    running.rest()
    eye, devices = _Eye(running, pane), get_args(Device)
    acts: list[Callable[[], None]] = []
    for device in devices:
        acts.append(partial(pane.show_device, device))
        acts += (partial(pane.show_page, name) for name in get_args(PageName))
    acts.append(partial(pane.show_page, "home"))
    acts += (partial(pane.show_situation, each) for each in (*SITUATIONS[1:], SITUATIONS[0]))
    acts += (partial(pane.show_language, each) for each in (*LANGUAGES, "en"))
    for act in acts:
        took = eye.after(act)
        if took < LOST * 1_000:  # else both look the same: there was nothing to paint
            yield took


class _Eye(QObject):
    """Sees when the stage was painted."""

    def __init__(self, running: Program, pane: PreviewPane) -> None:
        super().__init__()
        self._app = running.app
        self._painted = False
        pane.stage.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        self._painted = self._painted or event.type() == QEvent.Type.Paint
        return False

    def after(self, act: Callable[[], None]) -> float:
        """Milliseconds from a click or key until the page was painted."""
        self._app.processEvents()
        self._painted = False
        began = time.perf_counter()
        act()
        while not self._painted and time.perf_counter() - began < LOST:
            self._app.processEvents()
        return (time.perf_counter() - began) * 1_000


def _numbers(name: str, took: list[float]) -> dict[str, float]:
    cuts = quantiles(took, n=100)
    return {f"{name}_count": len(took), f"{name}_p50": cuts[49], name: cuts[98]}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
