"""Billing information, ways to pay, invoices."""

from typing import Final

from portal_desktop.common.i18n import N_
from portal_desktop.options.option import Option, OptionChoice, Requirement, published_option

CUSTOMER_UPDATE: Final = published_option(
    "features.customer_update.enabled",
    "switch",
    "billing_info",
    N_("Customers can change their billing information"),
    N_("What they change stands on their next invoice."),
    default=True,
    null=False,
    told=N_("You can keep your billing information up to date yourself."),
    untold=N_("You cannot change your billing information on our billing page. Please contact us."),
)

CUSTOMER_FIELDS: Final[Option[tuple[str, ...]]] = published_option(
    "features.customer_update.allowed_updates",
    "members",
    "billing_info",
    N_("Billing information customers can change"),
    "",
    ("name", "email", "address", "phone"),
    null=(),
    needs=(
        Requirement(
            CUSTOMER_UPDATE.path,
            True,
            N_("Customers cannot change their billing information."),
            N_("Let them change it"),
        ),
    ),
    choices=(
        OptionChoice("name", N_("Customers can change their name"), customer_text=N_("your name")),
        OptionChoice(
            "email",
            N_("Customers can change their email address"),
            N_(
                "Not for those who come in by the login link: the address is how they log in. "
                "Only if a website of yours opens the portal for them."
            ),
            customer_text=N_("your email address"),
        ),
        OptionChoice(
            "address",
            N_("Customers can change their billing address"),
            customer_text=N_("your billing address"),
        ),
        OptionChoice(
            "phone",
            N_("Customers can change their phone number"),
            customer_text=N_("your phone number"),
        ),
        OptionChoice(
            "shipping",
            N_("Customers can change their shipping address"),
            customer_text=N_("your shipping address"),
        ),
        OptionChoice(
            "tax_id", N_("Customers can add their tax number"), customer_text=N_("your tax number")
        ),
    ),
)

PAYMENT_METHODS: Final = published_option(
    "features.payment_method_update.enabled",
    "switch",
    "billing_info",
    N_("Customers can change how they pay"),
    N_("They add a card or another way to pay, and choose which one is used."),
    default=True,
    null=False,
    told=N_("You can add a card or another way to pay, and choose which one is used."),
    untold=N_("You cannot change how you pay on our billing page. Please contact us."),
)

PAYMENT_METHOD_CONFIGURATION: Final = published_option(
    "features.payment_method_update.payment_method_configuration",
    "payment_method_configurations",
    "billing_info",
    N_("Which ways to pay they can choose"),
    N_("Your list of payment methods at Stripe."),
    "",
    null="",
    needs=(
        Requirement(
            PAYMENT_METHODS.path,
            True,
            N_("Customers cannot change how they pay."),
            N_("Turn on payment methods"),
        ),
    ),
)

INVOICES: Final = published_option(
    "features.invoice_history.enabled",
    "switch",
    "billing_info",
    N_("Customers can see and download their invoices"),
    N_("All past invoices, with receipts."),
    default=True,
    null=False,
    told=N_("You can see and download all your past invoices, with receipts."),
    untold=N_("Your invoices are not on our billing page. Please ask us for a copy."),
)

EMAILS: Final = Option(
    "dashboard.emails",
    "text",
    "account",
    ("at_stripe_said", "at_stripe_said"),
    "billing_info",
    N_("Which emails Stripe sends your customers"),
    N_("Applies to all emails Stripe sends your customers. Write what you want there."),
    "",
    "",
    longest=500,
)

EMAIL_DOMAIN: Final = Option(
    "dashboard.email_domain",
    "text",
    "account",
    ("at_stripe_said", "at_stripe_said"),
    "billing_info",
    N_("Domain these emails come from"),
    N_("Such as example.com, so that customers recognise the sender."),
    "",
    "",
    longest=253,
)
