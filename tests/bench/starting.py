"""From the start of the process to the window on the screen, against a bare window."""

import tempfile
from pathlib import Path
from statistics import median

from tests.bench.children import Said, run
from tests.bench.lines import Line

TARGET = 2.5


def lines(scratch: Path, turns: int) -> list[Line]:
    """Medians over turns, each a bare window and the program one after the other."""
    started = [_turn(scratch) for _turn_of in range(turns + 1)][1:]  # the first compiles
    bare = median(each["seconds"] for each, _ours in started)
    ours = median(each["seconds"] for _bare, each in started)
    worked = [median(pair[which]["worked"] for pair in started) for which in (0, 1)]
    read = median(_program("read", scratch)["seconds"] for _turn_of in range(3))
    ratio = ours / bare
    return [
        Line(
            f"start to window on screen, median of {turns}",
            f"≤ {TARGET} × a bare window",
            f"{ratio:.2f} ×  ({ours * 1000:.0f} ms / {bare * 1000:.0f} ms)",
            ratio <= TARGET,
        ),
        Line("  the same in the processor's time", "", f"{worked[1] / worked[0]:.2f} ×"),
        Line("  start to settings read and shown", "", f"{read * 1000:.0f} ms"),
    ]


def _turn(scratch: Path) -> tuple[Said, Said]:
    return run("bare", "start", scratch=scratch), _program("start", scratch)


def _program(wanted: str, scratch: Path) -> Said:
    """With a data folder nobody used before."""
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        return run("opened", wanted, folder, scratch=scratch)
