"""Whose page is shown: the example customer in every situation, and real ones."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.snapshot import AccountSnapshot, Business, Catalogue, Price, Product
from portal_desktop.account.subscriptions import Customer, Subscription, Subscriptions
from portal_desktop.common.money import Money
from portal_desktop.options.cancellation import CANCEL_MODE
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS
from portal_desktop.options.values import Offer
from portal_desktop.portal_page import PageView
from portal_desktop.portal_page.dates import add_intervals, day_of, noon_timestamp
from portal_desktop.portal_page.subscription_view import SubscriptionView
from portal_desktop.portal_page.viewed_customer import customer
from portal_desktop.settings.settings import Settings
from tests.unit.example_catalogue import BLEND, EVERYTHING, KNOWN, UNTOUCHED

VIEW = PageView()
NOW = noon_timestamp(VIEW.today)


def with_prices(*prices: Price) -> AccountSnapshot:
    return AccountSnapshot(catalogue=Catalogue((Product("prod_1", "Basic"),), prices))


def held(settings: Settings, known: AccountSnapshot, view: PageView = VIEW) -> SubscriptionView:
    """The first subscription of whoever is shown."""
    return customer(settings, known, view).held[0]


def price(settings: Settings, known: AccountSnapshot, view: PageView = VIEW) -> Price:
    found = held(settings, known, view).price
    assert found is not None
    return found


def test_the_plan_is_the_first_that_is_offered() -> None:
    found = held(EVERYTHING, KNOWN)
    assert (found.product, found.amount) == ("House Blend", Money(2400, "eur"))


def test_without_an_offer_it_is_the_first_anybody_can_subscribe_to() -> None:
    assert held(UNTOUCHED, KNOWN).product == "Tea"


def test_a_monthly_customer_pays_monthly_where_that_exists() -> None:
    yearly = EVERYTHING.with_value(PRODUCTS.path, (Offer("prod_blend", ("price_year",)),))
    assert price(EVERYTHING, KNOWN).interval == "month"
    assert price(yearly, KNOWN).interval == "month"  # in the shop, though not offered


def test_every_three_months_is_not_monthly() -> None:
    quarterly = Price("price_3", "prod_1", 4500, "eur", "month", 3)
    monthly = Price("price_1", "prod_1", 1600, "eur", "month")
    assert price(UNTOUCHED, with_prices(quarterly, monthly)).interval_count == 1
    assert price(UNTOUCHED, with_prices(quarterly)).interval_count == 3


def test_a_yearly_customer_pays_yearly() -> None:
    yearly = PageView(situation="yearly")
    assert price(UNTOUCHED, KNOWN, yearly).id == "price_year"
    monthly = Price("price_1", "prod_1", 1600, "eur", "month")
    assert price(UNTOUCHED, with_prices(monthly), yearly).interval == "year"


def test_who_pays_by_usage_does_so_even_where_no_plan_is_like_that() -> None:
    used = PageView(situation="usage")
    assert price(EVERYTHING, KNOWN, used).id == "price_used"
    assert price(EVERYTHING, with_prices(), used).metered


def test_several_plans_are_of_several_products() -> None:
    found = customer(EVERYTHING, KNOWN, PageView(situation="several")).held
    assert [each.product for each in found] == ["House Blend", "Tea"]


def test_without_a_subscription_there_is_none() -> None:
    assert customer(EVERYTHING, KNOWN, PageView(situation="none")).held == ()


@pytest.mark.parametrize(
    "price",
    [
        Price("price_1", "prod_1", 100, "eur"),
        Price("price_1", "prod_1", 100, "eur", "month", active=False),
        Price("price_1", "prod_1", 100, "eur", "month", metered=True),
        Price("price_1", "prod_1", None, "eur", "month"),
        Price("price_1", "prod_gone", 100, "eur", "month"),
    ],
)
def test_what_nobody_can_subscribe_to_is_no_example(price: Price) -> None:
    assert held(UNTOUCHED, with_prices(price)).product == "Example plan"


def test_an_invented_plan_costs_something_in_the_accounts_currency() -> None:
    known = AccountSnapshot(business=Business("acct_1", currency="gbp"))
    assert held(UNTOUCHED, known).amount == Money(2400, "gbp")


def test_the_smallest_quantity_is_what_they_have() -> None:
    adjustable = Offer("prod_blend", BLEND.prices, adjustable=True, minimum=3)
    settings = EVERYTHING.with_value(PRODUCTS.path, (adjustable,))
    assert held(settings, KNOWN).amount == Money(7200, "eur")
    fixed = settings.with_value(ALLOWED_UPDATES.path, ("price",))
    assert held(fixed, KNOWN).quantity == 1


def test_an_offer_of_something_unknown_is_passed_over() -> None:
    settings = Settings({PRODUCTS.path: (Offer("prod_gone", ("price_gone",)), BLEND)})
    assert held(settings, KNOWN).product == "House Blend"


def test_the_trial_is_running() -> None:
    found = held(EVERYTHING, KNOWN, PageView(situation="trial")).subscription
    assert found.status == "trialing"
    assert found.period_start < NOW < found.trial_end == found.period_end


# real customers

MARIE = Customer("cus_marie", "Marie Curie", "marie@example.com")
THEIRS = Subscription(
    "sub_1",
    "cus_marie",
    "active",
    prices=("price_month",),
    quantities=(2,),
    created=5,
    period_start=NOW,
    period_end=noon_timestamp(date(2026, 12, 20)),
    person=MARIE,
)
OLDER = Subscription(
    "sub_0", "cus_marie", "active", prices=("price_tea",), quantities=(1,), created=1, person=MARIE
)
ENDED = Subscription("sub_2", "cus_marie", "canceled", prices=("price_tea",), person=MARIE)
WITH_MARIE = replace(KNOWN, subscriptions=Subscriptions((OLDER, THEIRS, ENDED)))
AS_MARIE = PageView(customer="cus_marie")


def test_a_real_customer_has_their_own_plans_the_newest_first() -> None:
    found = customer(EVERYTHING, WITH_MARIE, AS_MARIE)
    assert found.real
    assert found.person == MARIE
    assert [(each.product, each.quantity) for each in found.held] == [
        ("House Blend", 2),
        ("Tea", 1),
    ]
    assert found.held[0].amount == Money(4800, "eur")


def test_a_plan_whose_price_is_not_known_here_has_no_amount() -> None:
    found = held(EVERYTHING, replace(WITH_MARIE, catalogue=None), AS_MARIE)
    assert (found.price, found.amount, found.product) == (
        None,
        None,
        "A plan that is not known here",
    )


def test_several_products_together_are_not_multiplied_by_the_first_ones_number() -> None:
    both = replace(THEIRS, prices=("price_month", "price_tea"), quantities=(3, 1))
    found = held(EVERYTHING, replace(KNOWN, subscriptions=Subscriptions((both,))), AS_MARIE)
    assert found.quantity == 1
    assert found.amount == Money(3 * 2400 + 1200, "eur")


def test_who_is_no_customer_is_the_example_one() -> None:
    assert not customer(EVERYTHING, WITH_MARIE, PageView(customer="cus_gone")).real
    assert not customer(EVERYTHING, KNOWN, AS_MARIE).real


# what was done in the preview


def test_a_cancelled_plan_ends_with_its_period() -> None:
    view = AS_MARIE.start_flow("cancel", "sub_1").on_page("home", done="cancelled")
    found = customer(EVERYTHING, WITH_MARIE, view).held
    assert [each.subscription.ends for each in found] == [THEIRS.period_end, 0]


def test_a_plan_cancelled_at_once_is_gone() -> None:
    now = EVERYTHING.with_value(CANCEL_MODE.path, "immediately")
    view = AS_MARIE.start_flow("cancel", "sub_1").on_page("home", done="cancelled")
    found = customer(now, WITH_MARIE, view).held
    assert [each.subscription.id for each in found] == ["sub_0"]


def test_whoever_changes_their_mind_keeps_it() -> None:
    view = PageView(situation="ending", done="renewed")
    assert held(EVERYTHING, KNOWN, view).subscription.ends == 0


def test_a_new_plan_and_quantity_are_theirs() -> None:
    begun = AS_MARIE.start_flow("update", "sub_0")
    view = begun.on_page("home", done="updated", price="price_month", quantity=3)
    found = customer(EVERYTHING, WITH_MARIE, view).held
    assert [(each.product, each.quantity) for each in found] == [
        ("House Blend", 2),
        ("House Blend", 3),
    ]


# days


@pytest.mark.parametrize(
    ("day", "interval", "count", "then"),
    [
        (date(2027, 1, 31), "month", 1, date(2027, 2, 28)),
        (date(2028, 2, 29), "year", 1, date(2029, 2, 28)),
        (date(2026, 12, 31), "month", -1, date(2026, 11, 30)),
        (date(2026, 12, 31), "week", 2, date(2027, 1, 14)),
        (date(2026, 12, 31), "day", 1, date(2027, 1, 1)),
    ],
)
def test_a_day_moves_as_calendars_do(day: date, interval: str, count: int, then: date) -> None:
    assert add_intervals(day, interval, count) == then


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["day", "week", "month", "year", "decade"]),
    st.integers(-(10**9), 10**9),
)
def test_no_interval_leaves_the_calendar(day: date, interval: str, count: int) -> None:
    assert isinstance(add_intervals(day, interval, count), date)


@given(st.dates(date(1971, 1, 1), date(2900, 1, 1)))
def test_a_day_is_the_same_after_it_was_seconds(day: date) -> None:
    assert day_of(noon_timestamp(day)) == day


@given(st.integers())
def test_seconds_that_no_calendar_has_are_no_day(moment: int) -> None:
    found = day_of(moment)
    assert found is None or isinstance(found, date)
