"""What the portal says, where its links lead, and its login page."""

from typing import Final

from portal_desktop.common.i18n import N_
from portal_desktop.options.option import Option

HEADLINE: Final = Option(
    path="business_profile.headline",
    kind="text",
    tab="branding",
    label=N_("Headline"),
    help=N_("Customers read this first."),
    default="",
    null="",
    longest=60,
    empty_text=N_("Stripe’s own sentence"),
)

TERMS: Final = Option(
    path="business_profile.terms_of_service_url",
    kind="url",
    tab="branding",
    label=N_("Link to your terms of service"),
    help=N_("Shown when customers change a subscription or add a way to pay."),
    default="",
    null="",
    longest=5000,
    customer_text_on=N_("Our terms of service: {value}"),
)

PRIVACY: Final = Option(
    path="business_profile.privacy_policy_url",
    kind="url",
    tab="branding",
    label=N_("Link to your privacy policy"),
    default="",
    null="",
    longest=5000,
    customer_text_on=N_("Our privacy policy: {value}"),
)

RETURN_URL: Final = Option(
    path="default_return_url",
    kind="url",
    tab="branding",
    label=N_("Where “Return to your business” leads"),
    help=N_("Usually your website. Empty: the portal shows no such link."),
    default="",
    null="",
    longest=5000,
)

LOGIN_PAGE: Final = Option(
    path="login_page.enabled",
    kind="switch",
    delivery=("at_once", "at_once"),
    tab="links",
    label=N_("The login link is active"),
    help=N_("Customers enter their address; Stripe sends them a one-time code or link."),
    default=False,
    null=False,
    customer_text_on=N_(
        "You log in with the email address you gave us. A one-time code or link is sent to it."
    ),
)

NAME: Final = Option(
    path="name",
    kind="text",
    delivery=("at_once", "at_once"),
    tab="links",
    label=N_("Name of these portal settings"),
    help=N_("Only you see it."),
    default="",
    null="",
    longest=256,
)
