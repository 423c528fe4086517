"""Billing information, ways to pay, invoices."""

from typing import Final

from portal_desktop.common.i18n import N_
from portal_desktop.options.option import Option, OptionChoice, Requirement

CUSTOMER_UPDATE: Final = Option(
    path="features.customer_update.enabled",
    kind="switch",
    tab="billing_info",
    label=N_("Customers can change their billing information"),
    help=N_("What they change stands on their next invoice."),
    default=True,
    null=False,
    customer_text_on=N_("You can keep your billing information up to date yourself."),
    customer_text_off=N_(
        "You cannot change your billing information on our billing page. Please contact us."
    ),
    sent_with=("features.customer_update.enabled",),
)

CUSTOMER_FIELDS: Final[Option[tuple[str, ...]]] = Option(
    path="features.customer_update.allowed_updates",
    kind="members",
    tab="billing_info",
    label=N_("Billing information customers can change"),
    default=("name", "email", "address", "phone"),
    null=(),
    requirements=(
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
    sent_with=("features.customer_update.enabled",),
    always_a_list=True,
)

PAYMENT_METHODS: Final = Option(
    path="features.payment_method_update.enabled",
    kind="switch",
    tab="billing_info",
    label=N_("Customers can change how they pay"),
    help=N_("They add a card or another way to pay, and choose which one is used."),
    default=True,
    null=False,
    customer_text_on=N_("You can add a card or another way to pay, and choose which one is used."),
    customer_text_off=N_("You cannot change how you pay on our billing page. Please contact us."),
    sent_with=("features.payment_method_update.enabled",),
)

PAYMENT_METHOD_CONFIGURATION: Final = Option(
    path="features.payment_method_update.payment_method_configuration",
    kind="payment_method_configurations",
    tab="billing_info",
    label=N_("Which ways to pay they can choose"),
    help=N_("Your list of payment methods at Stripe."),
    default="",
    null="",
    requirements=(
        Requirement(
            PAYMENT_METHODS.path,
            True,
            N_("Customers cannot change how they pay."),
            N_("Turn on payment methods"),
        ),
    ),
    sent_with=("features.payment_method_update.enabled",),
)

INVOICES: Final = Option(
    path="features.invoice_history.enabled",
    kind="switch",
    tab="billing_info",
    label=N_("Customers can see and download their invoices"),
    help=N_("All past invoices, with receipts."),
    default=True,
    null=False,
    customer_text_on=N_("You can see and download all your past invoices, with receipts."),
    customer_text_off=N_("Your invoices are not on our billing page. Please ask us for a copy."),
)

EMAILS: Final = Option(
    path="dashboard.emails",
    kind="text",
    scope="account",
    delivery=("at_stripe_said", "at_stripe_said"),
    tab="billing_info",
    label=N_("Which emails Stripe sends your customers"),
    help=N_("Applies to all emails Stripe sends your customers. Write what you want there."),
    default="",
    null="",
    longest=500,
)

EMAIL_DOMAIN: Final = Option(
    path="dashboard.email_domain",
    kind="text",
    scope="account",
    delivery=("at_stripe_said", "at_stripe_said"),
    tab="billing_info",
    label=N_("Domain these emails come from"),
    help=N_("Such as example.com, so that customers recognise the sender."),
    default="",
    null="",
    longest=253,
)
