"""Round trips one after another: until the settings show, and for publishing."""

import json
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication

from portal_desktop import emulator
from portal_desktop.emulator import Emulator, Response
from portal_desktop.options.business_profile import HEADLINE
from tests.bench.children import run
from tests.bench.lines import Line
from tests.ui.support.account_service import OpenedAccount, open_test_account

OPENING, PUBLISHING = 4, 2
LATENCY = 0.03
"""Seconds a request takes here, so that it can be seen which wait for which."""

Trip = tuple[float, float]


class Counted(Emulator):
    """The embedded account, with a note of when each request began and ended."""

    def __init__(self) -> None:
        super().__init__(emulator.demo())
        self.trips: list[Trip] = []
        self._noting = threading.Lock()

    def handle(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Response:
        """The emulator's answer, after a while."""
        began = time.monotonic()
        time.sleep(LATENCY)
        try:
            return super().handle(method, url, headers, body)
        finally:
            with self._noting:
                self.trips.append((began, time.monotonic()))


def one_after_another(trips: list[Trip], until: float) -> int:
    """The longest chain of requests each of which began after the one before had ended."""
    count, free = 0, 0.0
    for began, ended in sorted(trips, key=lambda trip: trip[1]):
        if began >= free and ended <= until:
            count, free = count + 1, ended
    return count


def lines(scratch: Path) -> list[Line]:
    """Measured in a process of its own."""
    said = run("trips", scratch=scratch)
    return [
        _line("round trips one after another until settings show", said["opening"], OPENING),
        _line("round trips one after another for publishing", said["publishing"], PUBLISHING),
    ]


def _line(what: str, measured: float, target: int) -> Line:
    return Line(what, f"≤ {target}", f"{measured:.0f}", measured <= target)


def main() -> None:
    """Open the demo as the window does and publish a headline; say how many trips each took."""
    app = QApplication([])
    stripe = Counted()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_test_account(Path(folder), stripe=stripe, start=False) as account_service,
    ):
        opening = _open(account_service, stripe)
        publishing = _publish(account_service, stripe)
    sys.stdout.write(json.dumps({"opening": opening, "publishing": publishing}) + "\n")
    app.quit()


def _open(account_service: OpenedAccount, stripe: Counted) -> int:
    shown: list[float] = []
    account_service.session.changed.connect(
        lambda: shown.append(time.monotonic()) if account_service.session.state == "ready" else None
    )
    account_service.session.start()
    account_service.rest()
    return one_after_another(stripe.trips, shown[0])


def _publish(account_service: OpenedAccount, stripe: Counted) -> int:
    stripe.trips.clear()
    account_service.session.document.set_value(HEADLINE.path, "Your coffee, your rhythm.")
    done: list[float] = []
    account_service.session.published.connect(lambda _count: done.append(time.monotonic()))
    account_service.session.writes.publish_plan(account_service.session.document.plan)
    account_service.until(lambda: bool(done))
    return one_after_another(stripe.trips, done[0])


if __name__ == "__main__":
    main()
