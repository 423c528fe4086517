"""OPTIONS: the one table of everything a merchant can decide about the portal.

Labels and helps are sentences a merchant would say. Rows, rules, the words of a change and the
preview hang from this table; the layout of the tabs does not. Limits and defaults come from
Stripe's documentation of the portal configuration object and of the portal's settings page.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from portal_desktop.option import Option
from portal_desktop.options.account import ACCENT_COLOUR, BRAND_COLOUR, BUSINESS_NAME, ICON
from portal_desktop.options.billing import (
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    INVOICES,
    PAYMENT_METHODS,
)
from portal_desktop.options.cancellation import (
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    REASON_OPTIONS,
    REASONS,
)
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    ANCHOR,
    PRODUCTS,
    SCHEDULE,
    TRIAL,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.words import HEADLINE, LOGIN_PAGE, NAME, PRIVACY, RETURN_URL, TERMS
from portal_desktop.values import Value

__all__ = [
    "ACCENT_COLOUR",
    "ALLOWED_UPDATES",
    "ANCHOR",
    "BRAND_COLOUR",
    "BUSINESS_NAME",
    "CANCEL",
    "CANCEL_MODE",
    "CANCEL_PRORATION",
    "CUSTOMER_FIELDS",
    "CUSTOMER_UPDATE",
    "HEADLINE",
    "ICON",
    "INVOICES",
    "LOGIN_PAGE",
    "NAME",
    "OPTIONS",
    "PAYMENT_METHODS",
    "PRIVACY",
    "PRODUCTS",
    "REASONS",
    "REASON_OPTIONS",
    "RETURN_URL",
    "SCHEDULE",
    "TERMS",
    "TRIAL",
    "UPDATE",
    "UPDATE_PRORATION",
]

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
