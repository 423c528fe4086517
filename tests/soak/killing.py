"""A program that is killed while it writes to an account, and what the account then has."""

import random
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, NamedTuple

from portal_desktop.emulator import EmbeddedAccount, Response
from tests.paths import ROOT
from tests.support.http_account import Listening

LONGEST, MOMENT = 1.5, 0.35
"""Seconds that a program may go on at most, and in which a write is still on its way."""
WRITES = frozenset({"publish", "product", "reason", "link"})
"""What the program says it does that is sent to Stripe."""


class Line(NamedTuple):
    """What the program said it did, and when."""

    at: float
    what: str
    words: str


class Counting(Listening):
    """An account that says when it has nothing to do."""

    def __init__(self, account: EmbeddedAccount) -> None:
        super().__init__(account)
        self.idle = threading.Event()
        self._counting = threading.Lock()
        self._at_work = 0

    def handle(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Response:
        self._count(1)
        try:
            return super().handle(method, url, headers, body)
        finally:
            self._count(-1)

    def _count(self, more: int) -> None:
        with self._counting:
            self._at_work += more
            (self.idle.clear if self._at_work else self.idle.set)()


@dataclass
class Life:
    """One account and one folder, through many kills.

    ``began``: the account's clock at first, which goes on by one with every write.
    """

    stripe: Listening
    began: int
    lines: list[Line] = field(default_factory=list)

    @property
    def account(self) -> EmbeddedAccount:
        return self.stripe.account

    @property
    def headline(self) -> str:
        """What customers read."""
        return str(self._portal["business_profile"]["headline"] or "")

    @property
    def link(self) -> bool:
        """Whether the login link is active."""
        return bool(self._portal["login_page"]["enabled"])

    @property
    def _portal(self) -> dict[str, Any]:
        found = self.account.default_configuration()
        assert found is not None
        return found

    def words(self, what: str) -> list[str]:
        """What was begun of a kind, ever."""
        return [line.words for line in self.lines if line.what == what]

    def made(self, words: str) -> int:
        """How many things of these words the account has."""
        products = [each["name"] for each in self.account.all("product")]
        reasons = [each["description"] for each in self.account.all("billing.feedback_option")]
        return (products + reasons).count(words)


@contextmanager
def busy(folder: Path, base: str, turn: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.soak.busy_program", str(folder), base, str(turn)]
    here = ROOT
    with subprocess.Popen(command, cwd=here, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603
        try:
            yield running
        finally:
            running.kill()


def killed(folder: Path, base: str, turn: int) -> tuple[float, list[Line]]:
    """Let the program do things, and kill it in the middle; when that was, and what it did.

    In turn while it starts, right after something was begun at Stripe, and at any moment.
    """
    chance = random.Random(turn)
    lines: list[str] = []
    with busy(folder, base, turn) as running:
        assert running.stdout is not None
        lines.append(running.stdout.readline())
        if turn % 6 == 5:
            seconds = chance.uniform(0, LONGEST)
        elif turn % 2:
            lines += _until_written(running.stdout)
            seconds = chance.uniform(0, MOMENT)
        else:
            lines.append(running.stdout.readline())
            seconds = chance.uniform(0, LONGEST)
        time.sleep(seconds)
        at = time.monotonic()
        running.kill()
        lines += [line for line in running.stdout if line.endswith("\n")]
    return at, [_line(each) for each in lines]


def _until_written(output: IO[str]) -> Iterator[str]:
    """The lines up to the first thing that is sent to Stripe."""
    for line in output:
        yield line
        if _line(line).what in WRITES:
            return


def until_idle(stripe: Counting, base: str, seconds: float) -> None:
    """Wait until the account has done all it was asked, by whoever is gone by now."""
    # Connections are taken in order: what was asked before has been taken when this is answered.
    with urllib.request.urlopen(f"{base}/_dashboard/faults") as answer:  # noqa: S310 - loopback
        answer.read()
    assert stripe.idle.wait(seconds)


def _line(text: str) -> Line:
    at, what, words = text.rstrip("\n").split(" ", 2)
    return Line(float(at), what, words)
