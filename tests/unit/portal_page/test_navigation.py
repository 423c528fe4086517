"""Going to a page by its name, and back from one."""

from dataclasses import replace

import pytest

from portal_desktop.options.cancellation import CANCEL_MODE
from portal_desktop.portal_page import Page, PageName, PageView, build_page
from portal_desktop.portal_page.navigation import view_after_back, view_of_page
from portal_desktop.portal_page.page_text import plain_text
from tests.unit.portal_page.visiting import ALL, FULL, PAGES, asides, press


def shown(view: PageView) -> Page:
    return build_page(FULL, ALL, view)


def pick(view: PageView, name: PageName) -> PageView:
    return view_of_page(view, name, FULL, ALL)


CANCELLED = PageView("reasons", subscription="example_0", done="cancelled")
RENEWED = replace(CANCELLED.start_flow("renew", "example_0"), page="home", done="renewed")


@pytest.mark.parametrize("name", ["information", "payment", "login", "update"])
def test_what_was_done_stays_done_on_a_picked_page(name: PageName) -> None:
    away = pick(CANCELLED, name)
    assert away.page == name
    assert "Cancels Dec 14" in plain_text(shown(pick(away, "home")))


def test_a_renewal_stays_too() -> None:
    home = pick(pick(RENEWED, "login"), "home")
    assert "Cancels" not in plain_text(shown(home))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_picked_from_every_other(name: PageName) -> None:
    for start in (PageView("home"), CANCELLED, RENEWED, PageView("home", situation="none")):
        assert shown(pick(start, name)).name == name


def test_the_reasons_come_after_cancelling_however_one_gets_there() -> None:
    assert shown(pick(PageView("home"), "reasons")).dialog
    assert shown(pick(replace(CANCELLED, page="home"), "reasons")).dialog


def test_changing_ones_mind_needs_a_cancellation() -> None:
    assert shown(pick(PageView("home"), "renew")).reached
    assert shown(pick(PageView("home", situation="ending"), "renew")).reached


def test_whoever_changed_their_mind_can_change_it_again() -> None:
    ending = (
        PageView("home", situation="ending").start_flow("renew", "").on_page("home", done="renewed")
    )
    cancel = shown(pick(ending, "cancel"))
    assert press(cancel, "Cancel subscription").dialog


def test_what_was_chosen_stays_chosen() -> None:
    chosen = PageView("update", price="price_tea", quantity=3)
    assert pick(chosen, "confirm") == chosen.on_page("confirm")


def test_back_changes_the_page_and_nothing_of_how_it_is_looked_at() -> None:
    now = PageView("update", "session", "phone", "de")
    assert view_after_back(now, PageView("home")) == PageView("home", "session", "phone", "de")


def test_back_stays_with_the_customer_chosen_meanwhile() -> None:
    before = PageView("update", price="price_tea")
    assert view_after_back(PageView("home", situation="trial"), before) == PageView(
        "update", situation="trial"
    )
    assert view_after_back(PageView("home", customer="cus_1"), PageView("home")).customer == "cus_1"


@pytest.mark.parametrize("name", ["reasons", "renew"])
def test_only_looking_at_a_page_cancels_nothing(name: PageName) -> None:
    looked = pick(PageView("home"), name)
    assert shown(looked).reached
    assert not looked.has_user_actions
    assert "Cancels" not in plain_text(shown(pick(looked, "home")))
    assert "Cancels" not in plain_text(shown(pick(pick(looked, "payment"), "home")))


def test_who_goes_on_from_there_means_it() -> None:
    looked = pick(PageView("home"), "reasons")
    home = press(shown(looked), "Submit")
    assert "Cancels Dec 14" in plain_text(home)
    kept = press(shown(pick(PageView("home"), "renew")), "Don’t cancel subscription")
    assert "renews on December 14" in plain_text(kept)


def test_what_ends_at_once_cannot_be_kept() -> None:
    at_once = FULL.with_value(CANCEL_MODE.path, "immediately")
    made = build_page(at_once, ALL, view_of_page(PageView("home"), "renew", at_once, ALL))
    assert "nothing to keep" in asides(made)
