"""How much memory this process uses."""

import resource
import sys
from typing import NamedTuple

ROLLUP = "/proc/self/smaps_rollup"
MEGABYTE = 2**20


class Used(NamedTuple):
    """In megabytes. ``own`` leaves out pages of files, which programs share; 0 if not known."""

    resident: float
    own: float


def used() -> Used:
    """Now; where the system does not tell, the most it ever was."""
    try:
        with open(ROLLUP, encoding="ascii") as told:  # noqa: PTH123 - pathlib is not measured
            lines = told.read().splitlines()[1:]
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return Used(peak / (MEGABYTE if sys.platform == "darwin" else 1024), 0)
    found = {line.split()[0]: int(line.split()[1]) / 1024 for line in lines}
    return Used(found["Rss:"], found["Anonymous:"])
