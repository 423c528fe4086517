"""What an account says of itself to everybody: on receipts, invoices and the portal."""

from typing import Final

from portal_desktop.common.i18n import N_
from portal_desktop.options.option import Option

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
