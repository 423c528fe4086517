"""Changing a subscription, and what it does to a bill."""

from typing import Final

from portal_desktop.common.i18n import N_
from portal_desktop.options.option import Option, OptionChoice, Requirement, published_option
from portal_desktop.options.values import Offer, Unchosen

UPDATE: Final = published_option(
    "features.subscription_update.enabled",
    "switch",
    "subscription",
    N_("Customers can change their subscription"),
    N_("You decide below what they may change."),
    default=False,
    null=False,
    told=N_("You can change your subscription yourself."),
    untold=N_("You cannot change your subscription on our billing page. Please contact us."),
)
_UPDATE_ON = Requirement(
    UPDATE.path, True, N_("Customers cannot change their subscription."), N_("Let them change it")
)

ALLOWED_UPDATES: Final[Option[tuple[str, ...]]] = published_option(
    "features.subscription_update.default_allowed_updates",
    "members",
    "subscription",
    N_("What customers can change about their subscription"),
    "",
    (),
    null=(),
    needs=(_UPDATE_ON,),
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
)

PRODUCTS: Final[Option[tuple[Offer, ...]]] = published_option(
    "features.subscription_update.products",
    "offers",
    "subscription",
    N_("Plans they can choose from"),
    N_("At most 10 products, each with its prices."),
    (),
    null=(),
    needs=(_UPDATE_ON,),
)

UPDATE_PRORATION: Final[Option[str | Unchosen]] = published_option(
    "features.subscription_update.proration_behavior",
    "choice",
    "subscription",
    N_("When a plan or quantity changes mid-period"),
    N_("What happens to the difference for the rest of the period."),
    "none",
    null="none",
    needs=(_UPDATE_ON,),
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
)

SCHEDULE: Final[Option[tuple[str, ...]]] = published_option(
    "features.subscription_update.schedule_at_period_end.conditions",
    "members",
    "subscription",
    N_("Changes that wait for the end of the period"),
    "",
    (),
    null=(),
    needs=(_UPDATE_ON,),
    untold=N_("A change takes effect at once."),
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
)

ANCHOR: Final = published_option(
    "features.subscription_update.billing_cycle_anchor",
    "choice",
    "subscription",
    N_("After a change, the next bill comes"),
    "",
    "unchanged",
    null="unchanged",
    needs=(_UPDATE_ON,),
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
)

TRIAL: Final = published_option(
    "features.subscription_update.trial_update_behavior",
    "choice",
    "subscription",
    N_("When a customer on a free trial changes plan"),
    "",
    "end_trial",
    null="end_trial",
    needs=(_UPDATE_ON,),
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
)

# Taking a break (Stripe's API of 2026-10-28)

PAUSE: Final = published_option(
    "features.subscription_pause.enabled",
    "switch",
    "subscription",
    N_("Customers can pause their subscription"),
    N_("No bills while paused. What happens to days already paid is not confirmed."),
    default=False,
    null=False,
    told=N_(
        "If you find a button for it on our billing page, you can pause your subscription. There "
        "are no bills while it is paused."
    ),
    untold=N_("You cannot pause your subscription on our billing page."),
)
_PAUSE_ON = Requirement(PAUSE.path, True, N_("Customers cannot pause."), N_("Let them pause"))

PAUSE_TYPE: Final = published_option(
    "features.subscription_pause.duration.type",
    "choice",
    "subscription",
    N_("How long a break lasts"),
    "",
    "interval_options",
    null="interval_options",
    needs=(_PAUSE_ON,),
    choices=(
        OptionChoice("interval_options", N_("As long as they choose below")),
        OptionChoice(
            "indefinite",
            N_("Until they end it"),
            customer_text=N_("A pause lasts until you end it."),
        ),
    ),
)

PAUSE_DURATIONS: Final[Option[tuple[str, ...]]] = published_option(
    "features.subscription_pause.duration.interval_options",
    "durations",
    "subscription",
    N_("Breaks they can choose from"),
    N_("At most three years each."),
    ("month:1",),
    null=("month:1",),
    told=N_("A pause lasts {value}."),
    needs=(
        _PAUSE_ON,
        Requirement(
            PAUSE_TYPE.path,
            "interval_options",
            N_("They end it themselves."),
            N_("Choose how long a break lasts"),
        ),
    ),
)
