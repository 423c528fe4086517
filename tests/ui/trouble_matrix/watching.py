"""What is watched while a cell of the matrix lives."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from portal_desktop.stripe_api.client import NetworkHttpClient

BEAT = 10
LONGEST_PAUSE = 1.2
"""Seconds that the window may stand still. On a busy machine it waits for others; waiting for an
answer that does not come would take longer (see ``faults.IMPATIENT``)."""


class Heartbeat:
    """How long the window's thread was away at most."""

    def __init__(self) -> None:
        self._longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.monotonic()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def end(self) -> float:
        """The longest pause in seconds."""
        self._timer.stop()
        return self._longest


@contextmanager
def requests_seen() -> Iterator[set[threading.Thread]]:
    """The threads that ask Stripe for something, in whatever program of this process."""
    threads: set[threading.Thread] = set()
    request = NetworkHttpClient.request

    def seen(self: NetworkHttpClient, *args: Any, **more: Any) -> Any:
        threads.add(threading.current_thread())
        return request(self, *args, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(NetworkHttpClient, "request", seen)
        yield threads
