"""The account: one brand for receipts, invoices, checkout and the portal."""

from typing import Final

from portal_desktop.common.i18n import N_
from portal_desktop.options.option import Option, OptionChoice
from portal_desktop.options.values import Image, StripeFile

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

SUPPORT_EMAIL: Final = Option(
    "account.business_profile.support_email",
    "text",
    "account",
    ("at_stripe_checked", "published"),
    "branding",
    N_("Email address for questions"),
    N_("Customers find it in the portal and on receipts."),
    "",
    "",
    longest=800,
    customer_text_on=N_("Write to us: {value}"),
)

SUPPORT_PHONE: Final = Option(
    "account.business_profile.support_phone",
    "text",
    "account",
    ("at_stripe_checked", "published"),
    "branding",
    N_("Phone number for questions"),
    N_("Customers find it on receipts."),
    "",
    "",
    longest=40,
    customer_text_on=N_("Call us: {value}"),
)

SUPPORT_URL: Final = Option(
    "account.business_profile.support_url",
    "url",
    "account",
    ("at_stripe_checked", "published"),
    "branding",
    N_("Web page for questions"),
    N_("Customers find it on receipts."),
    "",
    "",
    longest=5000,
    customer_text_on=N_("Find help here: {value}"),
)

PUBLIC_TERMS: Final = Option(
    "dashboard.public_terms",
    "url",
    "account",
    ("at_stripe_said", "at_stripe_said"),
    "branding",
    N_("Terms in your public details"),
    N_("Used wherever no other terms are set, also at checkout."),
    "",
    "",
    longest=5000,
)

PUBLIC_PRIVACY: Final = Option(
    "dashboard.public_privacy",
    "url",
    "account",
    ("at_stripe_said", "at_stripe_said"),
    "branding",
    N_("Privacy policy in your public details"),
    N_("Used at checkout, and perhaps here."),
    "",
    "",
    longest=5000,
)

CUSTOM_DOMAIN: Final = Option(
    "dashboard.custom_domain",
    "text",
    "account",
    ("at_stripe_said", "at_stripe_said"),
    "branding",
    N_("Your own domain for the portal"),
    N_("Such as billing.example.com. One for the whole account; Stripe charges for it."),
    "",
    "",
    longest=253,
)

LOGO: Final[Option[Image | StripeFile | None]] = Option(
    "account.settings.branding.logo",
    "image",
    "account",
    ("at_stripe_compare", "published"),
    "branding",
    N_("Logo"),
    N_("For checkout and invoices. Today’s portal shows the icon and your name instead."),
    None,
    None,
)

BACKGROUND: Final = Option(
    "dashboard.branding.background",
    "colour",
    "account",
    ("at_stripe_said", "at_stripe_said"),
    "branding",
    N_("Background"),
    N_("Empty: the brand colour."),
    "",
    "",
    longest=32,
)

BUTTON: Final = Option(
    "dashboard.branding.button",
    "colour",
    "account",
    ("at_stripe_said", "at_stripe_said"),
    "branding",
    N_("Buttons"),
    N_("Empty: the accent colour."),
    "",
    "",
    longest=32,
)

SHAPE: Final = Option(
    "dashboard.branding.shape",
    "choice",
    "account",
    ("at_stripe_said", "at_stripe_said"),
    "branding",
    N_("Corners"),
    "",
    "rounded",
    "rounded",
    choices=(
        OptionChoice("rectangular", N_("Sharp")),
        OptionChoice("rounded", N_("Rounded")),
        OptionChoice("pill", N_("Pill")),
    ),
)
