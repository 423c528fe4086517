"""Changing a subscription, and what it does to a bill."""

from typing import Final

from portal_desktop.common.i18n import N_
from portal_desktop.options.option import BroughtAlong, Option, OptionChoice, Requirement
from portal_desktop.options.values import UNCHOSEN, Offer, Unchosen

_WITH_UPDATE: Final = (
    "features.subscription_update.enabled",
    "features.subscription_update.default_allowed_updates",
    "features.subscription_update.products",
)
"""What Stripe demands with any change of the hash (rule R1)."""
_PRORATION: Final = "features.subscription_update.proration_behavior"

UPDATE: Final = Option(
    path="features.subscription_update.enabled",
    kind="switch",
    tab="subscription",
    label=N_("Customers can change their subscription"),
    help=N_("You decide below what they may change."),
    default=False,
    null=False,
    customer_text_on=N_("You can change your subscription yourself."),
    customer_text_off=N_(
        "You cannot change your subscription on our billing page. Please contact us."
    ),
    sent_with=_WITH_UPDATE,
    brings_along=(
        # Nothing is chosen for the merchant silently; switched off again, nothing is asked.
        BroughtAlong(True, _PRORATION, UNCHOSEN, instead_of="none"),
        BroughtAlong(False, _PRORATION, "none", instead_of=UNCHOSEN),
    ),
)
_UPDATE_ON = Requirement(
    UPDATE.path, True, N_("Customers cannot change their subscription."), N_("Let them change it")
)

ALLOWED_UPDATES: Final[Option[tuple[str, ...]]] = Option(
    path="features.subscription_update.default_allowed_updates",
    kind="members",
    tab="subscription",
    label=N_("What customers can change about their subscription"),
    default=(),
    null=(),
    requirements=(_UPDATE_ON,),
    choices=(
        OptionChoice(
            "price",
            N_("Customers can switch to another plan"),
            N_("They choose from the plans below, whenever they like."),
            customer_text=N_("You can switch to another plan."),
        ),
        OptionChoice(
            "quantity",
            N_("Customers can change the quantity"),
            N_("Useful when you sell by the seat or by the bag."),
            customer_text=N_("You can change the quantity."),
        ),
        OptionChoice(
            "promotion_code",
            N_("Customers can enter a promotion code"),
            N_("When they change their plan or quantity."),
            customer_text=N_("You can enter a promotion code when you make such a change."),
        ),
    ),
    sent_with=_WITH_UPDATE,
    always_a_list=True,
)

PRODUCTS: Final[Option[tuple[Offer, ...]]] = Option(
    path="features.subscription_update.products",
    kind="offers",
    tab="subscription",
    label=N_("Plans they can choose from"),
    help=N_("At most 10 products, each with its prices."),
    default=(),
    null=(),
    requirements=(_UPDATE_ON,),
    sent_with=_WITH_UPDATE,
    demanded_while=UPDATE.path,
    only_expanded=True,
)

UPDATE_PRORATION: Final[Option[str | Unchosen]] = Option(
    path=_PRORATION,
    kind="choice",
    tab="subscription",
    label=N_("When a plan or quantity changes mid-period"),
    help=N_("What happens to the difference for the rest of the period."),
    default="none",
    null="none",
    requirements=(_UPDATE_ON,),
    choices=(
        OptionChoice(
            "always_invoice",
            N_("Settle the difference today"),
            customer_text=N_(
                "If you change in the middle of a period, the difference for the rest of it is "
                "settled at once."
            ),
        ),
        OptionChoice(
            "create_prorations",
            N_("Settle it on the next bill"),
            customer_text=N_(
                "If you change in the middle of a period, the difference for the rest of it is "
                "settled on your next bill."
            ),
        ),
        OptionChoice(
            "none",
            N_("Charge and credit nothing"),
            customer_text=N_(
                "If you change in the middle of a period, the difference for the rest of it is "
                "neither charged nor credited."
            ),
        ),
    ),
    sent_with=_WITH_UPDATE,
)

