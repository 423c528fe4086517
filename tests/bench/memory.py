"""Memory with the demo open, against a bare window, and what takes it."""

import tempfile
from pathlib import Path

from tests.bench.children import Said, run
from tests.bench.lines import Line

TARGET = 2.2


def lines(scratch: Path) -> list[Line]:
    """The ratio of what is resident, what is each program's own, and a list of steps."""
    bare = run("bare", "memory", scratch=scratch)
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        ours = run("opened", "memory", folder, scratch=scratch)
    ratio = ours["resident"] / bare["resident"]
    told = [
        Line(
            "memory with the demo open",
            f"≤ {TARGET} × a bare window",
            f"{ratio:.2f} ×  ({ours['resident']:.0f} MB / {bare['resident']:.0f} MB)",
            ratio <= TARGET,
        )
    ]
    if bare["own"]:
        own = f"{ours['own']:.0f} MB / {bare['own']:.0f} MB"
        told.append(Line("  of it its own, without files that programs share", "", own))
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        steps = run("steps", folder, scratch=scratch)
    return [*told, *_steps(steps)]


def _steps(steps: Said) -> list[Line]:
    return [
        Line(f"  {name}", "", f"{megabytes:+.1f} MB")
        for name, megabytes in steps.items()
        if name != "seconds"
    ]
