"""The processor's time for reading subscriptions, beside that of parsing their text alone."""

import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from portal_desktop import emulator
from portal_desktop.account.account import STRIPE
from portal_desktop.emulator import DEMO_KEY, Emulator, Response
from portal_desktop.stripe_api import connect
from portal_desktop.stripe_api.gateway import StripeGateway
from portal_desktop.stripe_api.in_process_http import InProcessHttpClient
from tests.bench.children import run
from tests.bench.lines import Line

MANY, TURNS = 2_000, 5
TIMES = 12
"""How many times the parsing alone the whole reading may take."""


def lines(scratch: Path) -> list[Line]:
    """Measured in a process of its own."""
    said = run("reading", scratch=scratch)
    times = said["reading"] / said["parsing"]
    each = said["reading"] / MANY * 1_000
    return [
        Line(
            f"Reading {MANY} subscriptions, processor",
            f"≤ {TIMES} × parsing alone",
            f"{times:.1f} ×, {each:.2f} ms each",
            holds=times <= TIMES,
        )
    ]


def main() -> int:
    """Says how long both take, in seconds."""
    kept = _answers()
    gateway = StripeGateway(
        lambda: connect(DEMO_KEY, STRIPE, "demo", http=InProcessHttpClient(kept))
    )
    read = _fastest(lambda: list(gateway.subscriptions()))
    parsed = _fastest(lambda: [json.loads(body) for body in kept.bodies.values()])
    sys.stdout.write(json.dumps({"reading": read, "parsing": parsed}) + "\n")
    return 0


class _Kept:
    """The embedded account's answers, made once, so that making them is not measured."""

    def __init__(self, stripe: Emulator) -> None:
        self._stripe = stripe
        self.bodies: dict[str, bytes] = {}

    def __call__(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Response:
        if url not in self.bodies:
            self.bodies[url] = self._stripe.handle(method, url, headers, body).body
        return Response(200, {"Content-Type": "application/json"}, self.bodies[url])


def _answers() -> _Kept:
    account = emulator.demo()
    some = account.all("subscription")
    for number in range(MANY - len(some)):
        account.put(some[number % len(some)] | {"id": f"sub_copy{number}"})
    return _Kept(Emulator(account))


def _fastest(work: Callable[[], object]) -> float:
    """Seconds of this thread's processor time."""
    work()
    took = []
    for _turn in range(TURNS):
        began = time.thread_time()
        work()
        took.append(time.thread_time() - began)
    return min(took)


if __name__ == "__main__":
    sys.exit(main())
