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
class StoredAttempt:
    """A request to Stripe that is not settled, with the key that makes it safe to repeat.

    ``fingerprint`` says what would be sent and ``state`` from what it was made: both the same
    means the very same request. ``purpose`` is the caller's JSON. ``this_run``: begun since the
    file was opened.
    """

    id: int
    account_id: str
    configuration: str
    fingerprint: str
    state: str
    key: str
    purpose: str
    begun_at: int
    key_spent: bool
    this_run: bool


@dataclass(frozen=True)
class StoredTick:
    """That a step at Stripe was done: for which value (the caller's JSON), and when."""

    path: str
    value: str
    at: int


@dataclass(frozen=True)
class StoredCall:
    """One thing this program did at Stripe, in words, and how it ended."""

    at: int
    words: str
    outcome: str
