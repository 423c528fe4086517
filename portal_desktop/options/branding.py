"""The brand: one look for receipts, invoices, checkout and the portal."""

from typing import Final

from portal_desktop.common.i18n import N_
from portal_desktop.options.fonts import FONT_NAMES
from portal_desktop.options.option import Option, OptionChoice
from portal_desktop.options.values import Image, StripeFile

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

FONT: Final = Option(
    path="dashboard.branding.font",
    kind="choice",
    scope="account",
    delivery=("at_stripe_said", "at_stripe_said"),
    tab="branding",
    label=N_("Font"),
    help=N_("The letters on the page."),
    default="default",
    null="default",
    choices=(
        OptionChoice("default", N_("Stripe’s usual font")),
        *(OptionChoice(value, name) for value, name in FONT_NAMES.items()),
    ),
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
