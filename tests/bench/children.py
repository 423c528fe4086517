"""Measurements in processes of their own, so that none warms the next one up."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 300

Said = dict[str, float]


def run(module: str, *arguments: str, scratch: Path) -> Said:
    """The numbers a child module says in its last line; ``seconds`` from its start to ``when``.

    Compiled code is kept in ``scratch``: the measured start is that of every day, not the first.
    """
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(scratch / "compiled"), "LANGUAGE": "en"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    lines = ended.stdout.strip().splitlines()
    if ended.returncode or not lines:
        raise SystemExit(f"tests.bench.{module} failed:\n{ended.stdout}{ended.stderr}")
    said: Said = json.loads(lines[-1])
    return {**said, "seconds": said.get("when", began) - began}
