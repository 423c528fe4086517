"""Measurements in processes of their own, so that none warms the next one up."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.paths import ROOT

PATIENCE = 300
"""Seconds that one child may take."""
GRACE = 5

Said = dict[str, float]


class NotMeasured(Exception):
    """What a measurement said instead of numbers."""


def run(module: str, *arguments: str, scratch: Path, patience: float = PATIENCE) -> Said:
    """The numbers a child module says in its last line; ``seconds`` from its start to ``when``.

    Compiled code is kept in ``scratch``: the measured start is that of every day, not the first.
    Raises ``NotMeasured`` if the child fails, or takes more than ``patience`` seconds: then with
    the stacks of all its threads.
    """
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(scratch / "compiled"), "LANGUAGE": "en"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-X", "faulthandler", "-m", f"tests.bench.{module}", *arguments]
    began = time.monotonic()
    status, output, errors = _ended(command, environment, patience)
    lines = output.strip().splitlines()
    if status or not lines:
        what = f"took more than {patience:.0f} s" if status is None else "failed"
        raise NotMeasured(f"tests.bench.{module} {what}:\n{output}{errors}")
    try:
        said: Said = json.loads(lines[-1])
    except ValueError as error:
        raise NotMeasured(f"tests.bench.{module} said no numbers:\n{output}{errors}") from error
    return {**said, "seconds": said.get("when", began) - began}


def _ended(
    command: Sequence[str], environment: Mapping[str, str], patience: float
) -> tuple[int | None, str, str]:
    """Status (None: it took too long), output and errors of a process; it leaves none behind."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            output, errors = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            _stop(process, "SIGABRT")  # which makes it tell where it is
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(GRACE)
            _stop(process, "SIGKILL")
            return (None, *process.communicate())
        finally:
            _stop(process, "SIGKILL")
        return process.returncode, output, errors


def _stop(process: "subprocess.Popen[str]", how: str) -> None:
    """Also what it started; where there are no such signals, only itself."""
    if not hasattr(os, "killpg"):
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, getattr(signal, how))
