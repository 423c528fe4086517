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


def portal_translations(language: str) -> gettext.NullTranslations:  # noqa: ARG001 - the words stay English
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
ADDRESS = P_("Address")
PHONE = P_("Phone number")
SHIPPING = P_("Shipping address")
TAX = P_("Tax ID")
EXAMPLE_PLAN = P_("Example plan")
PER_AMOUNT = P_("{amount} {interval}")
TIMES = P_("{product} (×{quantity})")

TRIAL_ENDS = P_("Trial ends {date}")
CANCELS = P_("Cancels {date}")
RENEW = P_("Don’t cancel subscription")
PRICE_VARIES = P_("Price varies with usage")
PAUSE = P_("Pause subscription")
RESUME = P_("Resume subscription")
PAUSED = P_("Paused")
PAST_DUE = P_("Past due")
UNPAID = P_("Unpaid")
INCOMPLETE = P_("Incomplete")
OPEN = P_("Open")
CHANGES = P_("A change is scheduled for {date}.")
CHANGES_LATER = P_("A change is scheduled.")
CHANGES_TO = P_("Changes to {product} on {date}.")

# Login
LOG_IN = P_("Log in to manage your billing")
LOG_IN_HELP = P_("Enter your email address and we’ll send you a one-time code or link.")
CONTINUE = P_("Continue")
LOG_IN_NOTE = P_("Use the address you gave when you subscribed.")
CHECK_MAIL = P_("Check your email")
CHECK_MAIL_HELP = P_(
    "We sent a one-time code or link to {email}. Enter the code, or open the link."
)
CODE = P_("Code")
EXPIRED = P_("This link has expired")
EXPIRED_HELP = P_("For your security, links to your billing page only work for a short time.")
LOG_IN_AGAIN = P_("Log in again")

# Changing a subscription
UPDATE_TITLE = P_("Update your subscription")
SELECT = P_("Select")
CURRENT = P_("Current")
SELECTED = P_("Selected")
QUANTITY = P_("Quantity")
ADD_CODE = P_("Add promotion code")
PROMOTION_CODE = P_("Promotion code")
GO_BACK = P_("Go back")
CONFIRM_UPDATES = P_("Confirm your updates")
UNUSED = P_("Unused time on {product} after {date}")
REMAINING = P_("Remaining time on {product} after {date}")
UNTIL = P_("{product} until {date}")
PAY_STARTING = {
    "day": P_("What you’ll pay daily starting {date}"),
    "week": P_("What you’ll pay weekly starting {date}"),
    "month": P_("What you’ll pay monthly starting {date}"),
    "year": P_("What you’ll pay yearly starting {date}"),
}
PAY_EVERY = P_("What you’ll pay {interval} starting {date}")
PAY_LATER = P_("What you’ll pay {interval}")
NEXT_BILL = P_("On your next bill")
DUE_TODAY = P_("Amount due today")
CONFIRM = P_("Confirm")
AGREE = P_("By confirming, you agree to the terms of {business}.")

# Cancelling
CONFIRM_CANCEL = P_("Confirm cancellation")
CANCEL_LATER = P_(
    "If you cancel this subscription, it will still be available until the end of your billing "
    "period on {date}."
)
CANCEL_NOW = P_("If you cancel this subscription, it ends right away.")
CANCELLED = P_("Subscription has been canceled")
WHY = P_("Tell us why you canceled.")
FEEDBACK = P_("Any additional feedback?")
SUBMIT = P_("Submit")
NO_THANKS = P_("No thanks")
OFFER = P_("Before you go")
OFFER_HELP = P_("Keep your subscription and get this: {coupon}.")
ACCEPT = P_("Accept offer")
STILL_CANCEL = P_("Continue to cancel")
RENEW_TITLE = P_("Keep your subscription?")
RENEW_HELP = P_("Your subscription goes on, and the next bill comes on {date}.")
RENEW_SHORT = P_("Your subscription goes on as before.")

# Pausing
PAUSE_TITLE = P_("Pause your subscription")
PAUSE_HELP = P_("There are no bills while it is paused.")
UNTIL_RESUMED = P_("Until you resume it")
LENGTHS = {
    "day": (P_("{count} day"), P_("{count} days")),
    "week": (P_("{count} week"), P_("{count} weeks")),
    "month": (P_("{count} month"), P_("{count} months")),
    "year": (P_("{count} year"), P_("{count} years")),
}

# Forms
PAYMENT_TITLE = P_("Add payment method")
CARD_NUMBER = P_("Card number")
EXPIRATION = P_("Expiration")
SECURITY_CODE = P_("Security code")
ADD = P_("Add")
AGREE_PAYMENT = P_("By adding it, you agree to the terms of {business}.")
LINE_1 = P_("Address line 1")
CITY = P_("City")
STATE = P_("State")
ZIP = P_("ZIP")
SAVE = P_("Save")
CANCEL_FORM = P_("Cancel")
ALL_DONE = P_("You’re all set")
ALL_DONE_HELP = P_("Your changes were saved.")

PAGES_OF_OURS: Final = frozenset(
    {"login", "code", "expired", "offer", "renew", "pause", "payment", "done"}
)
"""Pages of which nobody could read the words: all of them are ours."""

UNCONFIRMED: Final = frozenset({
    SHIPPING, TAX, PAUSE, RESUME, PAUSED, PAST_DUE, UNPAID, INCOMPLETE, OPEN, CHANGES,
    CHANGES_LATER, CHANGES_TO, UPDATE_TITLE, CURRENT, SELECTED, ADD_CODE, PROMOTION_CODE, GO_BACK,
    UNUSED, REMAINING, UNTIL, NEXT_BILL, AGREE, CANCEL_NOW, WHY, PAY_EVERY, PAY_LATER,
    *(PAY_STARTING[each] for each in ("day", "week", "year")),
})  # fmt: skip
"""Words of ours on pages of which others were read."""
