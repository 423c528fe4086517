"""What a customer can do with a subscription in the portal, and why not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.snapshot import AccountSnapshot, Catalogue, Price, Product
from portal_desktop.account.subscriptions import Subscription
from portal_desktop.billing.customer_abilities import Ability, Verb, subscription_abilities
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE, CANCEL_PRORATION
from portal_desktop.options.subscription import ALLOWED_UPDATES, PAUSE, PRODUCTS, TRIAL, UPDATE
from portal_desktop.options.values import Offer, Value
from portal_desktop.settings.settings import Settings
from tests.unit import settings_strategies
from tests.unit.example_catalogue import EVERYTHING

BASIC = Price("price_basic", "prod_1", 1000, "eur", "month", tax_behavior="exclusive")
BETTER = Price("price_better", "prod_2", 2000, "eur", "month", tax_behavior="exclusive")
USED = Price("price_used", "prod_2", None, "eur", "month", metered=True)
ABROAD = Price("price_abroad", "prod_2", 2000, "usd", "month", tax_behavior="exclusive")
PRODUCTS_SOLD = (Product("prod_1", "Basic"), Product("prod_2", "Better"))
KNOWN = AccountSnapshot(catalogue=Catalogue(PRODUCTS_SOLD, (BASIC, BETTER, USED, ABROAD)))
OFFERS = (Offer("prod_1", ("price_basic",)), Offer("prod_2", ("price_better",)))
OPEN = EVERYTHING | {PRODUCTS.path: OFFERS, PAUSE.path: True, ALLOWED_UPDATES.path: ("price",)}
ACTIVE = Subscription(
    "sub_1", "cus_1", "active", flexible=True, prices=("price_basic",), quantities=(1,)
)


def answer(
    verb: Verb,
    subscription: Subscription = ACTIVE,
    settings: Settings = OPEN,
    known: AccountSnapshot = KNOWN,
) -> Ability:
    return next(
        each for each in subscription_abilities(subscription, settings, known) if each.verb == verb
    )


def test_an_ordinary_subscription_can_be_changed_and_cancelled() -> None:
    assert answer("update").verdict == "yes"
    assert answer("cancel") == Ability(
        "cancel", "yes", "It ends with the period they have paid for."
    )


def test_nobody_can_see_from_here_whether_it_can_be_paused() -> None:
    assert answer("pause").verdict == "unknown"
    assert "newest portal" in answer("pause").why


@pytest.mark.parametrize(
    ("path", "value", "verb"),
    [
        (UPDATE.path, False, "update"),
        (PAYMENT_METHODS.path, False, "update"),
        (ALLOWED_UPDATES.path, (), "update"),
        (PRODUCTS.path, (), "update"),
        (CANCEL.path, False, "cancel"),
        (PAUSE.path, False, "pause"),
    ],
)
def test_what_is_switched_off_cannot_be_done(path: str, value: Value, verb: Verb) -> None:
    found = answer(verb, settings=OPEN.with_value(path, value))
    assert found.verdict == "no"
    assert found.why


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"prices": ("price_basic", "price_better")}, "several products"),
        ({"prices": ("price_used",)}, "usage"),
        ({"by_invoice": True}, "invoice"),
    ],
)
def test_some_kinds_can_only_be_cancelled(change: dict[str, object], word: str) -> None:
    subscription = replace(ACTIVE, **change)  # type: ignore[arg-type]  # the fields' own
    for found in (answer("update", subscription), answer("pause", subscription)):
        assert found.verdict == "no"
        assert word in found.why
    assert answer("cancel", subscription).verdict == "yes"


def test_a_change_that_waits_locks_everything() -> None:
    locked = replace(ACTIVE, scheduled=True)
    assert {each.verdict for each in subscription_abilities(locked, OPEN, KNOWN)} == {"no"}


def test_what_has_ended_has_ended() -> None:
    for status in ("canceled", "incomplete_expired"):
        ended = replace(ACTIVE, status=status)
        assert {each.verdict for each in subscription_abilities(ended, OPEN, KNOWN)} == {"no"}


def test_what_is_about_to_end_can_be_renewed() -> None:
    ending = replace(ACTIVE, ends=1_800_000_000)
    assert answer("renew", ending).verdict == "yes"
    assert answer("cancel", ending).verdict == "no"
    assert answer("update", ending).verdict == "unknown"
    assert answer("pause", ending).verdict == "unknown"
    for other in (ACTIVE, replace(ending, status="canceled")):
        assert "renew" not in {each.verb for each in subscription_abilities(other, OPEN, KNOWN)}


def test_whether_it_can_be_renewed_where_nobody_may_cancel_is_not_known() -> None:
    ending = replace(ACTIVE, ends=1_800_000_000)
    found = answer("renew", ending, OPEN.with_value(CANCEL.path, value=False))
    assert found.verdict == "unknown"
    assert "do not let customers cancel" in found.why


@pytest.mark.parametrize(
    ("behaviour", "word"), [("end_trial", "due at once"), ("continue_trial", "goes on")]
)
def test_a_trial_ends_with_a_change_or_goes_on(behaviour: str, word: str) -> None:
    found = answer(
        "update", replace(ACTIVE, status="trialing"), OPEN.with_value(TRIAL.path, behaviour)
    )
    assert found.verdict == "yes"
    assert word in found.why


def test_cancelling_says_when_it_ends() -> None:
    at_once = OPEN.with_value(CANCEL_MODE.path, "immediately")
    assert "at once" in answer("cancel", settings=at_once).why
    assert "trial" in answer("cancel", replace(ACTIVE, status="trialing")).why


def test_ending_at_once_says_what_becomes_of_unused_time() -> None:
    at_once = OPEN.with_value(CANCEL_MODE.path, "immediately")
    credited = at_once.with_value(CANCEL_PRORATION.path, "create_prorations")
    trial = replace(ACTIVE, status="trialing")
    assert "Nothing is paid back." in answer("cancel", settings=at_once).why
    assert "credit, not paid back" in answer("cancel", settings=credited).why
    assert "paid" not in answer("cancel", trial, credited).why


def test_usage_has_no_unused_time_and_no_period_paid_for() -> None:
    used = replace(ACTIVE, prices=("price_used",))
    at_once = OPEN.with_value(CANCEL_MODE.path, "immediately")
    credited = at_once.with_value(CANCEL_PRORATION.path, "create_prorations")
    ended = answer("cancel", used, credited)
    assert ended.verdict == "yes"
    assert ended.why == "It ends at once. Stripe stops collecting open bills."
    assert answer("cancel", used).why == "It ends with the running period."
    for prices in (("price_used", "price_basic"), ("price_gone",), ()):
        some = replace(ACTIVE, prices=prices)
        assert "credit, not paid back" in answer("cancel", some, credited).why
    unread = answer("cancel", used, credited, AccountSnapshot())
    assert "credit, not paid back" in unread.why


def test_the_older_kind_cannot_be_paused() -> None:
    assert answer("pause", replace(ACTIVE, flexible=False)).verdict == "no"
    assert answer("pause", replace(ACTIVE, status="paused")).verdict == "no"


def test_what_is_not_known_is_said_to_be_so() -> None:
    nothing = AccountSnapshot()
    assert answer("update", known=nothing).verdict == "unknown"
    assert answer("cancel", known=nothing).verdict == "yes"
    assert answer("update", replace(ACTIVE, status="paused")).verdict == "unknown"


def test_without_another_plan_there_is_nothing_to_change() -> None:
    alone = OPEN.with_value(PRODUCTS.path, OFFERS[:1])
    assert answer("update", settings=alone).verdict == "no"
    counted = (replace(OFFERS[0], adjustable=True),)
    by_unit = alone | {PRODUCTS.path: counted, ALLOWED_UPDATES.path: ("quantity",)}
    assert answer("update", settings=by_unit).verdict == "yes"


def test_a_number_can_be_chosen_only_of_what_the_merchant_says_so_of() -> None:
    alone = OPEN | {PRODUCTS.path: OFFERS[:1], ALLOWED_UPDATES.path: ("quantity",)}
    assert answer("update", settings=alone).verdict == "no"
    other = alone.with_value(PRODUCTS.path, (OFFERS[0], replace(OFFERS[1], adjustable=True)))
    assert answer("update", settings=other).verdict == "no"


def test_another_currency_is_not_known_to_work() -> None:
    abroad = OPEN.with_value(PRODUCTS.path, (Offer("prod_2", ("price_abroad",)),))
    assert answer("update", settings=abroad).verdict == "unknown"
    one_of_two = OPEN.with_value(
        PRODUCTS.path, (Offer("prod_2", ("price_abroad", "price_better")),)
    )
    assert answer("update", settings=one_of_two).verdict == "yes"


def test_a_price_that_does_not_speak_of_tax_is_a_warning_and_no_refusal() -> None:
    silent = replace(BASIC, tax_behavior="unspecified")
    known = AccountSnapshot(catalogue=Catalogue(PRODUCTS_SOLD, (silent, BETTER)))
    found = answer("update", known=known)
    assert found.verdict == "yes"
    assert "tax" in found.why


def test_plans_that_count_tax_differently_are_a_warning_on_trial_too() -> None:
    inclusive = replace(BETTER, tax_behavior="inclusive")
    known = AccountSnapshot(catalogue=Catalogue(PRODUCTS_SOLD, (BASIC, inclusive)))
    assert "count tax differently" in answer("update", known=known).reason_text
    trial = answer("update", replace(ACTIVE, status="trialing"), known=known)
    assert trial.verdict == "yes"
    assert "ends the free trial" in trial.reason_text
    assert "count tax differently" in trial.reason_text


def test_who_can_only_change_the_number_is_not_warned_of_other_plans() -> None:
    inclusive = replace(BETTER, tax_behavior="inclusive")
    known = AccountSnapshot(catalogue=Catalogue(PRODUCTS_SOLD, (BASIC, inclusive)))
    counted = (replace(OFFERS[0], adjustable=True), OFFERS[1])
    by_unit = OPEN | {PRODUCTS.path: counted, ALLOWED_UPDATES.path: ("quantity",)}
    assert "tax" not in answer("update", settings=by_unit, known=known).reason_text


STATES = st.builds(
    Subscription,
    id=st.just("sub_1"),
    customer=st.just("cus_1"),
    status=st.sampled_from(["active", "trialing", "past_due", "paused", "canceled", "unheard_of"]),
    flexible=st.booleans(),
    scheduled=st.booleans(),
    prices=st.lists(st.sampled_from(["price_basic", "price_used", "price_gone"]), max_size=2).map(
        tuple
    ),
    ends=st.sampled_from([0, 1_800_000_000]),
    by_invoice=st.booleans(),
)


@given(STATES, settings_strategies.settings(), st.booleans())
def test_every_no_and_every_doubt_has_its_reason(
    subscription: Subscription, settings: Settings, known: bool
) -> None:
    found = subscription_abilities(subscription, settings, KNOWN if known else AccountSnapshot())
    assert {each.verb for each in found} >= {"update", "cancel", "pause"}
    assert all(each.why for each in found if each.verdict != "yes")
