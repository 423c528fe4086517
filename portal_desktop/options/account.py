"""The account: one brand for receipts, invoices, checkout and the portal."""

from typing import Final

from portal_desktop.common.i18n import N_
from portal_desktop.options.option import Option, OptionChoice
from portal_desktop.options.values import Image, StripeFile

ICON: Final[Option[Image | StripeFile | None]] = Option(
    path="account.settings.branding.icon",
    kind="image",
    scope="account",
    delivery=("at_stripe_compare", "published"),
    tab="branding",
    label=N_("Icon"),
    help=N_("Square, at least 128 × 128 pixels, JPEG or PNG under 512 KB."),
    default=None,
    null=None,
)

BRAND_COLOUR: Final = Option(
    path="account.settings.branding.primary_color",
    kind="colour",
    scope="account",
    delivery=("at_stripe_checked", "published"),
    tab="branding",
    label=N_("Brand colour"),
    help=N_("The large area beside the settings. Which areas Stripe paints with it may differ."),
    default="",
    null="",
    longest=32,
)

ACCENT_COLOUR: Final = Option(
    path="account.settings.branding.secondary_color",
    kind="colour",
    scope="account",
    delivery=("at_stripe_checked", "published"),
    tab="branding",
    label=N_("Accent colour"),
    help=N_("Buttons. Which areas Stripe paints with it may differ."),
    default="",
    null="",
    longest=32,
)

BUSINESS_NAME: Final = Option(
    path="account.business_profile.name",
    kind="text",
    scope="account",
    delivery=("at_stripe_checked", "published"),
    tab="branding",
    label=N_("Business name"),
    help=N_("The name customers know you by. It stands above the headline."),
    default="",
    null="",
    longest=5000,
)

SUPPORT_EMAIL: Final = Option(
    path="account.business_profile.support_email",
    kind="text",
    scope="account",
    delivery=("at_stripe_checked", "published"),
    tab="branding",
    label=N_("Email address for questions"),
    help=N_("Customers find it in the portal and on receipts."),
    default="",
    null="",
    longest=800,
    customer_text_on=N_("Write to us: {value}"),
)

SUPPORT_PHONE: Final = Option(
    path="account.business_profile.support_phone",
    kind="text",
    scope="account",
    delivery=("at_stripe_checked", "published"),
    tab="branding",
    label=N_("Phone number for questions"),
    help=N_("Customers find it on receipts."),
    default="",
    null="",
    longest=40,
    customer_text_on=N_("Call us: {value}"),
)

SUPPORT_URL: Final = Option(
    path="account.business_profile.support_url",
    kind="url",
    scope="account",
    delivery=("at_stripe_checked", "published"),
    tab="branding",
    label=N_("Web page for questions"),
    help=N_("Customers find it on receipts."),
    default="",
    null="",
    longest=5000,
    customer_text_on=N_("Find help here: {value}"),
)

PUBLIC_TERMS: Final = Option(
    path="dashboard.public_terms",
    kind="url",
    scope="account",
    delivery=("at_stripe_said", "at_stripe_said"),
    tab="branding",
    label=N_("Terms in your public details"),
    help=N_("Used wherever no other terms are set, also at checkout."),
    default="",
    null="",
    longest=5000,
)

PUBLIC_PRIVACY: Final = Option(
    path="dashboard.public_privacy",
    kind="url",
    scope="account",
    delivery=("at_stripe_said", "at_stripe_said"),
    tab="branding",
    label=N_("Privacy policy in your public details"),
    help=N_("Used at checkout, and perhaps here."),
    default="",
    null="",
    longest=5000,
)

CUSTOM_DOMAIN: Final = Option(
    path="dashboard.custom_domain",
    kind="text",
    scope="account",
    delivery=("at_stripe_said", "at_stripe_said"),
    tab="branding",
    label=N_("Your own domain for the portal"),
    help=N_("Such as billing.example.com. One for the whole account; Stripe charges for it."),
    default="",
    null="",
    longest=253,
)

LOGO: Final[Option[Image | StripeFile | None]] = Option(
    path="account.settings.branding.logo",
    kind="image",
    scope="account",
    delivery=("at_stripe_compare", "published"),
    tab="branding",
    label=N_("Logo"),
    help=N_("For checkout and invoices. Today’s portal shows the icon and your name instead."),
    default=None,
    null=None,
)

BACKGROUND: Final = Option(
    path="dashboard.branding.background",
    kind="colour",
    scope="account",
    delivery=("at_stripe_said", "at_stripe_said"),
    tab="branding",
    label=N_("Background"),
    help=N_("Empty: the brand colour."),
    default="",
    null="",
    longest=32,
)

BUTTON: Final = Option(
    path="dashboard.branding.button",
    kind="colour",
    scope="account",
    delivery=("at_stripe_said", "at_stripe_said"),
    tab="branding",
    label=N_("Buttons"),
    help=N_("Empty: the accent colour."),
    default="",
    null="",
    longest=32,
)

SHAPE: Final = Option(
    path="dashboard.branding.shape",
    kind="choice",
    scope="account",
    delivery=("at_stripe_said", "at_stripe_said"),
    tab="branding",
    label=N_("Corners"),
    default="rounded",
    null="rounded",
    choices=(
        OptionChoice("rectangular", N_("Sharp")),
        OptionChoice("rounded", N_("Rounded")),
        OptionChoice("pill", N_("Pill")),
    ),
)
