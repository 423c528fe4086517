"""What the pages of Stripe's Dashboard are called on which something has to be set by hand."""

from portal_desktop.common.i18n import N_
from portal_desktop.links.dashboard import PageName

PAGES: dict[PageName, str] = {
    "branding": N_("On Stripe’s page “Branding”"),
    "public_details": N_("On Stripe’s page “Public details”"),
    "portal": N_("On Stripe’s page “Customer portal”"),
    "emails": N_("On Stripe’s page “Customer emails”"),
    "custom_domain": N_("On Stripe’s page “Custom domains”"),
}
"""In the order in which they are best visited."""
