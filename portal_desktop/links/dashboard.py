"""Addresses of Stripe's Dashboard: what only a person can do is done there.

Sources are Stripe's guides to the customer portal; where none gives an address, a comment says so.
"""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from portal_desktop.common.i18n import N_

DashboardMode = Literal["test", "live"]
DashboardPage = Literal[
    "portal", "branding", "public_details", "emails", "payment_methods", "custom_domain",
    "customers", "products", "keys",
]  # fmt: skip

PAGES: dict[DashboardPage, str] = {
    "branding": N_("On Stripe’s page “Branding”"),
    "public_details": N_("On Stripe’s page “Public details”"),
    "portal": N_("On Stripe’s page “Customer portal”"),
    "emails": N_("On Stripe’s page “Customer emails”"),
    "custom_domain": N_("On Stripe’s page “Custom domains”"),
}
"""In the order in which they are best visited."""

HOST = "https://dashboard.stripe.com"
REGISTER = f"{HOST}/register"
PORTAL_DEMO = "https://billing.stripe.com/customer-portal-demo"
BILLING_PRICES = "https://stripe.com/billing/pricing"
INVOICING_PRICES = "https://stripe.com/invoicing/pricing"

PATHS: dict[DashboardPage, str] = {
    "portal": "/settings/billing/portal",
    "branding": "/settings/branding",
    "public_details": "/settings/public",
    "emails": "/settings/emails",
    "payment_methods": "/settings/payment_methods",
    "custom_domain": "/settings/custom-domains",  # seen, but in no guide
    "customers": "/customers",
    "products": "/products",  # seen, but in no guide
    "keys": "/apikeys",
}


@dataclass(frozen=True, slots=True)
class Permission:
    """A tick-box of a restricted key.

    Stripe publishes no list of labels: "Prices" (for ``plan``) and "Accounts", under Connect, were
    seen; the others are the names in words.

    Attributes:
        name: Stripe's, as in its refusals, without ``rak_``.
        label: what to look for in the Dashboard's list.
        use: what we need it for.
    """

    name: str
    label: str
    use: str

    @property
    def is_write(self) -> bool:
        return self.name.endswith("_write")


PERMISSIONS = (
    Permission(
        "customer_portal_read",
        N_("Customer portal: Read"),
        N_("See the portal’s settings"),
    ),
    Permission(
        "customer_portal_write",
        N_("Customer portal: Write"),
        N_("Publish the portal’s settings and activate the login link"),
    ),
    Permission("product_read", N_("Products: Read"), N_("Offer plans to choose from")),
    Permission("plan_read", N_("Prices: Read"), N_("Show what plans cost")),
    Permission("customer_read", N_("Customers: Read"), N_("Say whose account a login opens")),
    Permission(
        "subscription_read",
        N_("Subscriptions: Read"),
        N_("Say what a customer can do, and read why others left"),
    ),
    Permission("coupon_read", N_("Coupons: Read"), N_("Offer a coupon to stay")),
    Permission(
        "promotion_code_read",
        N_("Promotion codes: Read"),
        N_("See which codes customers can enter"),
    ),
    Permission(
        "payment_method_configurations_read",
        N_("Payment method configurations: Read"),
        N_("Choose how customers can pay"),
    ),
    Permission(
        "accounts_kyc_basic_read",
        N_("Accounts (under Connect): Read"),
        N_("Show your business name and colours in the preview"),
    ),
    Permission("file_read", N_("Files: Read"), N_("Show your icon in the preview")),
)

# Not asked for at the start: they come with the actions that need them.
LATER = {
    "product_write": N_("Products: Write"),
    "plan_write": N_("Prices: Write"),
    "customer_write": N_("Customers: Write"),
    "coupon_write": N_("Coupons: Write"),
    "promotion_code_write": N_("Promotion codes: Write"),
    "file_write": N_("Files: Write"),
    "connected_account_read": N_("Connected accounts: Read"),
    "connected_account_write": N_("Connected accounts: Write"),
}


# Stripe's documents name no permission for these; the labels are the names of the things in words.
PERHAPS = {
    "feedback_option_read": N_("Feedback options: Read"),
    "feedback_option_write": N_("Feedback options: Write"),
}


def dashboard_page(name: DashboardPage, mode: DashboardMode) -> str:
    """The address of a page of the Dashboard. In a test account it shows the account used last."""
    return _base_url(mode) + PATHS[name]


_PAGE_OF: tuple[tuple[str, DashboardPage], ...] = (
    ("account.business_profile.", "public_details"),
    ("account.settings.branding.", "branding"),
    ("dashboard.branding.", "branding"),
    ("dashboard.public_", "public_details"),
    ("dashboard.custom_domain", "custom_domain"),
    ("dashboard.email", "emails"),
    ("dashboard.retention_coupon", "portal"),
)


def page_of(path: str) -> DashboardPage:
    """The page on which a value that only the Dashboard can write is set."""
    return next((name for prefix, name in _PAGE_OF if path.startswith(prefix)), "portal")


def customer_page(customer: str, mode: DashboardMode) -> str:
    """The Dashboard's page about the customer with this ``cus_…``."""
    return f"{dashboard_page('customers', mode)}/{quote(customer, safe='')}"


def customer_place(customer: str) -> str:
    """The place of the page about the customer with this ``cus_…``, for ``dashboard_address``."""
    return f"customers/{customer}"


def dashboard_address(place: str, mode: DashboardMode) -> str:
    """Give the address of a page by its name, or of a customer's by its ``customer_place``.

    Raises:
        KeyError: for a place that is neither.
    """
    name, _slash, customer = place.partition("/")
    if name == "customers" and customer:
        return customer_page(customer, mode)
    known = {str(each): each for each in PATHS}
    return dashboard_page(known[place], mode)


def required_permissions(*, to_publish: bool) -> tuple[Permission, ...]:
    """The tick-boxes to set, in the order of the list; Write includes Read at Stripe."""
    unneeded = "customer_portal_read" if to_publish else "customer_portal_write"
    return tuple(wanted for wanted in PERMISSIONS if wanted.name != unneeded)


def key_page(mode: DashboardMode, *, to_publish: bool = True) -> str:
    """Give the page where a restricted key is made, with name and tick-boxes filled in.

    Stripe documents the page but not its filling in: always show the list beside it.
    """
    wanted = required_permissions(to_publish=to_publish)
    boxes = "".join(f"&permissions[]=rak_{permission.name}" for permission in wanted)
    return f"{dashboard_page('keys', mode)}/create?name=Portal%20Desktop{boxes}"


def tick_box(permission: str) -> str:
    """What the Dashboard prints beside ``rak_customer_portal_write``; empty when not known.

    Those in ``PERHAPS`` are not confirmed: unless Stripe named one in a refusal, say so.
    """
    name = permission.removeprefix("rak_")
    labels = PERHAPS | LATER | {known.name: known.label for known in PERMISSIONS}
    return labels.get(name, "")


def _base_url(mode: DashboardMode) -> str:
    return f"{HOST}/test" if mode == "test" else HOST
