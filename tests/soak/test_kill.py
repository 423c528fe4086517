"""The program is killed in the middle of a word: what was typed before is there."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import IO

import pytest

from portal_desktop.account.account import demo_account
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.settings import edit_history as history
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.storage.account_storage import AccountStorage
from portal_desktop.storage.sqlite.opening import open_store
from tests.paths import ROOT

KILLS = 200 if "PORTAL_SOAK" in os.environ else 3
PROMISED = 0.3
"""Seconds of typing that a kill may cost, and then what one write takes."""
SHORTEST, LONGEST = 0.7, 1.6
"""Seconds of typing before the kill."""

Typed = list[tuple[float, str]]


@contextmanager
def somebody_typing(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.soak.typing_program", str(folder)]
    with subprocess.Popen(  # noqa: S603
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def killed_while_typing(folder: Path, seconds: float) -> tuple[float, Typed]:
    """Type for so long, kill; when that was, and each text with the time it was there."""
    with somebody_typing(folder) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        time.sleep(seconds)
        killed = time.monotonic()
        running.kill()
        return killed, [_said(line) for line in [first, *_rest(running.stdout)]]


def _rest(output: IO[str]) -> list[str]:
    """Whole lines only: the last one may have been cut off."""
    return [line for line in output if line.endswith("\n")]


def _said(line: str) -> tuple[float, str]:
    when, _blank, text = line.rstrip("\n").partition(" ")
    return float(when), text


def stored(folder: Path) -> EditHistory:
    """The draft as the next start finds it; nothing was damaged."""
    opened = open_store(folder)
    try:
        assert opened.notices == ()
        found = AccountStorage(opened.store, demo_account()).load_history()
    finally:
        opened.store.close()
    assert found is not None
    return found


def longest_write(killed: float, typed: Typed) -> float:
    """Seconds that no letter came in, of the last in which one write fell.

    Letters come every few milliseconds from the thread that also writes, so a write takes no longer
    than the longest time without one; nor did whatever else held up the program, on a busy machine.
    """
    times = [when for when, _text in typed if killed - 2 * PROMISED < when < killed]
    return max((later - when for when, later in pairwise([*times, killed])), default=0.0)


@pytest.fixture(scope="module")
def lost(request: pytest.FixtureRequest) -> Iterator[list[tuple[float, float]]]:
    """What each kill has cost, and its longest write, in seconds; the most of it is said."""
    costs: list[tuple[float, float]] = []
    yield costs
    capture = request.config.pluginmanager.getplugin("capturemanager")
    most, write = max(costs, default=(0.0, 0.0))
    typing = max((cost - pause for cost, pause in costs), default=0.0)
    with capture.global_and_fixture_disabled():
        sys.stdout.write(
            f"\n{len(costs)} kills: at most {most * 1_000:.0f} ms missing, a pause of"
            f" {write * 1_000:.0f} among them; without it at most {typing * 1_000:.0f} ms\n"
        )


@pytest.mark.parametrize("turn", range(KILLS))
def test_a_killed_program_loses_no_more_than_is_promised(
    tmp_path: Path, turn: int, lost: list[tuple[float, float]]
) -> None:
    seconds = random.Random(turn).uniform(SHORTEST, LONGEST)
    killed, typed = killed_while_typing(tmp_path, seconds)
    found = stored(tmp_path)
    kept = found.draft.get(HEADLINE)
    texts = [text for _when, text in typed]
    assert kept in texts
    saved = len(texts) - texts[::-1].index(str(kept))
    missing = [when for when, _text in typed[saved:] if when < killed]
    cost = killed - missing[0] if missing else 0.0
    pause = longest_write(killed, typed)
    lost.append((cost, pause))
    assert cost <= PROMISED + pause
    before = history.undo(found).draft.get(HEADLINE)
    assert before != kept
    assert history.redo(history.undo(found)).draft.get(HEADLINE) == kept


def test_it_goes_on_where_it_was_killed(tmp_path: Path) -> None:
    for turn in range(2):
        killed_while_typing(tmp_path, SHORTEST + 0.3 * turn)
        assert stored(tmp_path).steps
