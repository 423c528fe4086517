"""What the store gives back. Times are whole seconds since 1970, Stripe's or this computer's."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Revision:
    """Settings as they were at a time. ``text`` is the caller's JSON."""

    id: int
    account_id: str
    scope: str
    at: int
    title: str
    text: str


@dataclass(frozen=True)
class Attempt:
    """A request to Stripe whose outcome is not known, with the key that makes it safe to repeat.

    ``fingerprint`` says what would be sent: the same one means the very same request.
    """

    id: int
    account_id: str
    kind: str
    fingerprint: str
    key: str
    request: str
    begun_at: int


@dataclass(frozen=True)
class Tick:
    """That a step at Stripe was done: for which value (the caller's JSON), and when."""

    path: str
    value: str
    at: int


@dataclass(frozen=True)
class Call:
    """One thing this program did at Stripe, in words, and how it ended."""

    at: int
    words: str
    outcome: str
