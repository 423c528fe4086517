"""Cancelling, and what is asked."""

from typing import Final

from portal_desktop.common.i18n import N_
from portal_desktop.options.option import BroughtAlong, Option, OptionChoice, Requirement

_WITH_CANCEL: Final = ("features.subscription_cancel.enabled",)
_WITH_REASONS: Final = ("features.subscription_cancel.cancellation_reason.enabled",)

CANCEL: Final = Option(
    path="features.subscription_cancel.enabled",
    kind="switch",
    tab="cancellation",
    label=N_("Customers can cancel their subscription"),
    help=N_("They find a button for it in the portal. You need not be asked."),
    default=True,
    null=False,
    customer_text_on=N_("You can cancel your subscription."),
    customer_text_off=N_(
        "You cannot cancel your subscription on our billing page. Please contact us."
    ),
    sent_with=_WITH_CANCEL,
)
_CANCEL_ON = Requirement(CANCEL.path, True, N_("Customers cannot cancel."), N_("Let them cancel"))

CANCEL_MODE: Final = Option(
    path="features.subscription_cancel.mode",
    kind="choice",
    tab="cancellation",
    label=N_("When it ends"),
    default="at_period_end",
    null="at_period_end",
    requirements=(_CANCEL_ON,),
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
    sent_with=_WITH_CANCEL,
    brings_along=(
        # A credit for unused time makes sense only where it ends at once (rule R7).
        BroughtAlong("at_period_end", "features.subscription_cancel.proration_behavior", "none"),
    ),
)

CANCEL_PRORATION: Final = Option(
    path="features.subscription_cancel.proration_behavior",
    kind="choice",
    tab="cancellation",
    label=N_("The time they have paid for and not used"),
    default="none",
    null="none",
    requirements=(
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
    sent_with=_WITH_CANCEL,
)

REASONS: Final = Option(
    path="features.subscription_cancel.cancellation_reason.enabled",
    kind="switch",
    tab="cancellation",
    label=N_("Ask customers why they leave"),
    help=N_("Stripe asks right after they have cancelled. They may skip it."),
    default=True,
    null=False,
    requirements=(_CANCEL_ON,),
    customer_text_on=N_("Afterwards you are asked why; you may skip the question."),
    customer_text_off=N_("You are not asked why."),
    sent_with=(*_WITH_REASONS, *_WITH_CANCEL),
)

_ASKED = Requirement(
    REASONS.path, True, N_("Customers are not asked why they leave."), N_("Ask why they leave")
)

REASON_OPTIONS: Final[Option[tuple[str, ...]]] = Option(
    path="features.subscription_cancel.cancellation_reason.options",
    kind="members",
    tab="cancellation",
    label=N_("Reasons they can choose from"),
    default=(
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
    requirements=(_CANCEL_ON, _ASKED),
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
    sent_with=(*_WITH_REASONS, *_WITH_CANCEL),
    always_a_list=True,
)

FEEDBACK_OPTIONS: Final[Option[tuple[str, ...]]] = Option(
    path="features.subscription_cancel.cancellation_reason.feedback_options",
    kind="feedback_options",
    tab="cancellation",
    label=N_("Reasons of your own"),
    help=N_("Shown beside the ones above, in your words."),
    default=(),
    null=(),
    requirements=(_CANCEL_ON, _ASKED),
    sent_with=(*_WITH_REASONS, *_WITH_CANCEL),
)

RETENTION_COUPON: Final = Option(
    path="dashboard.retention_coupon",
    kind="text",
    scope="account",
    delivery=("at_stripe_said", "at_stripe_said"),
    tab="cancellation",
    label=N_("Coupon for everyone who is about to cancel"),
    help=N_("Customers see the offer before they confirm. Write the coupon’s name."),
    default="",
    null="",
    longest=200,
)
