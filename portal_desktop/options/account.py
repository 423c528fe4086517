"""The account: one brand for receipts, invoices, checkout and the portal."""

from typing import Final

from portal_desktop.option import Option
from portal_desktop.text import N_
from portal_desktop.values import Image, StripeFile

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
