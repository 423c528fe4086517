"""OPTIONS: the one table of everything a merchant can decide about the portal.

Labels and helps are sentences a merchant would say. Rows, rules, the words of a change and the
preview hang from this table; the layout of the tabs does not. Limits and defaults come from
Stripe's documentation of the portal configuration object and of the portal's settings page.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeVar

from portal_desktop.option import Choice, Kind, Need, Option, Tab, Where
from portal_desktop.text import N_
from portal_desktop.values import Image, Offer, StripeFile, Unchosen, Value

T = TypeVar("T")

_PUBLISHED: Final[tuple[Where, Where]] = ("published", "published")


def _published(
    path: str,
    kind: Kind,
    tab: Tab,
    label: str,
    help: str,  # noqa: A002 - the field's name
    default: T,
    *,
    null: T,
    choices: tuple[Choice, ...] = (),
    needs: tuple[Need, ...] = (),
    longest: int | None = None,
) -> Option[T]:
    return Option(
        path,
        kind,
        "configuration",
        _PUBLISHED,
        tab,
        label,
        help,
        default,
        null,
        choices,
        needs,
        longest,
    )


# Changing a subscription

UPDATE: Final = _published(
    "features.subscription_update.enabled",
    "switch",
    "subscription",
    N_("Customers can change their subscription"),
    N_("You decide below what they may change."),
    default=False,
    null=False,
)
_UPDATE_ON = Need(UPDATE.path, True, N_("Customers cannot change their subscription."))

ALLOWED_UPDATES: Final[Option[tuple[str, ...]]] = _published(
    "features.subscription_update.default_allowed_updates",
    "members",
    "subscription",
    N_("What customers can change about their subscription"),
    "",
    (),
    null=(),
    needs=(_UPDATE_ON,),
    choices=(
        Choice(
            "price",
            N_("Customers can switch to another plan"),
            N_("They choose from the plans below, whenever they like."),
        ),
        Choice(
            "quantity",
            N_("Customers can change the quantity"),
            N_("Useful when you sell by the seat or by the bag."),
        ),
        Choice(
            "promotion_code",
            N_("Customers can enter a promotion code"),
            N_("When they change their plan or quantity."),
        ),
    ),
)

PRODUCTS: Final[Option[tuple[Offer, ...]]] = _published(
    "features.subscription_update.products",
    "offers",
    "subscription",
    N_("Plans they can choose from"),
    N_("At most 10 products, each with its prices."),
    (),
    null=(),
    needs=(_UPDATE_ON,),
)

UPDATE_PRORATION: Final[Option[str | Unchosen]] = _published(
    "features.subscription_update.proration_behavior",
    "choice",
    "subscription",
    N_("When a plan or quantity changes mid-period"),
    N_("What happens to the difference for the rest of the period."),
    "none",
    null="none",
    needs=(_UPDATE_ON,),
    choices=(
        Choice("always_invoice", N_("Settle the difference today")),
        Choice("create_prorations", N_("Settle it on the next bill")),
        Choice("none", N_("Charge and credit nothing")),
    ),
)

SCHEDULE: Final[Option[tuple[str, ...]]] = _published(
    "features.subscription_update.schedule_at_period_end.conditions",
    "members",
    "subscription",
    N_("Changes that wait for the end of the period"),
    "",
    (),
    null=(),
    needs=(_UPDATE_ON,),
    choices=(
        Choice(
            "decreasing_item_amount",
            N_("Changes to a cheaper plan, fewer units, or a longer plan that works out cheaper"),
            N_(
                "Stripe’s guide says this waits only between prices of one product; between "
                "products, one test saw it wait too. Try it once with a test customer."
            ),
            off=N_("At once"),
            on=N_("At the period’s end"),
        ),
        Choice(
            "shortening_interval",
            N_("Changes to a shorter interval, such as yearly to monthly"),
            off=N_("At once"),
            on=N_("At the period’s end"),
        ),
    ),
)

ANCHOR: Final = _published(
    "features.subscription_update.billing_cycle_anchor",
    "choice",
    "subscription",
    N_("After a change, the next bill comes"),
    "",
    "unchanged",
    null="unchanged",
    needs=(_UPDATE_ON,),
    choices=(
        Choice("unchanged", N_("On the day it would have come")),
        Choice("now", N_("A full period after the change")),
    ),
)

TRIAL: Final = _published(
    "features.subscription_update.trial_update_behavior",
    "choice",
    "subscription",
    N_("When a customer on a free trial changes plan"),
    "",
    "end_trial",
    null="end_trial",
    needs=(_UPDATE_ON,),
    choices=(
        Choice(
            "end_trial",
            N_("The trial ends"),
            N_("Changing plan ends the free trial and charges at once."),
        ),
        Choice(
            "continue_trial",
            N_("The trial goes on"),
            N_("The trial goes on; the new price starts when it ends."),
        ),
    ),
)

# Cancelling

CANCEL: Final = _published(
    "features.subscription_cancel.enabled",
    "switch",
    "cancellation",
    N_("Customers can cancel their subscription"),
    N_("They find a button for it in the portal. You need not be asked."),
    default=True,
    null=False,
)
_CANCEL_ON = Need(CANCEL.path, True, N_("Customers cannot cancel."))

CANCEL_MODE: Final = _published(
    "features.subscription_cancel.mode",
    "choice",
    "cancellation",
    N_("When it ends"),
    "",
    "at_period_end",
    null="at_period_end",
    needs=(_CANCEL_ON,),
    choices=(
        Choice(
            "at_period_end",
            N_("At the end of the period they have paid for"),
            N_(
                "They keep access until the end of the period, can change their mind until then, "
                "and are not refunded."
            ),
        ),
        Choice("immediately", N_("At once")),
    ),
)

CANCEL_PRORATION: Final = _published(
    "features.subscription_cancel.proration_behavior",
    "choice",
    "cancellation",
    N_("The time they have paid for and not used"),
    "",
    "none",
    null="none",
    needs=(
        _CANCEL_ON,
        Need(
            CANCEL_MODE.path,
            "immediately",
            N_("Nothing is left over when a subscription ends with its period."),
        ),
    ),
    choices=(
        Choice(
            "none",
            N_("Is not paid back"),
            N_(
                "Access ends now. Nothing is paid back. They cannot undo it. "
                "Stripe stops collecting open bills."
            ),
        ),
        Choice(
            "create_prorations",
            N_("Becomes credit"),
            N_(
                "Access ends now. Unused time is noted as credit; Stripe does not send it back to "
                "the card. They cannot undo it. Stripe stops collecting open bills."
            ),
        ),
    ),
)

REASONS: Final = _published(
    "features.subscription_cancel.cancellation_reason.enabled",
    "switch",
    "cancellation",
    N_("Ask customers why they leave"),
    N_("Stripe asks right after they have cancelled. They may skip it."),
    default=True,
    null=False,
    needs=(_CANCEL_ON,),
)

REASON_OPTIONS: Final[Option[tuple[str, ...]]] = _published(
    "features.subscription_cancel.cancellation_reason.options",
    "members",
    "cancellation",
    N_("Reasons they can choose from"),
    "",
    (
        "too_expensive",
        "missing_features",
        "switched_service",
        "unused",
        "customer_service",
        "too_complex",
        "low_quality",
        "other",
    ),
    null=(),
    needs=(_CANCEL_ON, Need(REASONS.path, True, N_("Customers are not asked why they leave."))),
    choices=(
        Choice("too_expensive", N_("It’s too expensive")),
        Choice("missing_features", N_("I need more features")),
        Choice("switched_service", N_("I found an alternative")),
        Choice("unused", N_("I no longer need it")),
        Choice("customer_service", N_("Customer service was less than expected")),
        Choice("too_complex", N_("Ease of use was less than expected")),
        Choice("low_quality", N_("Quality was less than expected")),
        Choice("other", N_("Other reason"), N_("With a box to write in.")),
    ),
)

# Billing information

CUSTOMER_UPDATE: Final = _published(
    "features.customer_update.enabled",
    "switch",
    "billing_info",
    N_("Customers can change their billing information"),
    N_("What they change stands on their next invoice."),
    default=True,
    null=False,
)

CUSTOMER_FIELDS: Final[Option[tuple[str, ...]]] = _published(
    "features.customer_update.allowed_updates",
    "members",
    "billing_info",
    N_("Billing information customers can change"),
    "",
    ("name", "email", "address", "phone"),
    null=(),
    needs=(
        Need(CUSTOMER_UPDATE.path, True, N_("Customers cannot change their billing information.")),
    ),
    choices=(
        Choice("name", N_("Customers can change their name")),
        Choice(
            "email",
            N_("Customers can change their email address"),
            N_(
                "Not for those who come in by the login link: the address is how they log in. "
                "Only if a website of yours opens the portal for them."
            ),
        ),
        Choice("address", N_("Customers can change their billing address")),
        Choice("phone", N_("Customers can change their phone number")),
        Choice("shipping", N_("Customers can change their shipping address")),
        Choice("tax_id", N_("Customers can add their tax number")),
    ),
)

PAYMENT_METHODS: Final = _published(
    "features.payment_method_update.enabled",
    "switch",
    "billing_info",
    N_("Customers can change how they pay"),
    N_("They add a card or another way to pay, and choose which one is used."),
    default=True,
    null=False,
)

INVOICES: Final = _published(
    "features.invoice_history.enabled",
    "switch",
    "billing_info",
    N_("Customers can see and download their invoices"),
    N_("All past invoices, with receipts."),
    default=True,
    null=False,
)

# Words and links

HEADLINE: Final = _published(
    "business_profile.headline",
    "text",
    "branding",
    N_("Headline"),
    N_("Customers read this first."),
    "",
    null="",
    longest=60,
)

TERMS: Final = _published(
    "business_profile.terms_of_service_url",
    "url",
    "branding",
    N_("Link to your terms of service"),
    N_("Shown when customers change a subscription or add a way to pay."),
    "",
    null="",
    longest=5000,
)

PRIVACY: Final = _published(
    "business_profile.privacy_policy_url",
    "url",
    "branding",
    N_("Link to your privacy policy"),
    "",
    "",
    null="",
    longest=5000,
)

RETURN_URL: Final = _published(
    "default_return_url",
    "url",
    "branding",
    N_("Where “Return to your business” leads"),
    N_("Usually your website. Empty: the portal shows no such link."),
    "",
    null="",
    longest=5000,
)

LOGIN_PAGE: Final = Option(
    "login_page.enabled",
    "switch",
    "configuration",
    ("at_once", "at_once"),
    "links",
    N_("The login link is active"),
    N_("Customers enter their address; Stripe sends them a one-time code or link."),
    default=False,
    null=False,
)

NAME: Final = Option(
    "name",
    "text",
    "configuration",
    ("at_once", "at_once"),
    "links",
    N_("Name of these portal settings"),
    N_("Only you see it."),
    "",
    "",
    longest=256,
)

# The account: one brand for receipts, invoices, checkout and the portal

ICON: Final[Option[Image | StripeFile | None]] = Option(
    "account.settings.branding.icon",
    "image",
    "account",
    ("at_stripe_compare", "published"),
    "branding",
    N_("Icon"),
    N_("Square, at least 128 × 128 pixels, JPEG or PNG under 512 KB."),
    None,
    None,
)

BRAND_COLOUR: Final = Option(
    "account.settings.branding.primary_color",
    "colour",
    "account",
    ("at_stripe_checked", "published"),
    "branding",
    N_("Brand colour"),
    N_("The large area beside the settings. Which areas Stripe paints with it may differ."),
    "",
    "",
    longest=32,
)

ACCENT_COLOUR: Final = Option(
    "account.settings.branding.secondary_color",
    "colour",
    "account",
    ("at_stripe_checked", "published"),
    "branding",
    N_("Accent colour"),
    N_("Buttons. Which areas Stripe paints with it may differ."),
    "",
    "",
    longest=32,
)

BUSINESS_NAME: Final = Option(
    "account.business_profile.name",
    "text",
    "account",
    ("at_stripe_checked", "published"),
    "branding",
    N_("Business name"),
    N_("The name customers know you by. It stands above the headline."),
    "",
    "",
    longest=5000,
)

_TABLE: tuple[Option[Value], ...] = (
    UPDATE,
    ALLOWED_UPDATES,
    PRODUCTS,
    UPDATE_PRORATION,
    SCHEDULE,
    ANCHOR,
    TRIAL,
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    REASONS,
    REASON_OPTIONS,
    CUSTOMER_UPDATE,
    CUSTOMER_FIELDS,
    PAYMENT_METHODS,
    INVOICES,
    HEADLINE,
    TERMS,
    PRIVACY,
    RETURN_URL,
    LOGIN_PAGE,
    NAME,
    BUSINESS_NAME,
    ICON,
    BRAND_COLOUR,
    ACCENT_COLOUR,
)

OPTIONS: Final[Mapping[str, Option[Value]]] = MappingProxyType(
    {option.path: option for option in _TABLE}
)
"""Every option by its path, in the order in which they are read."""
