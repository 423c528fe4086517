"""What the store gives back. Times are whole seconds since 1970, Stripe's or this computer's."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Revision:
    """Settings as they were at a time.

    Attributes:
        account_id: our own.
        scope: which of the account's drafts they are of, in the caller's word.
        at: in Unix seconds.
        text: the caller's JSON.
    """

    id: int
    account_id: str
    scope: str
    at: int
    title: str
    text: str


@dataclass(frozen=True)
class StoredAttempt:
    """A request to Stripe that is not settled, with the key that makes it safe to repeat.

    Attributes:
        configuration: the ``bpc_…`` it is about, empty for none.
        fingerprint: says what would be sent.
        state: says from what it was made; where both are the same it is the very same request.
        key: the idempotency key.
        purpose: the caller's JSON.
        begun_at: in Unix seconds.
        key_spent: Stripe keeps a failure under the key and would only repeat it.
        this_run: begun since the file was opened.
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
    """A mark that a step at Stripe was done: for which value (the caller's JSON), and when."""

    path: str
    value: str
    at: int


@dataclass(frozen=True)
class StoredCall:
    """One thing this program did at Stripe, in words, and how it ended."""

    at: int
    words: str
    outcome: str
