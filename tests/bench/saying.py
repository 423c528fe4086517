"""What a measured process says. Imports next to nothing, so that it measures nothing of itself."""

import os
import sys
import time
from typing import NoReturn


def say_when(when: float) -> NoReturn:
    """Something happened at this ``time.monotonic()``; ends the process.

    ``worked`` is the processor's time until now, which other programs disturb less.
    """
    _end(f'{{"when": {when!r}, "worked": {time.process_time()!r}}}')


def say_memory() -> NoReturn:
    """How much memory the process uses; ends it."""
    from tests.bench.used import used

    now = used()
    _end(f'{{"resident": {now.resident!r}, "own": {now.own!r}}}')


def _end(line: str) -> NoReturn:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    os._exit(0)
