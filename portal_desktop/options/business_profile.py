"""What the portal says, where its links lead, and its login page."""

from typing import Final

from portal_desktop.common.i18n import N_
from portal_desktop.options.option import Option, published_option

HEADLINE: Final = published_option(
    "business_profile.headline",
    "text",
    "branding",
    N_("Headline"),
    N_("Customers read this first."),
    "",
    null="",
    longest=60,
)

TERMS: Final = published_option(
    "business_profile.terms_of_service_url",
    "url",
    "branding",
    N_("Link to your terms of service"),
    N_("Shown when customers change a subscription or add a way to pay."),
    "",
    null="",
    longest=5000,
    told=N_("Our terms of service: {value}"),
)

PRIVACY: Final = published_option(
    "business_profile.privacy_policy_url",
    "url",
    "branding",
    N_("Link to your privacy policy"),
    "",
    "",
    null="",
    longest=5000,
    told=N_("Our privacy policy: {value}"),
)

RETURN_URL: Final = published_option(
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
    customer_text_on=N_(
        "You log in with the email address you gave us. A one-time code or link is sent to it."
    ),
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
