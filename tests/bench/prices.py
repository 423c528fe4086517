"""Ten thousand prices: opening the chooser of plans, and typing in its search."""

import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import quantiles

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from portal_desktop import emulator
from portal_desktop.application.bootstrap import SWITCH_INTERVAL
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE
from portal_desktop.ui.plans.plan_chooser import PlanChooser
from portal_desktop.ui.platform.garbage_collection import Garbage
from portal_desktop.ui.widgets.chip import Chip
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.bench.children import run
from tests.bench.lines import Line
from tests.support.program import Program, program
from tests.ui.support.account_service import wait_until

PRICES, EACH = 10_000, 4
OPENING, TYPING, LOADING = 100.0, 16.0, 25.0
WORDS = ("product 12", "month", "1234", "key_7", "zzz")
PACE = 0.03
LATENCY = 60
OPENINGS = 9


def lines(scratch: Path, strokes: int) -> list[Line]:
    """Measured in a process of its own."""
    said = run("prices", str(strokes), scratch=scratch)
    return [
        _line("chooser with 10,000 prices, to its first paint", "", said["opening"], OPENING),
        _line(
            f"keystroke in its search, {said['count']:.0f} keystrokes", "99 %",
            said["typing"], TYPING,
        ),
        _line(
            f"the same while they are loading, {said['meanwhile']:.0f} keystrokes", "99 %",
            said["loading"], LOADING,
        ),
    ]  # fmt: skip


def _line(what: str, part: str, measured: float, target: float) -> Line:
    wanted = f"{part} under {target:.0f} ms".strip()
    return Line(what, wanted, f"{measured:.1f} ms", measured < target)


def main(strokes: int) -> None:
    """Open the demo with ten thousand prices more; say how long everything took."""
    sys.setswitchinterval(SWITCH_INTERVAL)  # as ``bootstrap`` does
    with (
        tempfile.TemporaryDirectory() as name,
        _elsewhere(Path(name)) as base,
        program(Path(name), base=base) as running,
    ):
        running.window.open_now(running.account_service.demo_account())
        running.show(1_280, 800)
        room = running.room
        wait_until(lambda: room.session.state != "loading")
        room.document.edit("On", {UPDATE.path: True, ALLOWED_UPDATES.path: ("price",)})
        room.open_tab("subscription")
        wait_until(lambda: _prices(running) > 0)
        gc.freeze()  # as ``bootstrap`` does once everything is loaded
        Garbage(running.window)
        _add(running.window)  # the chooser is made when it is opened first
        eye = _Eye(running)
        loading = _typed(eye, lambda _count: not _complete(running))
        wait_until(lambda: _complete(running))
        running.rest()
        typing = _typed(eye, lambda count: count < strokes)
        opening = sorted(eye.reopened() for _turn in range(OPENINGS))[OPENINGS // 2]
        said = {
            "opening": opening,
            "count": len(typing),
            "typing": _most(typing),
            "meanwhile": len(loading),
            "loading": _most(loading),
        }
        sys.stdout.write(json.dumps(said) + "\n")


@contextmanager
def _elsewhere(folder: Path) -> Iterator[str]:
    """The address of an embedded account with these prices, in a process of its own.

    As far away as Stripe is from a good line, and no burden to this process.
    """
    (folder / "business.json").write_text(_business(), encoding="utf-8")
    asked = ["--port", "0", "--business", str(folder / "business.json"), "--latency", str(LATENCY)]
    process = subprocess.Popen(
        [sys.executable, "-m", "portal_desktop.emulator", *asked], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip().rpartition(" ")[2]
    finally:
        process.terminate()
        process.wait()


def _add(window: QWidget) -> None:
    chip = window.findChild(Chip, PRODUCTS.path)
    assert chip is not None
    chip.click()


class _Eye(QObject):
    """Has the chooser open, types in its search, and sees when its list was painted."""

    def __init__(self, running: Program) -> None:
        super().__init__()
        self._app: QApplication = running.app
        self._window = running.window
        self._painted = False
        _add(self._window)
        chooser = running.window.findChild(PlanChooser)
        assert chooser is not None
        self._chooser = chooser
        self._search = chooser.findChild(LineEdit)
        chooser.list.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        self._painted = self._painted or event.type() == QEvent.Type.Paint
        return False

    def reopened(self) -> float:
        """Milliseconds from the press to the painted list, with nothing kept from before."""
        QTest.keyClick(self._chooser, Qt.Key.Key_Escape)
        self._app.processEvents()
        self._chooser.clear_plans()
        self._painted = False
        began = time.perf_counter()
        _add(self._window)
        return self._until_painted(began)

    def press(self, key: str, due: float) -> float:
        """Milliseconds from when the key was due until the list was painted."""
        while time.perf_counter() < due:
            self._app.processEvents()
            time.sleep(0.0002)
        self._painted = False
        assert isinstance(self._search, QWidget)
        if key == "\b":
            QTest.keyClick(self._search, Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(self._search, key)
        return self._until_painted(due)

    def _until_painted(self, began: float) -> float:
        while not self._painted:
            self._app.processEvents()
        return (time.perf_counter() - began) * 1000


def _typed(eye: _Eye, goes_on: Callable[[int], bool]) -> list[float]:
    took: list[float] = []
    due = time.perf_counter()
    for word in cycle(WORDS):
        for key in word + "\b" * len(word):
            if not goes_on(len(took)):
                return took
            due = max(due + PACE, time.perf_counter())
            took.append(eye.press(key, due))
    return took


def _most(took: list[float]) -> float:
    """Under which 99 % stay."""
    return quantiles(took, n=100)[98] if len(took) > 1 else float("nan")


def _prices(running: Program) -> int:
    catalogue = running.room.document.account_snapshot.catalogue
    return len(catalogue.prices) if catalogue else 0


def _complete(running: Program) -> bool:
    catalogue = running.room.document.account_snapshot.catalogue
    return catalogue is not None and catalogue.complete


def _business() -> str:
    """The demo business with ten thousand prices more."""
    account = emulator.demo()
    product = next(each for each in account.all("product") if each["active"])
    price = next(each for each in account.all("price") if each["recurring"])
    rhythms = (("month", 1), ("year", 1), ("month", 3), ("week", 1))
    for number in range(PRICES // EACH):
        name = f"prod_many{number}"
        account.put(product | {"id": name, "name": f"Product {number * 7919 % PRICES}"})
        for place, (interval, count) in enumerate(rhythms):
            recurring = price["recurring"] | {"interval": interval, "interval_count": count}
            own = {"id": f"price_many{number}_{place}", "product": name, "recurring": recurring}
            amount = 1_000 + number * 7 + place
            account.put(
                price | own | {"unit_amount": amount, "lookup_key": f"key_{number}_{place}"}
            )
    return json.dumps({kind: account.all(kind) for kind in account.objects})


if __name__ == "__main__":
    main(int(sys.argv[1]))
