"""Pictures decoded on a worker never freeze the window's thread, whatever it does meanwhile."""

import os
import subprocess
import sys

from tests.paths import ROOT

SECONDS, ROUNDS = (0.5, 12) if "PORTAL_SOAK" in os.environ else (0.1, 1)
"""How long each pair of ways goes on, and how often all of them are tried."""
WATCHED = 40
"""Seconds that a frozen pair needs to end itself, with the stacks of all threads."""
PAIRS = 35


def test_decoding_on_a_worker_never_freezes_the_window() -> None:
    command = [sys.executable, "-m", "tests.soak.decoding_program", str(SECONDS), str(ROUNDS)]
    ended = subprocess.run(  # noqa: S603
        command,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=PAIRS * ROUNDS * SECONDS * 4 + 2 * WATCHED,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout.count("times\n") == PAIRS * ROUNDS
