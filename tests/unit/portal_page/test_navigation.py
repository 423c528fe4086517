"""Going to a page by its name, and back from one."""

from dataclasses import replace

import pytest

from portal_desktop.options.table import CANCEL_MODE
from portal_desktop.portal_page import Page, PageName, View, page
from portal_desktop.portal_page.navigation import picked, returned
from portal_desktop.portal_page.page_text import describe
from tests.unit.portal_page.visiting import ALL, FULL, PAGES, asides, press


def shown(view: View) -> Page:
    return page(FULL, ALL, view)


def pick(view: View, name: PageName) -> View:
    return picked(view, name, FULL, ALL)


CANCELLED = View("reasons", subscription="example_0", done="cancelled")
RENEWED = replace(CANCELLED.begin("renew", "example_0"), page="home", done="renewed")


@pytest.mark.parametrize("name", ["information", "payment", "login", "update"])
def test_what_was_done_stays_done_on_a_picked_page(name: PageName) -> None:
    away = pick(CANCELLED, name)
    assert away.page == name
    assert "Cancels Dec 14" in describe(shown(pick(away, "home")))


def test_a_renewal_stays_too() -> None:
    home = pick(pick(RENEWED, "login"), "home")
    assert "Cancels" not in describe(shown(home))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_picked_from_every_other(name: PageName) -> None:
    for start in (View("home"), CANCELLED, RENEWED, View("home", situation="none")):
        assert shown(pick(start, name)).name == name


def test_the_reasons_come_after_cancelling_however_one_gets_there() -> None:
    assert shown(pick(View("home"), "reasons")).dialog
    assert shown(pick(replace(CANCELLED, page="home"), "reasons")).dialog


def test_changing_ones_mind_needs_a_cancellation() -> None:
    assert shown(pick(View("home"), "renew")).reached
    assert shown(pick(View("home", situation="ending"), "renew")).reached


def test_whoever_changed_their_mind_can_change_it_again() -> None:
    ending = View("home", situation="ending").begin("renew", "").at("home", done="renewed")
    cancel = shown(pick(ending, "cancel"))
    assert press(cancel, "Cancel subscription").dialog


def test_what_was_chosen_stays_chosen() -> None:
    chosen = View("update", price="price_tea", quantity=3)
    assert pick(chosen, "confirm") == chosen.at("confirm")


def test_back_changes_the_page_and_nothing_of_how_it_is_looked_at() -> None:
    now = View("update", "session", "phone", "de")
    assert returned(now, View("home")) == View("home", "session", "phone", "de")


def test_back_stays_with_the_customer_chosen_meanwhile() -> None:
    before = View("update", price="price_tea")
    assert returned(View("home", situation="trial"), before) == View("update", situation="trial")
    assert returned(View("home", customer="cus_1"), View("home")).customer == "cus_1"


@pytest.mark.parametrize("name", ["reasons", "renew"])
def test_only_looking_at_a_page_cancels_nothing(name: PageName) -> None:
    looked = pick(View("home"), name)
    assert shown(looked).reached
    assert not looked.clicked
    assert "Cancels" not in describe(shown(pick(looked, "home")))
    assert "Cancels" not in describe(shown(pick(pick(looked, "payment"), "home")))


def test_who_goes_on_from_there_means_it() -> None:
    looked = pick(View("home"), "reasons")
    home = press(shown(looked), "Submit")
    assert "Cancels Dec 14" in describe(home)
    kept = press(shown(pick(View("home"), "renew")), "Don’t cancel subscription")
    assert "renews on December 14" in describe(kept)


def test_what_ends_at_once_cannot_be_kept() -> None:
    at_once = FULL.put(CANCEL_MODE.path, "immediately")
    made = page(at_once, ALL, picked(View("home"), "renew", at_once, ALL))
    assert "nothing to keep" in asides(made)
