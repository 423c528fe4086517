"""A page is made of anything that Stripe, or a clock, may say: numbers and days without measure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.products import Catalogue
from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.account.subscriptions import Customer, Subscription, Subscriptions
from portal_desktop.common.money import BEYOND, NOT_AN_AMOUNT, Money, editable_amount, format_money
from portal_desktop.portal_page import PageView
from portal_desktop.portal_page.dates import add_intervals, begin_of, day_of, noon_timestamp
from portal_desktop.portal_page.page_text import plain_text
from portal_desktop.portal_page.view import SITUATIONS
from tests.unit.example_catalogue import CATALOGUE, KNOWN
from tests.unit.portal_page.visiting import FULL, PAGES, seen

HUGE = 10**30
DAYS = date.min, date(2, 3, 1), date(1969, 12, 31), date(9999, 1, 31), date.max
NUMBERS = HUGE, -HUGE, 2**63, -1, 0, 253_402_300_800


def known_with(number: int) -> AccountSnapshot:
    """Everything that is a number is this one."""
    prices = tuple(
        replace(each, amount=None if each.metered else number, interval_count=number)
        for each in CATALOGUE.prices
    )
    held = Subscription(
        "sub_1", "cus_1", "active", prices=("price_month", "price_tea"), quantities=(number,) * 2,
        period_start=number, period_end=number, person=Customer("cus_1", "Jenny"),
    )  # fmt: skip
    waits = replace(held, id="sub_2", status="trialing", trial_end=number, ends=number)
    catalogue = Catalogue(CATALOGUE.products, prices)
    return replace(KNOWN, catalogue=catalogue, subscriptions=Subscriptions((held, waits)))


def views(today: date) -> Iterator[PageView]:
    for name in PAGES:
        yield from (PageView(name, situation=each, today=today) for each in SITUATIONS)
        yield PageView(name, customer="cus_1", today=today)
        yield PageView(
            name, customer="cus_1", subscription="sub_2", price="price_year", today=today
        )


@pytest.mark.parametrize("today", DAYS)
def test_every_page_is_made_on_any_day(today: date) -> None:
    for view in views(today):
        assert plain_text(seen(view))


@pytest.mark.parametrize("number", NUMBERS)
def test_every_page_is_made_of_any_number(number: int) -> None:
    known = known_with(number)
    for view in views(date(2026, 11, 20)):
        assert plain_text(seen(view, FULL, known))


@given(
    st.dates(), st.sampled_from(["day", "week", "month", "year"]), st.integers(-HUGE, HUGE)
)  # fmt: skip
def test_a_day_is_moved_to_a_day_that_there_is(day: date, interval: str, count: int) -> None:
    later = add_intervals(day, interval, count)
    assert date.min <= later <= date.max
    assert (later >= day) if count >= 0 else (later <= day)
    assert day_of(noon_timestamp(later)) is not None or later.year in {1, 9999}


@pytest.mark.parametrize("day", [date.min, date(1970, 1, 1), date.max])
def test_a_day_begins_before_its_noon(day: date) -> None:
    assert 0 < noon_timestamp(day) - begin_of(day) < 26 * 3600


@given(st.integers(-(10**40), 10**40), st.sampled_from(["eur", "jpy", "kwd", "isk", "xyz"]))
def test_any_amount_is_shown_exactly_or_as_none(amount: int, currency: str) -> None:
    shown = format_money(Money(amount, currency))
    if abs(amount) >= BEYOND:
        assert shown == NOT_AN_AMOUNT
        assert not editable_amount(Money(amount, currency))
    else:
        digits = "".join(filter(str.isdigit, shown))
        assert digits.lstrip("0").startswith(str(abs(amount)).rstrip("0").strip("0")[:10])


@pytest.mark.parametrize("amount", [BEYOND - 1, 1 - BEYOND])
def test_the_largest_amounts_lose_no_digit(amount: int) -> None:
    shown = format_money(Money(amount, "eur"))
    assert "".join(filter(str.isdigit, shown)) == str(abs(amount))
    assert editable_amount(Money(amount, "eur")).replace(".", "") == str(amount)
