"""What a customer sees, as a merchant decides."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.snapshot import NOTHING_KNOWN, AccountSnapshot
from portal_desktop.options.billing_info import (
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    INVOICES,
    PAYMENT_METHODS,
)
from portal_desktop.options.branding import BUSINESS_NAME, ICON, LOGO
from portal_desktop.options.business_profile import HEADLINE, PRIVACY, RETURN_URL, TERMS
from portal_desktop.options.cancellation import CANCEL, REASONS
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE
from portal_desktop.options.values import Value
from portal_desktop.portal_page import Page, PageView, build_page
from portal_desktop.portal_page.blocks import Buttons, Fact, LinkBlock, PlanBlock, SectionBlock
from portal_desktop.portal_page.page_text import plain_text
from portal_desktop.portal_page.view import Visitor
from portal_desktop.settings.settings import Settings
from tests.support.approved import assert_approved
from tests.unit import settings_strategies
from tests.unit.example_catalogue import EVERYTHING, KNOWN, PICTURE, UNTOUCHED

HOME = PageView("home")
LOGIN = PageView("login")
SESSION = PageView("home", "session")
_SWITCHES = (CANCEL, CUSTOMER_UPDATE, PAYMENT_METHODS, INVOICES)
NOTHING_ALLOWED = UNTOUCHED | {switch.path: False for switch in _SWITCHES}


def seen(settings: Settings, view: PageView = HOME, known: AccountSnapshot = KNOWN) -> Page:
    return build_page(settings, known, view)


def headings(shown: Page) -> list[str]:
    return [block.key for block in shown.blocks if isinstance(block, SectionBlock)]


def plan(shown: Page) -> PlanBlock:
    parts = (
        part for block in shown.blocks if isinstance(block, SectionBlock) for part in block.parts
    )
    return next(part for part in parts if isinstance(part, PlanBlock))


def buttons(shown: Page) -> list[str]:
    return [button.text for button in plan(shown).buttons]


def information(shown: Page) -> SectionBlock:
    sections = (block for block in shown.blocks if isinstance(block, SectionBlock))
    return next(each for each in sections if each.key == "billing_information")


@pytest.mark.parametrize(
    ("name", "settings", "known", "view"),
    [
        ("login", EVERYTHING, KNOWN, LOGIN),
        ("login-nothing-known", Settings(), NOTHING_KNOWN, LOGIN),
        ("home-login-link", EVERYTHING, KNOWN, HOME),
        ("home-session", EVERYTHING, KNOWN, SESSION),
        ("home-untouched", UNTOUCHED, KNOWN, HOME),
        ("home-nothing-known", Settings(), NOTHING_KNOWN, HOME),
        ("home-nothing-allowed", NOTHING_ALLOWED, KNOWN, HOME),
        ("home-german", EVERYTHING, KNOWN, PageView("home", "session", language="de")),
    ],
)
def test_a_page_reads_as_approved(
    name: str, settings: Settings, known: AccountSnapshot, view: PageView
) -> None:
    assert_approved(f"page/{name}", plain_text(build_page(settings, known, view)))


def test_the_headline_is_the_merchants_or_stripes_sentence() -> None:
    assert seen(EVERYTHING).panel.headline == "Your coffee, your rhythm."
    for nothing in ("", "   "):
        without = seen(EVERYTHING.with_value(HEADLINE.path, nothing))
        assert without.panel.headline == (
            "Harbour Coffee partners with Stripe for simplified billing."
        )


def test_a_headline_too_long_for_stripe_is_seen_whole() -> None:
    long = "Everything about your coffee subscription in one place, whenever you like"
    assert seen(EVERYTHING.with_value(HEADLINE.path, long)).panel.headline == long


def test_the_name_is_the_one_customers_know_before_any_other() -> None:
    assert seen(EVERYTHING).panel.name == "Harbour Coffee"
    assert seen(EVERYTHING.with_value(BUSINESS_NAME.path, "")).panel.name == "Harbour Coffee Club"
    assert seen(UNTOUCHED, known=NOTHING_KNOWN).panel.name == "Your business"


def test_the_icon_stands_on_the_panel() -> None:
    assert seen(EVERYTHING).panel.icon == PICTURE
    assert seen(EVERYTHING.without_paths([ICON.path])).panel.icon is None


def test_the_logo_stands_there_for_who_saw_it_on_their_own_page() -> None:
    with_logo = EVERYTHING.with_value(LOGO.path, PICTURE)
    assert seen(with_logo).panel.logo is None
    saw = replace(KNOWN, seen=frozenset({"logo_on_panel"}))
    assert seen(with_logo, known=saw).panel.logo == PICTURE


def test_the_way_back_is_there_when_it_leads_somewhere() -> None:
    back = seen(EVERYTHING).panel.back
    assert back is not None
    assert (back.text, back.address) == ("Return to Harbour Coffee", "https://harbour.example")
    assert seen(EVERYTHING.with_value(RETURN_URL.path, "")).panel.back is None


@pytest.mark.parametrize(("option", "text"), [(TERMS.path, "Terms"), (PRIVACY.path, "Privacy")])
def test_a_link_of_the_small_print_comes_and_goes(option: str, text: str) -> None:
    def links(settings: Settings) -> list[str]:
        return [link.text for link in seen(settings).panel.footer]

    assert text in links(EVERYTHING)
    for nothing in ("", "   "):
        assert text not in links(EVERYTHING.with_value(option, nothing))


@pytest.mark.parametrize(
    ("path", "key"), [(PAYMENT_METHODS.path, "payment_method"), (INVOICES.path, "invoices")]
)
def test_a_section_that_is_off_is_gone(path: str, key: str) -> None:
    assert key in headings(seen(EVERYTHING))
    assert key not in headings(seen(EVERYTHING.with_value(path, value=False)))


def test_customers_find_both_buttons_when_both_are_allowed() -> None:
    assert buttons(seen(EVERYTHING)) == ["Update subscription", "Cancel subscription"]


def test_without_cancelling_there_is_no_button_for_it() -> None:
    assert buttons(seen(EVERYTHING.with_value(CANCEL.path, value=False))) == ["Update subscription"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (UPDATE.path, False),
        (PRODUCTS.path, ()),
        (ALLOWED_UPDATES.path, ()),
        (PAYMENT_METHODS.path, False),
    ],
)
def test_a_plan_that_cannot_change_has_no_button_for_it(path: str, value: Value) -> None:
    assert buttons(seen(EVERYTHING.with_value(path, value))) == ["Cancel subscription"]


@pytest.mark.parametrize("member", ["name", "address", "phone", "shipping", "tax_id"])
def test_each_thing_customers_may_change_is_a_row(member: str) -> None:
    def rows(members: tuple[str, ...]) -> int:
        section = information(seen(EVERYTHING.with_value(CUSTOMER_FIELDS.path, members)))
        return sum(isinstance(part, Fact) and part.editable for part in section.parts)

    assert rows((member,)) == 1
    assert rows(()) == 0


@pytest.mark.parametrize(("visitor", "editable"), [("login_link", False), ("session", True)])
def test_the_address_can_only_be_changed_by_a_session(visitor: Visitor, editable: bool) -> None:
    shown = information(seen(EVERYTHING, PageView("home", visitor)))
    facts = [part for part in shown.parts if isinstance(part, Fact) and part.label == "Email"]
    action = next(part for part in shown.parts if isinstance(part, LinkBlock))
    assert [fact.editable for fact in facts] == [editable]
    assert ("Email" in action.what) is editable


def test_who_may_only_change_the_address_finds_nothing_to_change_by_the_login_link() -> None:
    only = EVERYTHING.with_value(CUSTOMER_FIELDS.path, ("email",))
    assert not any(isinstance(part, LinkBlock) for part in information(seen(only)).parts)
    assert any(isinstance(part, LinkBlock) for part in information(seen(only, SESSION)).parts)


def test_wording_that_nobody_confirmed_is_owned_up_to() -> None:
    assert not seen(EVERYTHING, LOGIN).sure
    assert not seen(EVERYTHING).sure  # shipping address and tax number
    assert seen(UNTOUCHED).sure


def test_wording_of_a_dialog_is_owned_up_to_too() -> None:
    asked = UNTOUCHED | {CANCEL.path: True, REASONS.path: True}
    assert seen(asked, PageView("home", done="cancelled")).sure
    assert not seen(asked, PageView("reasons", done="cancelled")).sure


def test_logging_in_leads_home() -> None:
    shown = seen(EVERYTHING, LOGIN)
    found = [block for block in shown.blocks if isinstance(block, Buttons)]
    leads = [button.goes_to for block in found for button in block.buttons]
    assert [view and view.page for view in leads] == ["code"]
    assert "one-time code or link" in plain_text(shown)


@given(settings_strategies.settings(), st.sampled_from(["login", "home"]), st.booleans())
def test_every_wish_can_be_seen(settings: Settings, name: str, known: bool) -> None:
    view = LOGIN if name == "login" else HOME
    shown = plain_text(build_page(settings, KNOWN if known else NOTHING_KNOWN, view))
    assert shown
    assert len(shown) < 10_000


@given(st.text(max_size=400))
def test_text_from_outside_stays_on_its_line(outside: str) -> None:
    paths = (HEADLINE.path, BUSINESS_NAME.path, RETURN_URL.path, TERMS.path)
    shown = seen(UNTOUCHED | dict.fromkeys(paths, outside))
    lines = plain_text(shown).splitlines()
    assert len(lines) <= len(plain_text(seen(EVERYTHING)).splitlines())
    assert "\u202e" not in "".join(lines)


def test_the_day_decides_what_was_paid_and_what_comes() -> None:
    shown = plain_text(seen(UNTOUCHED, PageView(today=date(2027, 3, 5))))
    assert "renews on March 27, 2027" in shown
    assert "Feb 27, 2027" in shown
    assert "Jan 27, 2027" in shown
