"""The merchant's own customers, also odd ones: nothing is claimed that was not read."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.account.subscriptions import Customer, Subscription, Subscriptions
from portal_desktop.options.business_profile import TERMS
from portal_desktop.portal_page import PageName, PageView, build_page
from portal_desktop.portal_page.dates import noon_timestamp
from portal_desktop.portal_page.example_customer import PERSON, TAX_ID
from portal_desktop.portal_page.page_text import plain_text
from portal_desktop.settings.settings import Settings
from tests.support.approved import assert_approved
from tests.unit.example_catalogue import KNOWN
from tests.unit.portal_page.visiting import FULL, PAGES, asides

MARIE = Customer(
    "cus_marie",
    "Marie Curie",
    "marie@example.org",
    "",
    "1 Rue Pierre, Apt 4, 75005, Paris, IDF, FR",
)
USUAL = Subscription(
    "sub_1",
    "cus_marie",
    "active",
    flexible=True,
    prices=("price_month",),
    quantities=(1,),
    period_start=noon_timestamp(date(2026, 11, 14)),
    period_end=noon_timestamp(date(2026, 12, 14)),
    person=MARIE,
    currency="eur",
)
ODD: dict[str, Subscription] = {
    "past-trial": replace(USUAL, trial_end=noon_timestamp(date(2025, 3, 3))),
    "discounted": replace(USUAL, discounted=True),
    "other-currency": replace(USUAL, currency="usd"),
    "two-products": replace(
        USUAL, prices=("price_month", "price_tea"), quantities=(1, 3), scheduled=True
    ),
    "none-of-it": replace(USUAL, quantities=(0,)),
    "paused": replace(USUAL, status="paused"),
    "incomplete": replace(USUAL, status="incomplete"),
    "unpaid": replace(USUAL, status="unpaid"),
    "scheduled": replace(USUAL, scheduled=True),
    "unknown-price": replace(USUAL, prices=("price_gone",)),
}


def known(subscription: Subscription) -> AccountSnapshot:
    return replace(KNOWN, subscriptions=Subscriptions((subscription,)))


def shown(subscription: Subscription, view: PageView, settings: Settings = FULL) -> str:
    return plain_text(
        build_page(settings, known(subscription), replace(view, customer="cus_marie"))
    )


@pytest.mark.parametrize("odd", ODD)
def test_a_real_customer_reads_as_approved(odd: str) -> None:
    made = build_page(FULL, known(ODD[odd]), PageView(customer="cus_marie"))
    told = [
        line
        for each in made.told
        for line in (
            each.standing,
            *(f"- {one.verb}: {one.verdict} {one.reason_text}".rstrip() for one in each.answers),
        )
    ]
    assert_approved(f"page/real-{odd}", "\n".join([plain_text(made), "", *told]))


def test_a_trial_long_over_is_no_end() -> None:
    home = shown(ODD["past-trial"], PageView("home", done="cancelled"))
    assert "Cancels Dec 14" in home
    assert "December 14, 2026" in shown(ODD["past-trial"], PageView("cancel"))


def test_who_cancels_on_trial_keeps_it_until_the_trial_ends() -> None:
    december = noon_timestamp(date(2026, 12, 1))
    trial = replace(USUAL, status="trialing", trial_end=december)
    assert "until the end of your billing period on December 1, 2026." in shown(
        trial, PageView("cancel")
    )
    assert "[Cancels Dec 1]" in shown(trial, PageView("home", done="cancelled"))


def test_what_is_not_read_is_not_worked_out() -> None:
    confirm = PageView("confirm", price="price_tea")
    assert "discount, which is not worked out" in shown(ODD["discounted"], confirm)
    assert "Amount due today: —" in shown(ODD["other-currency"], confirm)


def test_without_an_address_nobody_gets_in_by_the_link() -> None:
    nameless = replace(USUAL, person=replace(MARIE, email=""))
    for name in ("login", "code"):
        made = build_page(FULL, known(nameless), PageView(name, customer="cus_marie"))
        assert not made.reached
        assert "no email address" in asides(made)


def test_an_address_nobody_can_take_apart_stays_whole() -> None:
    form = shown(USUAL, PageView("information"))
    assert "1 Rue Pierre, Apt 4, 75005, Paris, IDF, FR" in form
    assert "Field: City" not in form


@pytest.mark.parametrize("name", PAGES)
def test_no_page_shows_them_what_is_the_example_customers(name: PageName) -> None:
    said = shown(USUAL, PageView(name, "session"))
    for example in (PERSON.name, PERSON.email, PERSON.phone, PERSON.address, TAX_ID, "4242"):
        assert example not in said


STATUSES = ["active", "trialing", "past_due", "unpaid", "incomplete", "paused", "newer", ""]
SUBSCRIPTIONS = st.builds(
    replace,
    st.just(USUAL),
    status=st.sampled_from(STATUSES),
    scheduled=st.booleans(),
    by_invoice=st.booleans(),
    flexible=st.booleans(),
    discounted=st.booleans(),
    currency=st.sampled_from(["eur", "usd", "jpy", ""]),
    prices=st.lists(st.sampled_from(["price_month", "price_used", "price_gone"]), max_size=3).map(
        tuple
    ),
    quantities=st.lists(st.integers(0, 10**6), max_size=3).map(tuple),
    period_start=st.integers(0, 2**40),
    period_end=st.integers(0, 2**40),
    trial_end=st.integers(0, 2**40),
    ends=st.integers(0, 2**40),
)


@given(SUBSCRIPTIONS, st.sampled_from(PAGES), st.booleans())
def test_nothing_of_the_example_customer_is_taken_for_theirs(
    subscription: Subscription, name: PageName, terms: bool
) -> None:
    settings = FULL if terms else FULL.with_value(TERMS.path, "")
    said = shown(subscription, PageView(name), settings)
    for example in (PERSON.name, PERSON.email, PERSON.phone, PERSON.address, TAX_ID, "4242"):
        assert example not in said
    assert "[Paid]" not in said
    assert "Example plan" not in said
