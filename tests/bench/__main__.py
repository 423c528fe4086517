"""``python -m tests.bench [--quick]``: measures, prints a table, fails if a target is missed."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.bench.children import NotMeasured
from tests.bench.lines import Line, table


def main() -> int:
    """The exit status: 1 when a target is missed."""
    parser = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer turns")
    quick = parser.parse_args().quick
    if (again := _on_a_screen()) is not None:
        return subprocess.run([*again, *sys.argv[1:]], check=False).returncode
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen" if _headless() else "")
    if not os.environ["QT_QPA_PLATFORM"]:
        del os.environ["QT_QPA_PLATFORM"]
    return _measure(turns=3 if quick else 9, strokes=150 if quick else 600)


def _measure(turns: int, strokes: int) -> int:
    from tests.bench import (
        checking,
        crowd,
        heartbeat,
        keystrokes,
        memory,
        paging,
        preview,
        prices,
        reading,
        starting,
        trips,
    )

    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        return report(
            {
                "start": partial(starting.lines, scratch, turns),
                "checks": partial(checking.lines, scratch),
                "keystrokes": partial(keystrokes.lines, scratch, strokes),
                "preview": partial(preview.lines, scratch, strokes),
                "prices": partial(prices.lines, scratch, strokes),
                "heartbeat": partial(heartbeat.lines, scratch, turns),
                "memory": partial(memory.lines, scratch),
                "reading": partial(reading.lines, scratch),
                "round trips": partial(trips.lines, scratch),
                "paging": partial(paging.lines, scratch),
                "crowd": partial(crowd.lines, scratch),
            }
        )


def report(measurements: Mapping[str, Callable[[], list[Line]]]) -> int:
    """Print what could be measured, also if some could not or it was interrupted; the status.

    What cannot be measured has missed its target.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    lines: list[Line] = []
    missing = list(measurements)
    try:
        for what, measure in measurements.items():
            lines += _measured(what, measure)
            missing.remove(what)
    except KeyboardInterrupt:
        lines += [Line(what, "", "was not measured", holds=False) for what in missing]
    where = os.environ.get("QT_QPA_PLATFORM", "this computer's screen")
    sys.stdout.write(f"Measured on {where}, {_busy()}.\n\n{table(lines)}\n")
    return 1 if any(line.holds is False for line in lines) else 0


def _measured(what: str, measure: Callable[[], list[Line]]) -> list[Line]:
    try:
        return measure()
    except Exception as failed:  # noqa: BLE001 - the rest is measured all the same
        told = str(failed) if isinstance(failed, NotMeasured) else traceback.format_exc()
        sys.stderr.write(f"{told}\n")
        return [Line(what, "", "could not be measured", holds=False)]


def _headless() -> bool:
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform.startswith("linux") and not shown


def _on_a_screen() -> list[str] | None:
    """The command that repeats this on a virtual X screen, where there is no other."""
    xvfb = shutil.which("xvfb-run")
    if not xvfb or not _headless() or "QT_QPA_PLATFORM" in os.environ:
        return None
    size = "-screen 0 1920x1200x24"
    return [xvfb, "--auto-servernum", "--server-args", size, sys.executable, "-m", "tests.bench"]


def _busy() -> str:
    """Numbers taken while other programs work are worth less."""
    if not hasattr(os, "getloadavg"):
        return "load not known"
    return f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    sys.exit(main())
