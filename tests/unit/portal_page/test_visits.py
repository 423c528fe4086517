"""Every page and every situation, as a customer would read it, and the way through them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.products import Price
from portal_desktop.options.billing_info import CUSTOMER_UPDATE, PAYMENT_METHODS
from portal_desktop.options.business_profile import LOGIN_PAGE
from portal_desktop.portal_page import PageName, PageView, build_page
from portal_desktop.portal_page.navigation import STARTS
from portal_desktop.portal_page.page_text import plain_text
from portal_desktop.portal_page.view import SITUATIONS, Situation
from portal_desktop.settings.settings import Settings
from tests.support.approved import assert_approved
from tests.unit import settings_strategies
from tests.unit.example_catalogue import UNTOUCHED
from tests.unit.portal_page.visiting import ALL, FULL, PAGES, asides, buttons, press, seen, selling

CANCEL = "Cancel subscription"
CLICKED: dict[PageName, PageView] = {
    "update": PageView("update", price="price_tea"),
    "reasons": PageView("reasons", done="cancelled", reason="unused"),
    "renew": PageView("renew", situation="ending"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_approved(name: PageName) -> None:
    assert_approved(f"page/visit-{name}", plain_text(seen(CLICKED.get(name, PageView(name)))))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_reads_as_approved(situation: Situation) -> None:
    shown = seen(PageView("home", situation=situation))
    told = [
        line
        for each in shown.told
        for line in (
            f"{each.product} · {each.standing}",
            *(
                f"- {answer.verb}: {answer.verdict} {answer.reason_text}".rstrip()
                for answer in each.answers
            ),
        )
    ]
    assert_approved(f"page/situation-{situation}", "\n".join([plain_text(shown), "", *told]))


def test_logging_in_leads_home() -> None:
    code = press(seen(PageView("login")), "Continue")
    assert code.name == "code"
    assert press(code, "Continue").name == "home"


def test_who_comes_too_late_logs_in_again() -> None:
    login = press(seen(PageView("expired")), "Log in again")
    assert login.name == "login"
    assert "Field: Email" in plain_text(login)


def test_what_was_done_stays_done() -> None:
    upgraded = PageView("home", done="updated", price="price_tea")
    offer = press(seen(upgraded), "Cancel subscription")
    confirm = press(offer, "Continue to cancel")
    home = press(press(confirm, "Cancel subscription"), "No thanks")
    assert "Tea [Cancels Dec 14]" in plain_text(home)


@pytest.mark.parametrize("name", ["update", "confirm", "pause"])
def test_a_page_nothing_leads_to_says_why(name: PageName) -> None:
    shown = seen(PageView(name), UNTOUCHED)
    assert not shown.reached
    assert "Customers do not get to this page" in asides(shown)


@pytest.mark.parametrize(
    ("name", "off"), [("information", CUSTOMER_UPDATE.path), ("payment", PAYMENT_METHODS.path)]
)
def test_a_form_that_is_off_says_so(name: PageName, off: str) -> None:
    assert seen(PageView(name)).reached
    assert not seen(PageView(name), FULL.with_value(off, value=False)).reached


def test_the_form_has_no_field_for_the_address_they_log_in_with() -> None:
    by_link = plain_text(seen(PageView("information")))
    assert "Field: Email" not in by_link
    assert "No field for the email address" in by_link
    assert "Field: Email" in plain_text(seen(PageView("information", "session")))


@pytest.mark.parametrize("language", ["de", "ja", "pt-BR", "en-GB", "xx"])
def test_other_languages_change_amounts_and_dates_and_no_words(language: str) -> None:
    shown = plain_text(seen(PageView("home", language=language)))
    assert "Update subscription" in shown
    assert "€24.00 per month" in shown or language in {"de", "ja", "pt-BR"}


def test_a_page_picked_by_name_is_about_one_subscription() -> None:
    cancelled = PageView("home", situation="several", done="cancelled")
    assert plain_text(seen(cancelled)).count("Cancels") == 1
    changed = plain_text(press(seen(PageView("confirm", situation="several")), "Confirm"))
    assert "House Blend" in changed


def test_each_plan_has_buttons_of_its_own() -> None:
    update = press(
        seen(PageView("home", situation="several")), "Update subscription"
    )  # of the last
    assert "Chosen: Tea\n- €12.00 per month [Current]" in plain_text(update)
    back = press(update, "Go back")
    home = press(press(press(back, "Cancel subscription"), "Continue to cancel"), CANCEL)
    shown = plain_text(press(home, "No thanks"))
    assert "Tea [Cancels Dec 14]" in shown
    assert shown.count("Cancels") == 1


def test_another_customer_is_seen_at_home_unless_one_looks_how_they_get_in() -> None:
    chosen = PageView("update", price="price_tea", done="updated")
    assert chosen.for_other_customer("", "en", "trial") == PageView("home", situation="trial")
    assert PageView("code").for_other_customer("", "en", "trial") == PageView(
        "code", situation="trial"
    )


def test_bills_lie_as_far_apart_as_they_are_paid() -> None:
    quarterly = Price("price_quarter", "prod_tea", 3300, "eur", "month", 3)
    shown = plain_text(seen(PageView("home", plan="price_quarter"), known=selling(quarterly)))
    assert "Your plan renews on February 14, 2027." in shown
    for day in ("Nov 14, 2026", "Aug 14, 2026", "May 14, 2026"):
        assert f"{day}, €33.00 [Paid], Tea" in shown


def test_the_login_page_says_when_its_link_is_off() -> None:
    assert "not active" in asides(
        seen(PageView("login"), FULL.with_value(LOGIN_PAGE.path, value=False))
    )
    assert "not active" not in asides(
        seen(PageView("login"), FULL.with_value(LOGIN_PAGE.path, value=True))
    )


VIEWS = st.builds(
    PageView,
    page=st.sampled_from(PAGES),
    visitor=st.sampled_from(["login_link", "session"]),
    situation=st.sampled_from(SITUATIONS),
    language=st.sampled_from(["en", "de", "ja"]),
    today=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    price=st.sampled_from(["", "price_tea", "price_year", "price_gone"]),
    quantity=st.integers(0, 20),
    done=st.sampled_from(["", "cancelled", "renewed", "paused", "resumed", "updated"]),
)


@given(settings_strategies.settings(), VIEWS)
def test_every_page_of_every_wish_can_be_seen(settings: Settings, view: PageView) -> None:
    shown = build_page(settings, ALL, view)
    assert len(plain_text(shown)) < 15_000


def possible(view: PageView) -> PageView:
    """Something was done only where one comes to after it."""
    if view.page == "home":
        return view
    return replace(view, done=STARTS.get(view.page, "") if view.done else "")


@given(VIEWS.map(possible))
def test_wherever_one_clicks_there_is_a_page(view: PageView) -> None:
    for leads in buttons(seen(view)).values():
        if leads is not None:
            assert seen(leads).reached
