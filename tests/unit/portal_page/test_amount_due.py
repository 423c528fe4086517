"""What a change costs today and later: the arithmetic of the examples beside the rows."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.products import Price, interval_days
from portal_desktop.account.subscriptions import Subscription
from portal_desktop.billing import proration_examples as bills
from portal_desktop.options.subscription import ANCHOR, SCHEDULE, TRIAL, UPDATE_PRORATION
from portal_desktop.options.values import UNCHOSEN, Value
from portal_desktop.portal_page.amount_due import Due, compute_amount_due
from portal_desktop.portal_page.dates import noon_timestamp
from portal_desktop.portal_page.subscription_view import SubscriptionView
from portal_desktop.settings.settings import Settings

BEGINS, HALF, ENDS = date(2026, 11, 1), date(2026, 11, 16), date(2026, 12, 1)
CHEAP = Price("price_24", "prod_1", 2400, "eur", "month")
DEAR = Price("price_36", "prod_2", 3600, "eur", "month")
YEARLY = Price("price_year", "prod_1", 24000, "eur", "year")
ACTIVE = Subscription(
    "sub_1",
    "cus_1",
    "active",
    quantities=(1,),
    period_start=noon_timestamp(BEGINS),
    period_end=noon_timestamp(ENDS),
)
TODAY = Settings({UPDATE_PRORATION.path: "always_invoice"})
LATER = Settings({UPDATE_PRORATION.path: "create_prorations"})
NOTHING = Settings({UPDATE_PRORATION.path: "none"})


def due(
    old: Price, new: Price, settings: Settings, *, quantity: int = 1, status: str = "active"
) -> Due:
    """What changing half-way through the period comes to."""
    trial = noon_timestamp(ENDS) if status == "trialing" else 0
    subscription = replace(ACTIVE, status=status, trial_end=trial)
    return compute_amount_due(
        SubscriptionView(subscription, "Basic", old), new, quantity, settings, HALF
    )


def test_dearer_half_way_is_paid_today() -> None:
    found = due(CHEAP, DEAR, TODAY)
    assert (found.today, found.each, found.begins, found.extra) == (600, 3600, ENDS, 0)
    assert (found.unused, found.remaining) == (-1200, 1800)


def test_dearer_half_way_is_paid_with_the_next_bill() -> None:
    found = due(CHEAP, DEAR, LATER)
    assert (found.today, found.each, found.extra) == (0, 3600, 600)


def test_dearer_half_way_costs_nothing_more() -> None:
    found = due(CHEAP, DEAR, NOTHING)
    assert (found.today, found.each, found.extra, found.unused) == (0, 3600, 0, 0)


def test_cheaper_half_way_is_credit_and_no_money_back() -> None:
    found = due(DEAR, CHEAP, TODAY)
    assert (found.today, found.extra) == (0, -600)
    assert "credit" in " ".join(found.notes)


def test_more_of_the_same_is_paid_like_a_dearer_plan() -> None:
    assert due(CHEAP, CHEAP, TODAY, quantity=3).today == 2400


@given(st.integers(1, 10**7), st.integers(1, 10**7), st.sampled_from(["eur", "jpy", "kwd", "isk"]))
def test_half_way_it_is_what_the_examples_say(cheap: int, more: int, currency: str) -> None:
    old = replace(CHEAP, amount=cheap, currency=currency)
    new = replace(DEAR, amount=cheap + more, currency=currency)
    plans = [bills.ExamplePlan("", each.amount or 0, currency, "month") for each in (old, new)]
    assert due(old, new, TODAY).today == bills.half_way(plans[0], plans[1])
    assert due(old, new, LATER).extra == bills.half_way(plans[0], plans[1])


def test_on_trial_the_change_is_charged_at_once() -> None:
    found = due(CHEAP, DEAR, TODAY, status="trialing")
    assert (found.today, found.begins, found.anew) == (3600, date(2026, 12, 16), True)


def test_a_trial_that_goes_on_costs_nothing_before_it_ends() -> None:
    goes_on = TODAY.with_value(TRIAL.path, "continue_trial")
    found = due(CHEAP, DEAR, goes_on, status="trialing")
    assert (found.today, found.each, found.begins, found.anew) == (0, 3600, ENDS, False)


def test_a_trial_that_goes_on_ends_when_the_trial_does() -> None:
    trial = replace(ACTIVE, status="trialing", trial_end=noon_timestamp(date(2026, 11, 23)))
    goes_on = TODAY.with_value(TRIAL.path, "continue_trial")
    assert compute_amount_due(
        SubscriptionView(trial, "Basic", CHEAP), DEAR, 1, goes_on, HALF
    ).begins == date(2026, 11, 23)


@pytest.mark.parametrize(("day", "today"), [(date(2026, 12, 9), 0), (date(2026, 10, 20), 1200)])
def test_what_was_read_long_ago_is_settled_for_no_more_than_the_period(
    day: date, today: int
) -> None:
    found = compute_amount_due(SubscriptionView(ACTIVE, "Basic", CHEAP), DEAR, 1, TODAY, day)
    assert (found.today, found.extra) == (today, 0)


@pytest.mark.parametrize(
    ("old", "new", "condition"),
    [(DEAR, CHEAP, "decreasing_item_amount"), (YEARLY, DEAR, "shortening_interval")],
)
def test_what_waits_for_the_end_costs_nothing_today(old: Price, new: Price, condition: str) -> None:
    found = due(old, new, TODAY.with_value(SCHEDULE.path, (condition,)))
    assert (found.waits, found.today, found.begins) == (True, 0, ENDS)
    assert "may not wait" in " ".join(found.notes)


def test_fewer_of_the_same_plan_wait_too() -> None:
    waits = TODAY.with_value(SCHEDULE.path, ("decreasing_item_amount",))
    three = SubscriptionView(replace(ACTIVE, quantities=(3,)), "Basic", CHEAP)
    fewer = compute_amount_due(three, CHEAP, 2, waits, HALF)
    assert (fewer.waits, fewer.today, fewer.each, fewer.begins) == (True, 0, 4800, ENDS)
    assert not compute_amount_due(three, CHEAP, 4, waits, HALF).waits
    assert not compute_amount_due(three, replace(DEAR, amount=2000), 4, waits, HALF).waits


def test_a_new_period_is_as_long_as_the_plans_interval() -> None:
    quarterly = replace(DEAR, interval_count=3)
    then = date(2027, 2, 16)
    assert due(CHEAP, quarterly, TODAY, status="trialing").begins == then
    assert due(CHEAP, quarterly, TODAY).begins == then


def test_between_prices_of_one_product_it_is_known_to_wait() -> None:
    same = replace(CHEAP, product="prod_2")
    assert due(DEAR, same, TODAY.with_value(SCHEDULE.path, ("decreasing_item_amount",))).notes == ()


@pytest.mark.parametrize(
    ("old", "new", "settings"),
    [
        (CHEAP, YEARLY, NOTHING),
        (CHEAP, YEARLY, TODAY.with_value(UPDATE_PRORATION.path, UNCHOSEN)),
        (CHEAP, DEAR, NOTHING.with_value(ANCHOR.path, "now")),
        (CHEAP, replace(DEAR, currency="usd"), TODAY),
        (DEAR, replace(CHEAP, amount=0), TODAY),
        (CHEAP, replace(DEAR, amount=None), TODAY),
        (CHEAP, DEAR, TODAY.with_value(UPDATE_PRORATION.path, UNCHOSEN)),
    ],
)
def test_what_nobody_can_say_is_not_said(old: Price, new: Price, settings: Settings) -> None:
    found = due(old, new, settings)
    assert found.today is None
    assert found.notes


@pytest.mark.parametrize("settings", [TODAY, LATER])
@pytest.mark.parametrize(
    ("old", "new", "anchor", "today", "begins"),
    [
        (CHEAP, YEARLY, "unchanged", 24000 - 1200, date(2027, 11, 16)),
        (CHEAP, DEAR, "now", 3600 - 1200, date(2026, 12, 16)),
        (replace(CHEAP, amount=0), DEAR, "unchanged", 3600, date(2026, 12, 16)),
    ],
)
def test_a_new_period_is_paid_at_once_less_the_time_not_used(
    old: Price, new: Price, anchor: str, today: int, begins: date, settings: Settings
) -> None:
    found = due(old, new, settings.with_value(ANCHOR.path, anchor))
    assert (found.today, found.begins, found.anew) == (today, begins, True)


@pytest.mark.parametrize("begins", [0, noon_timestamp(ENDS)])
def test_of_a_period_nobody_knows_the_length_of_nothing_is_settled(begins: int) -> None:
    held = SubscriptionView(replace(ACTIVE, period_start=begins), "Basic", CHEAP)
    found = compute_amount_due(held, DEAR, 1, TODAY, HALF)
    assert (found.today, found.extra, found.each) == (0, 0, 3600)


@pytest.mark.parametrize(
    ("interval", "count", "days"),
    [("day", 31, 31), ("week", 2, 14), ("month", 1, 30), ("year", 2, 730), ("", 1, 0)],
)
def test_a_period_has_its_days(interval: str, count: int, days: int) -> None:
    assert interval_days(replace(CHEAP, interval=interval, interval_count=count)) == days


@pytest.mark.parametrize(
    ("amount", "today", "extra", "kept"),
    [(1201, 1, 0, False), (1200, 0, 0, False), (1199, 0, -1, True)],
)
def test_only_what_is_left_over_is_called_credit(
    amount: int, today: int, extra: int, *, kept: bool
) -> None:
    anew = TODAY.with_value(ANCHOR.path, "now")
    found = due(CHEAP, replace(DEAR, amount=amount), anew)
    assert (found.today, found.extra, found.unused) == (today, extra, -1200)
    assert ("credit" in " ".join(found.notes)) is kept


def test_what_a_shorter_period_costs_less_is_kept_as_credit() -> None:
    half_a_year = replace(ACTIVE, period_start=noon_timestamp(date(2026, 5, 16)))
    ends = replace(half_a_year, period_end=noon_timestamp(date(2027, 5, 16)))
    found = compute_amount_due(SubscriptionView(ends, "Basic", YEARLY), CHEAP, 1, TODAY, HALF)
    unused = bills.remaining_period_difference(24000, 0, Fraction(181, 365), "eur")
    assert (found.today, found.extra) == (0, 2400 + unused)
    assert "credit" in " ".join(found.notes)


def test_a_shorter_interval_with_another_quantity_does_not_wait() -> None:
    waits = TODAY.with_value(SCHEDULE.path, ("shortening_interval",))
    assert due(YEARLY, CHEAP, waits).waits
    assert not due(YEARLY, CHEAP, waits, quantity=2).waits


def test_on_trial_nobody_knows_whether_a_cheaper_plan_waits() -> None:
    waits = TODAY.with_value(SCHEDULE.path, ("decreasing_item_amount",))
    found = due(DEAR, CHEAP, waits, status="trialing")
    assert "On trial it may wait" in " ".join(found.notes)


def test_whoever_takes_none_pays_nothing() -> None:
    found = due(CHEAP, CHEAP, TODAY, quantity=0)
    assert (found.today, found.each, found.extra) == (0, 0, -1200)
    assert "pay nothing" in " ".join(found.notes)


BEHAVIOURS: st.SearchStrategy[Value] = st.sampled_from(
    ["always_invoice", "create_prorations", "none", UNCHOSEN, "newer"]
)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 50), BEHAVIOURS, st.dates())
def test_nobody_is_ever_paid_today(
    before: int, after: int, quantity: int, behaviour: Value, day: date
) -> None:
    settings = Settings({UPDATE_PRORATION.path: behaviour})
    held = SubscriptionView(ACTIVE, "Basic", replace(CHEAP, amount=before))
    found = compute_amount_due(held, replace(DEAR, amount=after), quantity, settings, day)
    assert found.today is None or found.today >= 0
    if behaviour == "none" and found.today is not None:
        assert (found.today, found.extra) == (0, 0)
