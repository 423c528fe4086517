"""What a page of the portal is made of: plain values that say what a customer reads, in order.

How large and where is for whoever draws them. All text is bounded and on one line.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from portal_desktop.billing.customer_abilities import Ability
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.portal_page.page_style import PageStyle
from portal_desktop.portal_page.view import PageName, PageView

Tone = Literal["good", "quiet", "warning"]
Sign = Literal["", "check", "mail", "clock", "ban"]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead out of the portal: to an address, or without one to a page of Stripe's."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class ButtonBlock:
    """A button of a page, and where it leads.

    Attributes:
        goes_to: None for one that cannot be pressed as things are.
        sure: False where nobody knows whether customers find it.
    """

    text: str
    kind: Literal["primary", "plain"] = "plain"
    goes_to: PageView | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class BadgeBlock:
    """One or two words on a coloured ground."""

    text: str
    tone: Tone = "quiet"


@dataclass(frozen=True, slots=True)
class PanelBlock:
    """The large coloured area with the business's own words.

    Attributes:
        name: the business's.
        back: its way out of the portal.
        footer: the links at its bottom.
    """

    name: str
    icon: Image | StripeFile | None
    headline: str
    back: Link | None = None
    logo: Image | StripeFile | None = None
    footer: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """What a page without sections begins with, a sentence below it, and a sign above."""

    text: str
    help: str = ""
    sign: Sign = ""


@dataclass(frozen=True, slots=True)
class FieldBlock:
    """A box to write in, with an example already written, or a hint of what belongs there.

    Attributes:
        value: the example.
        hint: shown faintly.
        lines: how high the box is.
    """

    label: str
    value: str = ""
    hint: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Fields:
    """Boxes beside each other."""

    fields: tuple[FieldBlock, ...]


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons below each other, the first the one most people want."""

    buttons: tuple[ButtonBlock, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence in small letters."""

    text: str


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """What a customer is subscribed to.

    Attributes:
        name: the product's.
        price: what it costs, in words.
        lines: sentences about it.
    """

    name: str
    price: str
    lines: tuple[str, ...] = ()
    badge: BadgeBlock | None = None
    buttons: tuple[ButtonBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentMethod:
    """One way to pay of a customer.

    Attributes:
        brand: in a word.
        name: as ``Visa •••• 4242``.
    """

    brand: str
    name: str
    expires: str
    badge: BadgeBlock | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A line about the customer; ``editable`` where the portal lets them change it."""

    label: str
    value: str
    editable: bool = False


@dataclass(frozen=True, slots=True)
class Invoice:
    """One past invoice; its day leads to the invoice."""

    day: str
    amount: str
    badge: BadgeBlock
    what: str = ""


@dataclass(frozen=True, slots=True)
class LinkBlock:
    """Something to do that is no button; ``what`` are the things it is about, in words."""

    kind: Literal["add", "edit"]
    text: str
    what: tuple[str, ...] = ()
    goes_to: PageView | None = None


@dataclass(frozen=True, slots=True)
class PriceBlock:
    """What one interval of a product costs, and the button that chooses it."""

    text: str
    badge: BadgeBlock | None = None
    button: ButtonBlock | None = None


@dataclass(frozen=True, slots=True)
class ProductBlock:
    """A product that can be switched to; ``chosen`` where one of its prices is."""

    name: str
    description: str
    prices: tuple[PriceBlock, ...]
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Stepper:
    """A number with a button to make it less and one to make it more.

    ``less`` and ``more`` are the views they lead to; None where there is no less or more.
    """

    label: str
    value: str
    less: PageView | None = None
    more: PageView | None = None


@dataclass(frozen=True, slots=True)
class BillLine:
    """One line of a bill; ``strong`` for what it comes to."""

    text: str
    amount: str
    help: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Pick:
    """One of several things to choose from."""

    text: str
    chosen: bool = False
    goes_to: PageView | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """Words of ours beside the page: customers do not see them."""

    text: str


Part: TypeAlias = (
    Title | FieldBlock | Fields | Buttons | Note | PlanBlock | PaymentMethod | Fact | Invoice
    | LinkBlock | ProductBlock | Stepper | BillLine | Pick | Aside
)  # fmt: skip
"""What stands in a section, or on a page without sections."""


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """The parts under a heading; ``key`` is the same whatever the language."""

    key: str
    heading: str
    parts: tuple[Part, ...]


Block: TypeAlias = SectionBlock | Part


@dataclass(frozen=True, slots=True)
class Told:
    """How one subscription stands, in a sentence, and what its customer can do with it."""

    product: str
    standing: str
    answers: tuple[Ability, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the portal, as a customer would see it.

    Attributes:
        title: the browser's.
        dialog: lies over the page, which cannot be clicked then.
        told: what the customer can do, by subscription.
        reached: False for a page to which nothing leads with these settings; an ``Aside`` says why.
        sure: False where Stripe's wording could not be confirmed and some of the words are ours.
    """

    name: PageName
    title: str
    look: PageStyle
    panel: PanelBlock
    blocks: tuple[Block, ...]
    dialog: tuple[Part, ...] = ()
    told: tuple[Told, ...] = ()
    reached: bool = True
    sure: bool = True
