"""The portal's own words, in English, in the one place where they stand.

They are Stripe's to change. Those in ``UNCONFIRMED`` nobody could read on a real page: there the
words are ours, and the preview says that Stripe's may differ.

They are a second gettext domain: a window in German may preview a page in English.
"""

import gettext
from typing import Final

DOMAIN: Final = "portal"
_ENGLISH = gettext.NullTranslations()


def P_(sentence: str) -> str:  # noqa: N802 - gettext's way to mark
    """Mark words of the portal for translation; they are shown through ``words(language)``."""
    return sentence


def words(language: str) -> gettext.NullTranslations:  # noqa: ARG001 - the words stay English
    """The portal's words in a customer's language: English, whichever it is."""
    return _ENGLISH


BROWSER_TITLE = P_("Billing")

# The panel
PARTNERS = P_("{business} partners with Stripe for simplified billing.")
SOME_BUSINESS = P_("Your business")
RETURN_TO = P_("Return to {business}")
POWERED_BY = P_("Powered by stripe")
LEARN_MORE = P_("Learn more about Stripe Billing")
TERMS = P_("Terms")
PRIVACY = P_("Privacy")

# Home
SUBSCRIPTION = P_("Current subscription")
RENEWS = P_("Your plan renews on {date}.")
UPDATE = P_("Update subscription")
CANCEL = P_("Cancel subscription")
PAYMENT_METHOD = P_("Payment method")
EXPIRES = P_("Expires {month}")
DEFAULT = P_("Default")
ADD_PAYMENT_METHOD = P_("Add payment method")
BILLING_INFORMATION = P_("Billing information")
UPDATE_INFORMATION = P_("Update information")
INVOICES = P_("Invoice history")
PAID = P_("Paid")
NAME = P_("Name")
EMAIL = P_("Email")
ADDRESS = P_("Billing address")
PHONE = P_("Phone number")
SHIPPING = P_("Shipping address")
TAX = P_("Tax ID")
EXAMPLE_PLAN = P_("Example plan")
PER_AMOUNT = P_("{amount} {interval}")
TIMES = P_("{product} (×{quantity})")

# Login
LOG_IN = P_("Log in to manage your billing")
LOG_IN_HELP = P_("Enter your email address and we’ll send you a one-time code or link.")
CONTINUE = P_("Continue")
LOG_IN_NOTE = P_("Use the address you gave when you subscribed.")

UNCONFIRMED: Final = frozenset({SHIPPING, TAX, LOG_IN, LOG_IN_HELP, CONTINUE, LOG_IN_NOTE})
