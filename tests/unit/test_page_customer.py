"""The example customer: whose plan, what it costs, and when it is paid."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.known import Business, Catalogue, Known, Price, Product
from portal_desktop.money import Money
from portal_desktop.options import ALLOWED_UPDATES, PRODUCTS
from portal_desktop.page import View
from portal_desktop.page.customer import Subscription, bills, moved, subscription
from portal_desktop.settings import Settings
from portal_desktop.values import Offer
from tests.unit.shop import BLEND, EVERYTHING, KNOWN, UNTOUCHED

VIEW = View()


def with_prices(*prices: Price) -> Known:
    return Known(catalogue=Catalogue((Product("prod_1", "Basic"),), prices))


def test_the_plan_is_the_first_that_is_offered() -> None:
    assert subscription(EVERYTHING, KNOWN, VIEW) == Subscription(
        "House Blend", Money(2400, "eur"), "month"
    )


def test_without_an_offer_it_is_the_first_anybody_can_subscribe_to() -> None:
    assert subscription(UNTOUCHED, KNOWN, VIEW).product == "Tea"


def test_a_monthly_customer_pays_monthly_where_that_exists() -> None:
    yearly = EVERYTHING.put(PRODUCTS.path, (Offer("prod_blend", ("price_year",)),))
    assert subscription(EVERYTHING, KNOWN, VIEW).interval == "month"
    assert subscription(yearly, KNOWN, VIEW).interval == "year"


def test_every_three_months_is_not_monthly() -> None:
    quarterly = Price("price_3", "prod_1", 4500, "eur", "month", 3)
    monthly = Price("price_1", "prod_1", 1600, "eur", "month")
    assert subscription(UNTOUCHED, with_prices(quarterly, monthly), VIEW).count == 1
    assert subscription(UNTOUCHED, with_prices(quarterly), VIEW).count == 3


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
    assert subscription(UNTOUCHED, with_prices(price), VIEW).product == "Example plan"


def test_an_invented_plan_costs_something_in_the_accounts_currency() -> None:
    known = Known(business=Business("acct_1", currency="gbp"))
    assert subscription(UNTOUCHED, known, VIEW).amount == Money(2400, "gbp")


def test_the_smallest_quantity_is_what_they_have() -> None:
    adjustable = Offer("prod_blend", BLEND.prices, adjustable=True, minimum=3)
    settings = EVERYTHING.put(PRODUCTS.path, (adjustable,))
    assert subscription(settings, KNOWN, VIEW).amount == Money(7200, "eur")
    fixed = settings.put(ALLOWED_UPDATES.path, ("price",))
    assert subscription(fixed, KNOWN, VIEW).quantity == 1


def test_an_offer_of_something_unknown_is_passed_over() -> None:
    settings = Settings({PRODUCTS.path: (Offer("prod_gone", ("price_gone",)), BLEND)})
    assert subscription(settings, KNOWN, VIEW).product == "House Blend"


def test_bills_come_every_interval() -> None:
    plan = Subscription("Basic", Money(1, "eur"), "month", count=3)
    assert bills(plan, date(2026, 12, 6)) == (
        date(2027, 2, 28),
        (date(2026, 11, 30), date(2026, 8, 30), date(2026, 5, 30)),
    )


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
    assert moved(day, interval, count) == then


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["day", "week", "month", "year", "decade"]),
    st.integers(-(10**9), 10**9),
)
def test_no_interval_leaves_the_calendar(day: date, interval: str, count: int) -> None:
    assert isinstance(moved(day, interval, count), date)
