"""Fifty thousand customers: when the window can be used, how it types meanwhile, what it costs."""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from typing import Any

import requests
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from portal_desktop.application import bootstrap as door
from portal_desktop.emulator import DEMO_KEY
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.preview.page_canvas import PageCanvas
from portal_desktop.ui.tabs.registry import TABS
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.bench.children import run
from tests.bench.crowd_account import CUSTOMERS, PRODUCTS, elsewhere
from tests.bench.heartbeat import Heart
from tests.bench.keystrokes import BACK, PACE, WORDS, Typist
from tests.bench.lines import Line
from tests.support.program import Program, program
from tests.ui.support.account_service import wait_until

USABLE, TYPING, PAUSE, TIMES = 1_000.0, 25.0, 100.0, 4.0
LATENCY = 60
"""Milliseconds: as far away as Stripe is from a good line."""
LOOK = 50
PATIENCE = 600
LISTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("/v1/subscriptions", {"status": "all", "expand[0]": "data.customer"}),
    ("/v1/products", {}),
    ("/v1/prices", {}),
)


def lines(scratch: Path) -> list[Line]:
    """Each measured in a process of its own."""
    typed = run("crowd", "typing", scratch=scratch, patience=PATIENCE)
    rested = run("crowd", "resting", scratch=scratch, patience=PATIENCE)
    fetched = run("crowd", "fetching", scratch=scratch, patience=PATIENCE)
    times = rested["worked"] / fetched["worked"]
    many = f"{CUSTOMERS:,} customers and {PRODUCTS:,} products"
    pause = max(typed["pause"], rested["pause"])
    return [
        _line(f"{many}: until the window can be used", "", typed["usable"], USABLE),
        _line(f"  keystroke to painted preview meanwhile, {typed['count']:.0f} keystrokes",
              "99 %", typed["p99"], TYPING),
        Line("  the same in the processor's time", "", f"{typed['p99_worked']:.1f} ms"),
        _line("  longest pause of the window meanwhile", "", pause, PAUSE),
        Line("  the same in the processor's time", "", f"{typed['pause_worked']:.1f} ms"),
        Line("  reading and showing them, processor", f"≤ {TIMES:.0f} × fetching and parsing alone",
             f"{times:.1f} ×  ({rested['worked']:.1f} s / {fetched['worked']:.1f} s)",
             times <= TIMES),
    ]  # fmt: skip


def _line(what: str, part: str, measured: float, target: float) -> Line:
    wanted = f"{part} under {target:.0f} ms".strip()
    return Line(what, wanted, f"{measured:.1f} ms", measured < target)


def main(what: str) -> None:
    """Say what was measured, in milliseconds; what was worked in seconds of the processor's."""
    measure: dict[str, Callable[[], dict[str, float]]] = {
        "typing": _typing,
        "resting": _resting,
        "fetching": _fetching,
    }
    sys.stdout.write(json.dumps(measure[what]()) + "\n")


def _typing() -> dict[str, float]:
    """Type into the headline, every tab built, until everybody is read."""
    with _opened(LATENCY) as (running, usable):
        for tab in TABS:
            running.room.open_tab(tab.key)
            running.app.processEvents()
        running.room.open_tab("branding")
        field = running.window.findChild(LineEdit, HEADLINE.path)
        stage = running.window.findChild(PageCanvas, "preview.stage")
        assert field is not None
        assert stage is not None
        field.setFocus()
        running.app.processEvents()
        typist = _Watched(running.app, field, stage)
        took = list(_typed(running, typist))
        return {
            "usable": usable,
            "count": len(took),
            "p99": quantiles(took, n=100)[98],
            "p99_worked": quantiles(typist.worked, n=100)[98],
            "pause": typist.longest,
            "pause_worked": typist.longest_worked,
        }


def _resting() -> dict[str, float]:
    """Look on while everybody is read."""
    with _opened(0) as (running, _usable):
        heart, began = Heart(), time.process_time()
        while not _complete(running):
            _wait(LOOK)
        return {"worked": time.process_time() - began, "pause": heart.stop()}


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _fetching() -> dict[str, float]:
    """Fetch the same pages with the same library, and parse them."""
    with elsewhere(0) as base, requests.Session() as session:
        session.trust_env = False
        session.headers["Authorization"] = f"Bearer {DEMO_KEY}"
        session.get(f"{base}/v1/account")
        began = time.process_time()
        for path, asked in LISTS:
            _fetch_all(session, base + path, asked)
        return {"worked": time.process_time() - began}


def _fetch_all(session: requests.Session, url: str, asked: dict[str, str]) -> None:
    page: dict[str, Any] = {"data": [], "has_more": True}
    while page["has_more"]:
        after = {"starting_after": page["data"][-1]["id"]} if page["data"] else {}
        page = json.loads(session.get(url, params={**asked, **after, "limit": "100"}).content)


@contextmanager
def _opened(latency: int) -> Iterator[tuple[Program, float]]:
    """The program with this account open, and after how many milliseconds it could be used."""
    sys.setswitchinterval(door.SWITCH_INTERVAL)  # as ``bootstrap`` does
    with (
        tempfile.TemporaryDirectory() as name,
        elsewhere(latency) as base,
        program(Path(name), base=base) as running,
    ):
        QTimer.singleShot(
            door.SETTLED, running.window, partial(door._collect_again, running.window)
        )
        began = time.perf_counter()
        running.show(1_280, 800)
        running.window.open_now(running.account_service.demo_account())
        wait_until(lambda: running.room.session.state == "ready")
        running.app.processEvents()
        yield running, (time.perf_counter() - began) * 1_000


class _Watched(Typist):
    """Sees also how long the window answered nothing at all.

    ``longest`` in milliseconds; ``longest_worked`` in the processor's, whatever else it did.
    """

    def __init__(self, app: QApplication, field: QWidget, stage: QWidget) -> None:
        super().__init__(app, field, stage)
        self.longest = self.longest_worked = 0.0

    def turn(self, work: Callable[[], None]) -> None:
        began, worked = time.perf_counter(), time.thread_time()
        super().turn(work)
        self.longest = max(self.longest, (time.perf_counter() - began) * 1_000)
        self.longest_worked = max(self.longest_worked, (time.thread_time() - worked) * 1_000)


def _typed(running: Program, typist: Typist) -> Iterator[float]:
    keys = cycle(WORDS + BACK * len(WORDS))
    due = time.perf_counter()
    while not _complete(running):
        due = max(due + PACE, time.perf_counter())
        took = typist.press(next(keys), due)
        if took is not None:
            yield took


def _complete(running: Program) -> bool:
    known = running.room.document.account_snapshot
    return all(part and part.complete for part in (known.catalogue, known.subscriptions))


if __name__ == "__main__":
    main(sys.argv[1])