SCHEDULE: Final[Option[tuple[str, ...]]] = Option(
    path="features.subscription_update.schedule_at_period_end.conditions",
    kind="members",
    tab="subscription",
    label=N_("Changes that wait for the end of the period"),
    default=(),
    null=(),
    requirements=(_UPDATE_ON,),
    customer_text_off=N_("A change takes effect at once."),
    choices=(
        OptionChoice(
            "decreasing_item_amount",
            N_("Changes to a cheaper plan, fewer units, or a longer plan that works out cheaper"),
            N_(
                "Stripe’s guide says this waits only between prices of one product; between "
                "products, one test saw it wait too. Try it once with a test customer."
            ),
            off=N_("At once"),
            on=N_("At the period’s end"),
            customer_text=N_(
                "A change to a cheaper plan or to fewer units can wait until the end of the "
                "period you have paid for."
            ),
        ),
        OptionChoice(
            "shortening_interval",
            N_("Changes to a shorter interval, such as yearly to monthly"),
            off=N_("At once"),
            on=N_("At the period’s end"),
            customer_text=N_(
                "A change to a shorter interval, such as from yearly to monthly, can wait until "
                "the end of the period you have paid for."
            ),
        ),
    ),
    sent_with=_WITH_UPDATE,
    item_key="type",
)

ANCHOR: Final = Option(
    path="features.subscription_update.billing_cycle_anchor",
    kind="choice",
    tab="subscription",
    label=N_("After a change, the next bill comes"),
    default="unchanged",
    null="unchanged",
    requirements=(_UPDATE_ON,),
    choices=(
        OptionChoice(
            "unchanged",
            N_("On the day it would have come"),
            customer_text=N_(
                "As long as you pay as often as before, your regular bill keeps coming on the same "
                "day."
            ),
        ),
        OptionChoice(
            "now",
            N_("A full period after the change"),
            customer_text=N_(
                "A change starts a new period: the next bill after it comes a full period later."
            ),
        ),
    ),
    sent_with=_WITH_UPDATE,
)

TRIAL: Final = Option(
    path="features.subscription_update.trial_update_behavior",
    kind="choice",
    tab="subscription",
    label=N_("When a customer on a free trial changes plan"),
    default="end_trial",
    null="end_trial",
    requirements=(_UPDATE_ON,),
    choices=(
        OptionChoice(
            "end_trial",
            N_("The trial ends"),
            N_("Changing plan ends the free trial and charges at once."),
            customer_text=N_(
                "If you make such a change during a free trial, the trial ends and you are charged "
                "at once."
            ),
        ),
        OptionChoice(
            "continue_trial",
            N_("The trial goes on"),
            N_("The trial goes on; the new price starts when it ends."),
            customer_text=N_(
                "If you make such a change during a free trial, the trial goes on; the new price "
                "starts when it ends."
            ),
        ),
    ),
    sent_with=_WITH_UPDATE,
)

# Taking a break (Stripe's API of 2026-10-28)

_WITH_PAUSE: Final = ("features.subscription_pause.enabled",)
_WITH_DURATION: Final = (
    "features.subscription_pause.duration.type",
    "features.subscription_pause.duration.interval_options",
)

PAUSE: Final = Option(
    path="features.subscription_pause.enabled",
    kind="switch",
    tab="subscription",
    label=N_("Customers can pause their subscription"),
    help=N_("No bills while paused. What happens to days already paid is not confirmed."),
    default=False,
    null=False,
    customer_text_on=N_(
        "If you find a button for it on our billing page, you can pause your subscription. There "
        "are no bills while it is paused."
    ),
    customer_text_off=N_("You cannot pause your subscription on our billing page."),
    sent_with=_WITH_PAUSE,
)
_PAUSE_ON = Requirement(PAUSE.path, True, N_("Customers cannot pause."), N_("Let them pause"))

PAUSE_TYPE: Final = Option(
    path="features.subscription_pause.duration.type",
    kind="choice",
    tab="subscription",
    label=N_("How long a break lasts"),
    default="interval_options",
    null="interval_options",
    requirements=(_PAUSE_ON,),
    choices=(
        OptionChoice("interval_options", N_("As long as they choose below")),
        OptionChoice(
            "indefinite",
            N_("Until they end it"),
            customer_text=N_("A pause lasts until you end it."),
        ),
    ),
    sent_with=(*_WITH_DURATION, *_WITH_PAUSE),
)

PAUSE_DURATIONS: Final[Option[tuple[str, ...]]] = Option(
    path="features.subscription_pause.duration.interval_options",
    kind="durations",
    tab="subscription",
    label=N_("Breaks they can choose from"),
    help=N_("At most three years each."),
    default=("month:1",),
    null=("month:1",),
    customer_text_on=N_("A pause lasts {value}."),
    requirements=(
        _PAUSE_ON,
        Requirement(
            PAUSE_TYPE.path,
            "interval_options",
            N_("They end it themselves."),
            N_("Choose how long a break lasts"),
        ),
    ),
    sent_with=(*_WITH_DURATION, *_WITH_PAUSE),
    kept_unless=(PAUSE_TYPE.path, "indefinite"),
    always_a_list=True,
)
