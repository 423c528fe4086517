"""What goes wrong at Stripe, as the embedded account does it (see ``emulator/faults.py``)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from portal_desktop.common.timeouts import Timing

WAITS: Final = Timing(retry=0, busy=0, again=(0.05,), soon=0.02)
"""Everything is asked again at once."""
IMPATIENT: Final = replace(WAITS, read=1.5, write=1.5)
"""What does not come is given up soon, but not before a window that waits for it is noticed."""


@dataclass(frozen=True)
class Fault:
    """A kind of fault. ``passing``: over one day without anybody doing something about it.

    ``carried_out``: what was asked for is done all the same; ``None``: it may be.
    """

    kind: str
    passing: bool = True
    carried_out: bool | None = None
    timing: Timing = WAITS

    def __str__(self) -> str:
        return self.kind


FAULTS: Final = (
    Fault("401", passing=False, carried_out=False),
    Fault("403", passing=False, carried_out=False),
    Fault("404", passing=False, carried_out=False),
    Fault("conflict", carried_out=False),
    Fault("in-progress"),
    Fault("429", carried_out=False),
    Fault("500"),
    Fault("503-before"),
    Fault("503-after", carried_out=True),
    Fault("drop"),
    Fault("drop-after", carried_out=True),
    Fault("never", timing=IMPATIENT),
    Fault("slow:200", carried_out=True),
    Fault("slow:2000", carried_out=True, timing=IMPATIENT),
    Fault("redirect"),
    Fault("garbage"),
    Fault("cut", carried_out=True),
    Fault("null", carried_out=True),
    Fault("list", carried_out=True),
    Fault("empty", carried_out=True),
    Fault("wrong-types", carried_out=True),
    Fault("huge", carried_out=True),
    Fault("nan", carried_out=True),
    Fault("late", carried_out=True),
    Fault("endless", carried_out=True),
    Fault("endless-new", passing=False, carried_out=True),
)

ALSO: Final[Mapping[str, str]] = {"402": "nothing is paid for", "409": "as `conflict`"}
"""Statuses that the account can answer with and that need no row, and why."""
