"""What a page of the portal is made of: plain values that say what a customer reads, in order.

How large and where is for whoever draws them. All text is bounded and on one line.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from portal_desktop.page.look import Look
from portal_desktop.values import Image, StripeFile

PageName = Literal["login", "home"]
Tone = Literal["good", "quiet"]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: to a page of the portal, or to an address outside of it."""

    text: str
    goes_to: PageName | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """``goes_to`` is None where the page it leads to is not drawn (yet)."""

    text: str
    kind: Literal["primary", "plain"] = "plain"
    goes_to: PageName | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    """One or two words on a coloured ground."""

    text: str
    tone: Tone = "quiet"


@dataclass(frozen=True, slots=True)
class Panel:
    """The large coloured area with the business's own words; ``back`` is its way out."""

    name: str
    icon: Image | StripeFile | None
    headline: str
    back: Link | None = None
    footer: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """What a page without sections begins with, and a sentence below it."""

    text: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A box to write in, with an example already written."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons below each other, the first the one most people want."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence in small letters."""

    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a customer is subscribed to: product, what it costs, and sentences about it."""

    name: str
    price: str
    lines: tuple[str, ...] = ()
    badge: Badge | None = None
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentMethod:
    """One way to pay: ``brand`` in a word, ``name`` as ``Visa •••• 4242``."""

    brand: str
    name: str
    expires: str
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about the customer; ``editable`` where the portal lets them change it."""

    label: str
    value: str
    editable: bool = False


@dataclass(frozen=True, slots=True)
class Invoice:
    """One past invoice; its day leads to the invoice."""

    day: str
    amount: str
    badge: Badge
    what: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do that is no button. ``what``: the things it is about, in words."""

    kind: Literal["add", "edit"]
    text: str
    what: tuple[str, ...] = ()
    goes_to: PageName | None = None


Part: TypeAlias = Title | Field | Buttons | Note | Plan | PaymentMethod | Fact | Invoice | Action
"""What stands in a section, or on a page without sections."""


@dataclass(frozen=True, slots=True)
class Section:
    """Parts under a heading. ``key`` is the same whatever the language."""

    key: str
    heading: str
    parts: tuple[Part, ...]


Block: TypeAlias = Section | Part


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the portal, as a customer would see it.

    ``title`` is the browser's. ``sure`` is False where Stripe's wording could not be confirmed
    and some of the words are ours.
    """

    name: PageName
    title: str
    look: Look
    panel: Panel
    blocks: tuple[Block, ...]
    sure: bool = True
