"""What a person reads when something did not work."""

from collections.abc import Sequence
from typing import Literal

ErrorKind = Literal[
    "refused",  # Stripe says no, and will say no again to the same request
    "key",  # the key is wrong, revoked or expired
    "permission",  # the key may not do this
    "network",  # Stripe was not reached, or did not answer
    "stripe",  # Stripe answered that it has a problem of its own
    "busy",  # Stripe asks to wait
    "changed",  # the world is no longer as the plan was made for
    "disk",
    "keyring",
    "input",
    "unexpected",
]


class UserError(Exception):
    """A sentence saying what happened, one saying what to do next, and where it belongs.

    Both sentences are already in the merchant's language, contain no key and no session link.

    Attributes:
        title: what happened.
        advice: what to do next; may be empty.
        paths: option paths (see ``options.OPTIONS``); none means the whole window or review.
        detail: what support may ask for (a request id), never shown as the main text.
        unknown_outcome: a write that may or may not have been carried out. Reading has none.
    """

    def __init__(
        self,
        title: str,
        advice: str = "",
        *,
        kind: ErrorKind = "unexpected",
        paths: Sequence[str] = (),
        detail: str = "",
        unknown_outcome: bool = False,
    ) -> None:
        super().__init__(title)
        self.title = title
        self.advice = advice
        self.kind: ErrorKind = kind
        self.paths = tuple(paths)
        self.detail = detail
        self.unknown_outcome = unknown_outcome

    def __str__(self) -> str:
        return f"{self.title} {self.advice}".strip()


class Information(UserError):
    """Something a person should know that is over and well: shown calmly, not as an error."""
