"""While pages are still being read, the first ones are never taken for the whole."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.customer_search import found, standing
from portal_desktop.account.snapshot import AccountSnapshot, Catalogue
from portal_desktop.account.subscriptions import Subscription, Subscriptions
from portal_desktop.billing.customer_abilities import subscription_abilities
from portal_desktop.billing.payment_methods import plan_currencies
from portal_desktop.health_checks.checks import run_checks
from portal_desktop.options.cancellation import CANCEL_MODE
from portal_desktop.options.subscription import PAUSE, PRODUCTS, UPDATE
from portal_desktop.options.values import Offer
from portal_desktop.portal_page import PageView
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.preview.caption import caption_text
from portal_desktop.validation.validate import problems
from tests.unit.example_catalogue import CATALOGUE, EVERYTHING
from tests.unit.health_checks.example_account import OPENED, SWITCHING, archived, subscribed
from tests.unit.portal_page.visiting import FULL, OFFERS, asides, seen


def in_dollars(price: str) -> Catalogue:
    prices = CATALOGUE.prices
    changed = (replace(each, currency="usd") if each.id == price else each for each in prices)
    return Catalogue(CATALOGUE.products, tuple(changed))


ALL_SHOPS = (
    CATALOGUE,
    archived("price_month"),
    in_dollars("price_tea"),
    in_dollars("price_year"),
    Catalogue(CATALOGUE.products[1:], CATALOGUE.prices[2:]),
)
DRAFTS: tuple[Settings, ...] = (
    SWITCHING,
    FULL,
    SWITCHING | {PRODUCTS.path: ()},
    SWITCHING | {PRODUCTS.path: OFFERS, PAUSE.path: True, CANCEL_MODE.path: "immediately"},
    SWITCHING | {PRODUCTS.path: (Offer("prod_tea", ("price_tea",)), OFFERS[0])},
)
PEOPLE = (
    subscribed("cus_1", "jenny@example.com", "canceled"),
    subscribed("cus_2", "jenny@example.com"),
    subscribed("cus_3", None),
    subscribed("cus_4", ""),
    replace(subscribed("cus_5", "ann@example.com"), flexible=True, prices=("price_month",)),
    replace(subscribed("cus_1", "jenny@example.com"), prices=("price_tea",)),
)


def of_the_shop(whole: Catalogue) -> Iterator[Catalogue]:
    """What is known after each page, products first; a page holds one."""
    for count in range(len(whole.products) + 1):
        yield Catalogue(whole.products[:count], (), complete=False)
    for count in range(len(whole.prices) + 1):
        yield Catalogue(whole.products, whole.prices[:count], complete=False)


def of_the_people() -> Iterator[Subscriptions]:
    for count in range(len(PEOPLE) + 1):
        yield Subscriptions(PEOPLE[:count], complete=False)


def meanwhile(whole: AccountSnapshot) -> Iterator[AccountSnapshot]:
    """What is known after each page of either list."""
    assert whole.catalogue is not None
    for catalogue in of_the_shop(whole.catalogue):
        yield replace(whole, catalogue=catalogue)
    for people in of_the_people():
        yield replace(whole, subscriptions=people)


@pytest.fixture(params=ALL_SHOPS)
def whole(request: pytest.FixtureRequest) -> AccountSnapshot:
    return replace(OPENED, catalogue=request.param, subscriptions=Subscriptions(PEOPLE))


@pytest.mark.parametrize("draft", DRAFTS)
def test_nothing_is_wrong_that_is_not_wrong_in_the_end(
    whole: AccountSnapshot, draft: Settings
) -> None:
    in_the_end = {(each.paths, each.severity) for each in problems(draft, whole)}
    for known in meanwhile(whole):
        assert {(each.paths, each.severity) for each in problems(draft, known)} <= in_the_end


@pytest.mark.parametrize("draft", DRAFTS)
def test_no_question_is_answered_otherwise_than_in_the_end(
    whole: AccountSnapshot, draft: Settings
) -> None:
    in_the_end = {each.key: each.answer for each in run_checks(draft, draft, whole)}
    for known in meanwhile(whole):
        for each in run_checks(draft, draft, known):
            assert each.answer in {"unknown", in_the_end[each.key]}, each


@pytest.mark.parametrize("draft", DRAFTS)
def test_nothing_is_said_of_other_plans_that_is_not_so_in_the_end(
    whole: AccountSnapshot, draft: Settings
) -> None:
    for theirs in PEOPLE[4:]:
        in_the_end = {each.reason_text for each in subscription_abilities(theirs, draft, whole)}
        for known in meanwhile(whole):
            said = {each.reason_text for each in subscription_abilities(theirs, draft, known)}
            assert {each for each in said - in_the_end if "not known here" not in each} == set()


@pytest.mark.parametrize("draft", [EVERYTHING, FULL, EVERYTHING | {UPDATE.path: False}])
def test_the_currencies_are_the_account_s_own_until_all_are_known(
    whole: AccountSnapshot, draft: Settings
) -> None:
    for known in meanwhile(whole):
        assert plan_currencies(draft, known) in {("eur",), plan_currencies(draft, whole)}


@given(st.permutations(PEOPLE), st.integers(0, len(PEOPLE)))
def test_nobody_is_said_to_have_nothing_who_has(people: list[Subscription], count: int) -> None:
    first = Subscriptions(tuple(people[:count]), complete=False)
    whole = Subscriptions(tuple(people))
    for each in found(first, ""):
        theirs = standing(first, each)
        assert not theirs or theirs in standing(whole, each)
    assert found(first, "nothing now") == ()


def test_plans_that_may_still_come_are_not_left_out_of_the_page_silently() -> None:
    for catalogue in of_the_shop(CATALOGUE):
        known = replace(OPENED, catalogue=catalogue)
        missing = {"price_month", "price_year", "price_tea"} - catalogue.prices_by_id.keys()
        said = "still being read" in asides(seen(PageView("update"), known=known))
        assert said == bool(missing)
    assert "being read" not in asides(seen(PageView("update"), known=OPENED))


def test_a_customer_seen_while_more_are_read_is_said_to_have_more() -> None:
    view = PageView("home", customer="cus_5")
    for people in of_the_people():
        known = replace(OPENED, subscriptions=people)
        assert "may have more" in caption_text(seen(view, known=known), view, None, known)
    known = replace(OPENED, subscriptions=Subscriptions(PEOPLE))
    assert "may have more" not in caption_text(seen(view, known=known), view, None, known)
