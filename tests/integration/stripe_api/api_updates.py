"""Updates as any program may send them to the API, all of them in its own words."""

from typing import Any

from hypothesis import strategies as st

from portal_desktop.options.billing_info import CUSTOMER_FIELDS
from portal_desktop.options.table import OPTIONS
from tests.integration.drafts import business

SHOP = business()
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60)
WEB = st.sampled_from(["https://harbour.example", "https://bücher.example/a?b=%20&c[]=1#d"])
SWITCH = st.fixed_dictionaries({"enabled": st.booleans()})
WORDS = {leaf.path: [choice.value for choice in leaf.choices] for leaf in OPTIONS.values()}


def listed(path: str) -> st.SearchStrategy[Any]:
    """Some members of a list, or none at all."""
    some = st.lists(st.sampled_from(WORDS[path]), unique=True)
    return some.map(lambda found: found or "")


def one_of(path: str) -> st.SearchStrategy[str]:
    return st.sampled_from(WORDS[path])


def quantity() -> st.SearchStrategy[Any]:
    return switched(minimum=st.integers(0, 9), maximum=st.integers(1, 99))


def product() -> st.SearchStrategy[Any]:
    """A product with one of its prices that Stripe takes."""
    catalogue = SHOP.catalogue
    prices = [
        one for one in catalogue.prices if one.active and one.is_recurring and not one.metered
    ]
    made = st.sampled_from(prices).map(lambda one: {"product": one.product, "prices": [one.id]})
    return st.builds(
        lambda offer, asked: {**offer, **({"adjustable_quantity": asked} if asked else {})},
        made,
        st.none() | quantity(),
    )


def switched(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A feature, on or off, with some of what else can be said about it."""
    return st.fixed_dictionaries({"enabled": st.booleans()}, optional=more)


def cancelling() -> st.SearchStrategy[Any]:
    cancel = "features.subscription_cancel"
    own = [reason.id for reason in SHOP.known.feedback_options or () if reason.active]
    reasons = switched(
        options=listed(f"{cancel}.cancellation_reason.options"),
        feedback_options=st.sampled_from(["", own]),
    )
    return switched(
        mode=one_of(f"{cancel}.mode"),
        proration_behavior=one_of(f"{cancel}.proration_behavior"),
        cancellation_reason=reasons,
    )


def pausing() -> st.SearchStrategy[Any]:
    length = st.fixed_dictionaries(
        {"interval": st.sampled_from(["day", "week", "month", "year"])},
        optional={"interval_count": st.integers(1, 3)},
    )
    chosen = st.fixed_dictionaries(
        {
            "type": st.just("interval_options"),
            "interval_options": st.lists(length, min_size=1, max_size=3),
        }
    )
    return switched(duration=st.just({"type": "indefinite"}) | chosen)


def changing() -> st.SearchStrategy[Any]:
    update = "features.subscription_update"
    waiting = st.lists(one_of(f"{update}.schedule_at_period_end.conditions"), unique=True).map(
        lambda words: [{"type": word} for word in words] or ""
    )
    products = st.lists(
        product(), min_size=1, max_size=4, unique_by=lambda one: str(one["product"])
    )
    return st.fixed_dictionaries(
        {"enabled": st.booleans(), "products": products},
        optional={
            "default_allowed_updates": listed(f"{update}.default_allowed_updates"),
            "proration_behavior": one_of(f"{update}.proration_behavior"),
            "billing_cycle_anchor": one_of(f"{update}.billing_cycle_anchor"),
            "trial_update_behavior": one_of(f"{update}.trial_update_behavior"),
            "schedule_at_period_end": st.fixed_dictionaries({"conditions": waiting}),
        },
    )


def hashes() -> dict[str, st.SearchStrategy[Any]]:
    """Every feature as the API takes it."""
    return {
        "customer_update": switched(allowed_updates=listed(CUSTOMER_FIELDS.path)),
        "invoice_history": SWITCH,
        "payment_method_update": switched(
            payment_method_configuration=st.sampled_from(["", "pmc_other"])
        ),
        "subscription_cancel": cancelling(),
        "subscription_pause": pausing(),
        "subscription_update": changing(),
    }


UPDATES = st.fixed_dictionaries(
    {},
    optional={
        "business_profile": st.fixed_dictionaries(
            {},
            optional={
                "headline": TEXTS.map(str.strip),
                "terms_of_service_url": WEB | st.just(""),
                "privacy_policy_url": WEB | st.just(""),
            },
        ),
        "default_return_url": WEB | st.just(""),
        "features": st.fixed_dictionaries({}, optional=hashes()),
        "metadata": st.dictionaries(st.text("abc", min_size=1), st.text("xyz", min_size=1)),
        "name": st.text("abc ", min_size=1).map(str.strip),
    },
)
