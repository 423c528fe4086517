"""The kinds of value a portal setting can have. All are immutable and compare by content."""

from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal, TypeAlias


class Unchosen(Enum):
    """The type of ``UNCHOSEN``: a choice that only the merchant can make, and has not made."""

    UNCHOSEN = "unchosen"

    def __repr__(self) -> str:
        return "UNCHOSEN"


UNCHOSEN: Final = Unchosen.UNCHOSEN
"""Stops publishing and says what to choose; never sent to Stripe."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture by its content; the bytes live in the store.

    Attributes:
        sha256: of the bytes, in hexadecimal digits, by which the store finds them.
        kind: what the bytes are (not what the name says).
        width: in pixels.
        height: in pixels.
    """

    sha256: str
    kind: Literal["png", "jpeg"]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class StripeFile:
    """A picture as Stripe names it (``file_…``); it equals no ``Image``, as Stripe re-encodes."""

    id: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A product customers may switch to, the prices offered, and how many units they may choose.

    Attributes:
        product: Stripe's ``prod_…``.
        prices: Stripe's ``price_…``.
        adjustable: whether they may choose how many. Stripe turns it on when it is not sent with
            the product, so it always is.
        maximum: of units; None is no limit.
    """

    product: str
    prices: tuple[str, ...]
    adjustable: bool = False
    minimum: int = 1
    maximum: int | None = None


Value: TypeAlias = (
    bool | str | tuple[str, ...] | tuple[Offer, ...] | Image | StripeFile | Unchosen | None
)
