"""What a merchant saw on their own portal, where Stripe's documents do not say."""

from typing import get_args

from portal_desktop.account.snapshot import PortalObservation

SEEN = "seen"
"""The name of the note that keeps it."""


def seen_before(note: str) -> frozenset[PortalObservation]:
    """What the note says."""
    said = note.split()
    known: tuple[PortalObservation, ...] = get_args(PortalObservation)
    return frozenset(each for each in known if each in said)


def with_seen(
    before: frozenset[PortalObservation], what: PortalObservation, *, so: bool
) -> frozenset[PortalObservation]:
    """The same with one thing seen, or seen not to be."""
    return before | {what} if so else before - {what}
