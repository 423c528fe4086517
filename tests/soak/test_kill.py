"""The program is killed in the middle of a word: what was typed before is there."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from portal_desktop import history
from portal_desktop.accounts import demo_account
from portal_desktop.history import History
from portal_desktop.options import HEADLINE
from portal_desktop.shelf import Shelf
from portal_desktop.store import open_store

KILLS = 200 if "PORTAL_SOAK" in os.environ else 3
SAFE_AFTER = 0.7
"""Seconds after which a letter has to be on the disk: twice the pause of saving, and a moment."""
LONGEST = 1.6

Typed = list[tuple[float, str]]


@contextmanager
def somebody_typing(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.soak.typing_program", str(folder)]
    with subprocess.Popen(  # noqa: S603
        command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True
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


def stored(folder: Path) -> History:
    """The draft as the next start finds it; nothing was damaged."""
    opened = open_store(folder)
    try:
        assert opened.notices == ()
        found = Shelf(opened.store, demo_account()).history()
    finally:
        opened.store.close()
    assert found is not None
    return found


@pytest.mark.parametrize("turn", range(KILLS))
def test_a_killed_program_loses_nothing_typed_a_moment_before(tmp_path: Path, turn: int) -> None:
    seconds = random.Random(turn).uniform(SAFE_AFTER, LONGEST)
    killed, typed = killed_while_typing(tmp_path, seconds)
    safe = [text for when, text in typed if when <= killed - SAFE_AFTER]
    found = stored(tmp_path)
    kept = found.draft.get(HEADLINE)
    assert kept in [text for _when, text in typed][len(safe) - 1 :]
    before = history.undo(found).draft.get(HEADLINE)
    assert before != kept
    assert history.redo(history.undo(found)).draft.get(HEADLINE) == kept


def test_it_goes_on_where_it_was_killed(tmp_path: Path) -> None:
    for turn in range(2):
        killed_while_typing(tmp_path, SAFE_AFTER + 0.3 * turn)
        assert stored(tmp_path).steps
