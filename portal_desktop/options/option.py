"""What an option is: one thing about the portal that somebody can decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Generic, Literal, TypeVar

from portal_desktop.common.i18n import N_
from portal_desktop.options.values import Value

Scope = Literal["account", "configuration"]

Delivery = Literal[
    "published",
    "at_once",
    "at_stripe_checked",
    "at_stripe_compare",
    "at_stripe_said",
]
"""How a value gets to Stripe: with *Review and publish*; by a button of its own; or by the
merchant's hand in Stripe's Dashboard, where we can afterwards read it, only see that something
changed, or only believe them."""

PUBLISHED: Final[tuple[Delivery, Delivery]] = ("published", "published")

OptionKind = Literal[
    "switch",
    "choice",
    "members",
    "text",
    "url",
    "colour",
    "image",
    "offers",
    "durations",
    "feedback_options",
    "payment_method_configurations",
]
"""``durations``: texts such as ``month:3``; ``feedback_options``: ids of the merchant's own
(``fo_…``); ``payment_method_configurations``: the id of one, empty for the account's default."""

TabKey = Literal["subscription", "cancellation", "billing_info", "branding", "links"]

TAB_TITLES: Final[Mapping[TabKey, str]] = MappingProxyType(
    {
        "subscription": N_("Subscription"),
        "cancellation": N_("Cancellation"),
        "billing_info": N_("Billing info"),
        "branding": N_("Branding"),
        "links": N_("Links"),
    }
)
"""What each tab with settings is called, in the order of the review."""

WORDS: frozenset[OptionKind] = frozenset({"text", "url"})
"""Kinds that are typed. What somebody writes there changes nothing about any other option."""

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class OptionChoice:
    """One value of a ``choice``, or one member of a ``members`` option, in the merchant's words.

    Attributes:
        value: Stripe's own.
        off: what a change of a member says it is without it (default *No*).
        on: the same with it (default *Yes*).
        customer_text: what a customer reads of it on the merchant's help pages; empty for what is
            none of theirs.
    """

    value: str
    label: str
    help: str = ""
    off: str = ""
    on: str = ""
    customer_text: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """Another option's value without which this one does nothing, and the sentence saying so.

    Attributes:
        path: the other option's.
        value: the one it has to have.
        why: the sentence, marked for translation.
        help: what to press then, marked for translation. A switch is turned on by it; a choice is
            only shown, since who asks for one thing must not have chosen another one unawares.
    """

    path: str
    value: Value
    why: str
    help: str


@dataclass(frozen=True, slots=True)
class BroughtAlong:
    """Another option's value that is set with this one's, so that nothing senseless is left.

    Attributes:
        value: the one this option becomes.
        path: the other option, where its value is known.
        becomes: the value that one is given.
        instead_of: only where it has this value; None for whatever it has.
    """

    value: Value
    path: str
    becomes: Value
    instead_of: Value = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Generic[T_co]):
    """One entry of the table of options; see ``options.OPTIONS``.

    The rules are those of docs/stripe-rules.md. All texts are marked for translation.

    Attributes:
        path: Stripe's own nesting joined by dots, ``account.…`` or ``dashboard.…``.
        default: what a new draft starts with (the Dashboard's defaults).
        null: what Stripe means when it answers null or leaves a hash out.
        delivery: how a value reaches Stripe, for one's own and for a connected account.
        choices: all that are there for a merchant, though Stripe may answer with others.
        longest: in characters.
        empty_text: the word for an empty value, *Empty* without.
        customer_text_on: what a customer reads on the merchant's help pages where a switch is on
            or, with ``{value}``, where something is written or listed.
        customer_text_off: the same where the switch is off or the list is empty. Where both are
            empty, and no choice has a text for customers, only the merchant reads of the option.
        sent_with: paths that go out whenever it does; rule R1 says why for changes of a plan.
        demanded_while: the switch that is on where Stripe demands this one so.
        kept_unless: another option's path and value with which Stripe keeps no value here.
        item_key: each member is a hash with this key.
        always_a_list: written as an empty list, also when creating.
        only_expanded: Stripe leaves it out of an answer unless it was asked to expand it.
    """

    path: str
    kind: OptionKind
    tab: TabKey
    label: str
    help: str = ""
    default: T_co
    null: T_co
    scope: Scope = "configuration"
    delivery: tuple[Delivery, Delivery] = PUBLISHED
    choices: tuple[OptionChoice, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    brings_along: tuple[BroughtAlong, ...] = ()
    longest: int | None = None
    empty_text: str = ""
    customer_text_on: str = ""
    customer_text_off: str = ""
    sent_with: tuple[str, ...] = ()
    demanded_while: str = ""
    kept_unless: tuple[str, Value] | None = None
    item_key: str = ""
    always_a_list: bool = False
    only_expanded: bool = False

    @property
    def own_delivery(self) -> Delivery:
        """How the value reaches Stripe on the merchant's own account."""
        return self.delivery[0]

    def choice_for(self, value: object) -> OptionChoice | None:
        """The choice or member with this value, if this program knows it."""
        return next((each for each in self.choices if each.value == value), None)

    @property
    def choice_positions(self) -> Mapping[str, int]:
        """The place of each known choice in the table, by value."""
        return {choice.value: place for place, choice in enumerate(self.choices)}
