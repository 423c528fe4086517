"""The account snapshot: what is known of an account besides its settings. Any part may be missing.

``None`` for a part means it is still loading, the key may not read it (``denied``), or reading it
failed (``missed``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from portal_desktop.account.products import Catalogue, Price, Product
from portal_desktop.account.subscriptions import Subscriptions
from portal_desktop.options.values import Value

__all__ = [
    "NOTHING_KNOWN",
    "AccountSnapshot",
    "Business",
    "Catalogue",
    "FeedbackOption",
    "PaymentMethodConfiguration",
    "Portal",
    "PortalObservation",
    "Price",
    "Product",
    "SnapshotPart",
    "Subscriptions",
]

SnapshotPart = Literal[
    "account",
    "catalogue",
    "customers",
    "feedback_options",
    "payment_method_configurations",
    "write",
]


PortalObservation = Literal["accent_on_panel", "logo_on_panel"]
"""What Stripe's documents leave open and only a look at one's own portal tells: which colour of
the brand paints the panel, and whether it shows the logo, as portals did in 2024."""


@dataclass(frozen=True, slots=True)
class FeedbackOption:
    """A reason of the merchant's own for leaving (Stripe's ``billing.feedback_option``).

    An inactive one stays inactive, and cannot be offered any more.
    """

    id: str
    description: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class PaymentMethodConfiguration:
    """A payment method configuration (``pmc_…``): which ways to pay are on.

    Attributes:
        id: Stripe's ``pmc_…``.
        on: Stripe's type names, such as ``sepa_debit``.
        waiting: turned on, but Stripe does not offer them yet, such as before an approval.
    """

    id: str
    name: str
    is_default: bool = False
    active: bool = True
    on: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Portal:
    """The portal configuration the window works on, as Stripe last answered.

    Attributes:
        id: Stripe's ``bpc_…``.
        login_url: empty until the login page is activated.
        updated: in Unix seconds.
        others: how many further active configurations there are, which websites or plug-ins may be
            using instead.
        other_names: the names of those.
    """

    id: str
    login_url: str = ""
    is_default: bool = True
    active: bool = True
    updated: int = 0
    others: int = 0
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Business:
    """The account as far as a key may read it.

    Attributes:
        id: Stripe's ``acct_…``.
        country: its two letters, or empty.
        currency: the account's own, such as ``eur``, or empty.
    """

    id: str
    name: str = ""
    country: str = ""
    currency: str = ""
    email: str = ""


_NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AccountSnapshot:
    """Everything known about an account besides its settings.

    Attributes:
        connected: it is a connected account, for which ``Option.delivery`` is another.
        denied: parts the key may not read; ``write`` where it may not change the portal.
        missed: parts that could not be read when last tried, for another reason than the key's
            permissions; of those that are there all the same, something may be missing or old.
        ticks: values the merchant marked as set at Stripe, by option path.
        pictured: the pictures Stripe showed when a picture was marked so, by option path.
        read_only: paths of lists holding items newer than this program.
        seen: what the merchant saw on their own portal.
        icon: the address-free key of the icon's bytes in the store, if they were read.
    """

    portal: Portal | None = None
    business: Business | None = None
    catalogue: Catalogue | None = None
    feedback_options: tuple[FeedbackOption, ...] | None = None
    payment_method_configurations: tuple[PaymentMethodConfiguration, ...] | None = None
    subscriptions: Subscriptions | None = None
    connected: bool = False
    denied: frozenset[SnapshotPart] = frozenset()
    missed: frozenset[SnapshotPart] = frozenset()
    ticks: Mapping[str, Value] = field(default_factory=lambda: _NOTHING)
    pictured: Mapping[str, Value] = field(default_factory=lambda: _NOTHING)
    read_only: frozenset[str] = frozenset()
    seen: frozenset[PortalObservation] = frozenset()
    icon: str = ""


NOTHING_KNOWN = AccountSnapshot()
