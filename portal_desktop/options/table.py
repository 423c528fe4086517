"""OPTIONS: the one table of everything a merchant can decide about the portal.

Labels and helps are sentences a merchant would say. Rows, rules, the words of a change and the
preview hang from this table; the layout of the tabs does not. Limits and defaults come from
Stripe's documentation of the portal configuration object and of the portal's settings page.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from portal_desktop.options.account import (
    ACCENT_COLOUR,
    BACKGROUND,
    BRAND_COLOUR,
    BUSINESS_NAME,
    BUTTON,
    CUSTOM_DOMAIN,
    ICON,
    LOGO,
    PUBLIC_PRIVACY,
    PUBLIC_TERMS,
    SHAPE,
    SUPPORT_EMAIL,
    SUPPORT_PHONE,
    SUPPORT_URL,
)
from portal_desktop.options.billing_info import (
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    EMAIL_DOMAIN,
    EMAILS,
    INVOICES,
    PAYMENT_METHOD_CONFIGURATION,
    PAYMENT_METHODS,
)
from portal_desktop.options.business_profile import (
    HEADLINE,
    LOGIN_PAGE,
    NAME,
    PRIVACY,
    RETURN_URL,
    TERMS,
)
from portal_desktop.options.cancellation import (
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    FEEDBACK_OPTIONS,
    REASON_OPTIONS,
    REASONS,
    RETENTION_COUPON,
)
from portal_desktop.options.fonts import FONT
from portal_desktop.options.option import Option
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    ANCHOR,
    PAUSE,
    PAUSE_DURATIONS,
    PAUSE_TYPE,
    PRODUCTS,
    SCHEDULE,
    TRIAL,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import Value

__all__ = [
    "ACCENT_COLOUR",
    "ALLOWED_UPDATES",
    "ANCHOR",
    "BACKGROUND",
    "BRAND_COLOUR",
    "BUSINESS_NAME",
    "BUTTON",
    "CANCEL",
    "CANCEL_MODE",
    "CANCEL_PRORATION",
    "CUSTOMER_FIELDS",
    "CUSTOMER_UPDATE",
    "CUSTOM_DOMAIN",
    "EMAILS",
    "EMAIL_DOMAIN",
    "FEEDBACK_OPTIONS",
    "FONT",
    "HEADLINE",
    "ICON",
    "INVOICES",
    "LOGIN_PAGE",
    "LOGO",
    "NAME",
    "OPTIONS",
    "PAUSE",
    "PAUSE_DURATIONS",
    "PAUSE_TYPE",
    "PAYMENT_METHODS",
    "PAYMENT_METHOD_CONFIGURATION",
    "PRIVACY",
    "PRODUCTS",
    "PUBLIC_PRIVACY",
    "PUBLIC_TERMS",
    "REASONS",
    "REASON_OPTIONS",
    "RETENTION_COUPON",
    "RETURN_URL",
    "SCHEDULE",
    "SHAPE",
    "SUPPORT_EMAIL",
    "SUPPORT_PHONE",
    "SUPPORT_URL",
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
    PAUSE,
    PAUSE_TYPE,
    PAUSE_DURATIONS,
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    REASONS,
    REASON_OPTIONS,
    FEEDBACK_OPTIONS,
    RETENTION_COUPON,
    CUSTOMER_UPDATE,
    CUSTOMER_FIELDS,
    PAYMENT_METHODS,
    PAYMENT_METHOD_CONFIGURATION,
    INVOICES,
    EMAILS,
    EMAIL_DOMAIN,
    HEADLINE,
    TERMS,
    PRIVACY,
    RETURN_URL,
    LOGIN_PAGE,
    NAME,
    BUSINESS_NAME,
    ICON,
    LOGO,
    BRAND_COLOUR,
    ACCENT_COLOUR,
    BACKGROUND,
    BUTTON,
    FONT,
    SHAPE,
    SUPPORT_EMAIL,
    SUPPORT_PHONE,
    SUPPORT_URL,
    PUBLIC_TERMS,
    PUBLIC_PRIVACY,
    CUSTOM_DOMAIN,
)

OPTIONS: Final[Mapping[str, Option[Value]]] = MappingProxyType(
    {option.path: option for option in _TABLE}
)
"""Every option by its path, in the order in which they are read."""
