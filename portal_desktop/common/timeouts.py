"""How long Stripe is waited for, and when it is asked again; all in seconds."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Timing:
    """How long Stripe is waited for, and the pauses between two tries; all in seconds.

    Somebody waits for what is read, and may ask again; of what is written nobody would know
    whether it was carried out.

    Attributes:
        connect: how long nothing at all may come while connecting; ``read`` and ``write`` likewise.
        retry: the pause before the same request is sent once more, doubled each time.
        busy: the same where Stripe asks to slow down.
        late: after how long a person reads that Stripe is slow.
        again: the pauses until everything is read once more by itself, the last one over and over.
        soon: the same once Stripe is known to answer again.
    """

    connect: float = 5
    read: float = 10
    write: float = 20
    retry: float = 0.5
    busy: float = 0.5
    late: float = 4
    again: tuple[float, ...] = (15, 30, 60, 120)
    soon: float = 1


USUAL: Final = Timing()
"""What a merchant's computer uses."""


def to_milliseconds(seconds: float) -> int:
    """As Qt's timers count."""
    return round(seconds * 1_000)
