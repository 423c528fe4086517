"""Cancelling, and what is asked."""

from typing import Final

from portal_desktop.common.i18n import N_
from portal_desktop.options.option import Option, OptionChoice, Requirement, published_option

CANCEL: Final = published_option(
    "features.subscription_cancel.enabled",
    "switch",
    "cancellation",
    N_("Customers can cancel their subscription"),
    N_("They find a button for it in the portal. You need not be asked."),
    default=True,
    null=False,
    told=N_("You can cancel your subscription."),
    untold=N_("You cannot cancel your subscription on our billing page. Please contact us."),
)
_CANCEL_ON = Requirement(CANCEL.path, True, N_("Customers cannot cancel."), N_("Let them cancel"))

CANCEL_MODE: Final = published_option(
    "features.subscription_cancel.mode",
    "choice",
    "cancellation",
    N_("When it ends"),
    "",
    "at_period_end",
    null="at_period_end",
    needs=(_CANCEL_ON,),
    choices=(
        OptionChoice(
            "at_period_end",
            N_("At the end of the period they have paid for"),
            N_(
                "They keep access until the end of the period, can change their mind until then, "
                "and are not refunded."
            ),
            customer_text=N_(
                "It ends at the end of the period you have paid for; until then you can use it and "
                "change your mind. Nothing is paid back."
            ),
        ),
        OptionChoice(
            "immediately",
            N_("At once"),
            customer_text=N_("It ends at once, and you cannot undo it."),
        ),
    ),
)

CANCEL_PRORATION: Final = published_option(
    "features.subscription_cancel.proration_behavior",
    "choice",
    "cancellation",
    N_("The time they have paid for and not used"),
    "",
    "none",
    null="none",
    needs=(
        _CANCEL_ON,
        Requirement(
            CANCEL_MODE.path,
            "immediately",
            N_("Nothing is left over when a subscription ends with its period."),
            N_("Choose when it ends"),
        ),
    ),
    choices=(
        OptionChoice(
            "none",
            N_("Is not paid back"),
            N_("Nothing is paid back."),
            customer_text=N_("The time you have paid for and not used is not paid back."),
        ),
        OptionChoice(
            "create_prorations",
            N_("Becomes credit"),
            N_("Unused time is noted as credit; Stripe does not send it back to the card."),
            customer_text=N_(
                "The time you have paid for and not used is noted as credit; it is not sent back "
                "to your card."
            ),
        ),
    ),
)

REASONS: Final = published_option(
    "features.subscription_cancel.cancellation_reason.enabled",
    "switch",
    "cancellation",
    N_("Ask customers why they leave"),
    N_("Stripe asks right after they have cancelled. They may skip it."),
    default=True,
    null=False,
    needs=(_CANCEL_ON,),
    told=N_("Afterwards you are asked why; you may skip the question."),
    untold=N_("You are not asked why."),
)

_ASKED = Requirement(
    REASONS.path, True, N_("Customers are not asked why they leave."), N_("Ask why they leave")
)

REASON_OPTIONS: Final[Option[tuple[str, ...]]] = published_option(
    "features.subscription_cancel.cancellation_reason.options",
    "members",
    "cancellation",
    N_("Reasons they can choose from"),
    "",
    (
        "too_expensive",
        "missing_features",
        "switched_service",
        "unused",
        "customer_service",
        "too_complex",
        "low_quality",
        "other",
    ),
    null=(),
    needs=(_CANCEL_ON, _ASKED),
    choices=(
        OptionChoice("too_expensive", N_("It’s too expensive")),
        OptionChoice("missing_features", N_("I need more features")),
        OptionChoice("switched_service", N_("I found an alternative")),
        OptionChoice("unused", N_("I no longer need it")),
        OptionChoice("customer_service", N_("Customer service was less than expected")),
        OptionChoice("too_complex", N_("Ease of use was less than expected")),
        OptionChoice("low_quality", N_("Quality was less than expected")),
        OptionChoice("other", N_("Other reason"), N_("With a box to write in.")),
    ),
)

FEEDBACK_OPTIONS: Final[Option[tuple[str, ...]]] = published_option(
    "features.subscription_cancel.cancellation_reason.feedback_options",
    "feedback_options",
    "cancellation",
    N_("Reasons of your own"),
    N_("Shown beside the ones above, in your words."),
    (),
    null=(),
    needs=(_CANCEL_ON, _ASKED),
)

RETENTION_COUPON: Final = Option(
    "dashboard.retention_coupon",
    "text",
    "account",
    ("at_stripe_said", "at_stripe_said"),
    "cancellation",
    N_("Coupon for everyone who is about to cancel"),
    N_("Customers see the offer before they confirm. Write the coupon’s name."),
    "",
    "",
    longest=200,
)
