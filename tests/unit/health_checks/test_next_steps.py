"""Every answer that is no leads on."""

from dataclasses import replace

import pytest

from portal_desktop.account.snapshot import AccountSnapshot, Portal
from portal_desktop.account.subscriptions import Customer, Subscription, Subscriptions
from portal_desktop.health_checks.checks import Check, NextStep, run_checks
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.branding import BUSINESS_NAME
from portal_desktop.options.business_profile import HEADLINE, PRIVACY, TERMS
from portal_desktop.options.subscription import PRODUCTS, UPDATE
from portal_desktop.settings.settings import Settings
from tests.unit.example_catalogue import KNOWN, UNTOUCHED
from tests.unit.health_checks.example_account import (
    OPENED,
    SWITCHING,
    asked,
    people,
    steps,
    subscribed,
)

KEY_STEPS = [("dashboard", "keys"), ("connect", "")]


def test_who_cannot_log_in_is_opened_at_stripe() -> None:
    check = people(subscribed("cus_1", "jenny@example.com"), subscribed("cus_2", ""))
    assert steps(check) == [("dashboard", "customers/cus_2")]


def test_both_who_share_an_address_are_opened_at_stripe() -> None:
    shared = (subscribed("cus_1", "a@example.com"), subscribed("cus_2", "a@example.com"))
    check = people(*shared, subscribed("cus_3", "b@example.com"))
    assert steps(check) == [("dashboard", "customers/cus_1"), ("dashboard", "customers/cus_2")]


def test_many_who_cannot_log_in_are_looked_up_in_the_list() -> None:
    check = people(*(subscribed(f"cus_{place}", "") for place in range(5)))
    assert len(check.leads) == 4
    assert steps(check)[-1] == ("dashboard", "customers")


@pytest.mark.parametrize(
    ("name", "words"), [("Jenny \u202eRosen", "Open “Jenny Rosen” at Stripe"), ("", "Open them")]
)
def test_who_is_opened_is_named_where_they_have_a_name(name: str, words: str) -> None:
    person = Customer("cus_1", name=name)
    check = people(Subscription("sub_1", "cus_1", "active", person=person))
    assert check.leads[0].words.startswith(words)


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("people", replace(OPENED, denied=frozenset({"customers"}))),
        ("people", replace(OPENED, subscriptions=Subscriptions((subscribed("cus_1", None),)))),
        ("plans", replace(OPENED, catalogue=None, denied=frozenset({"catalogue"}))),
        ("name", replace(OPENED, denied=frozenset({"account"}))),
    ],
)
def test_what_the_key_may_not_read_leads_to_the_key(key: str, known: AccountSnapshot) -> None:
    published = SWITCHING.without_paths((BUSINESS_NAME.path,)) if key == "name" else SWITCHING
    assert steps(asked(key, published, known=known)) == KEY_STEPS


def test_what_could_not_be_read_is_not_waited_for() -> None:
    missed = replace(OPENED, missed=frozenset({"catalogue", "customers"}))
    for key in ("people", "plans"):
        check = asked(key, known=replace(missed, catalogue=None, subscriptions=None))
        assert (check.answer, steps(check)) == ("unknown", [("again", "")])
        assert "could not be read" in check.text
    assert asked("plans", known=missed).answer == "yes"


@pytest.mark.parametrize("empty", [TERMS.path, PRIVACY.path])
def test_an_empty_address_leads_to_the_page_on_which_another_may_stand(empty: str) -> None:
    check = asked("addresses", SWITCHING | {empty: ""})
    assert steps(check) == [("dashboard", "public_details")]


def test_complete_addresses_can_be_opened() -> None:
    check = asked("addresses")
    assert {kind for kind, _place in steps(check)} == {"web"}
    assert ("web", SWITCHING[TERMS]) in steps(check)
    assert check.leads[0].words == "Open: Link to your terms of service"


def test_settings_that_are_missing_or_switched_off_lead_on() -> None:
    nothing = asked("saved", Settings(), UNTOUCHED, replace(KNOWN, portal=None))
    assert steps(nothing) == [("review", "")]
    off = asked("saved", known=replace(OPENED, portal=Portal("bpc_1", active=False)))
    assert steps(off) == [("dashboard", "portal")]


def test_what_is_only_here_leads_to_the_review_and_the_steps() -> None:
    wanted = SWITCHING | {HEADLINE.path: "Hello", BUSINESS_NAME.path: "Other"}
    assert steps(asked("draft", SWITCHING, wanted)) == [("review", ""), ("tab", "at_stripe")]
    assert steps(asked("draft", SWITCHING, SWITCHING | {HEADLINE.path: "Hi"})) == [("review", "")]


def test_what_publishing_puts_right_leads_to_the_review() -> None:
    off = SWITCHING | {PAYMENT_METHODS.path: False, UPDATE.path: False}
    check = asked("paying", off, off | {PAYMENT_METHODS.path: True})
    assert check.leads == (NextStep("Review and publish", "review"),)


def test_a_key_that_may_not_publish_is_led_to_another_instead_of_the_review() -> None:
    gateway = replace(OPENED, denied=frozenset({"write"}))
    check = asked("draft", SWITCHING, SWITCHING | {HEADLINE.path: "Hello"}, gateway)
    assert steps(check) == [("connect", "")]


@pytest.mark.parametrize(
    ("published", "draft", "known"),
    [
        (UNTOUCHED, UNTOUCHED, OPENED),
        (SWITCHING, SWITCHING | {PAYMENT_METHODS.path: False}, OPENED),
        (SWITCHING | {PRODUCTS.path: ()}, SWITCHING, OPENED),
        (SWITCHING | {TERMS.path: "nowhere"}, SWITCHING | {TERMS.path: "nowhere"}, OPENED),
        (SWITCHING | {BUSINESS_NAME.path: ""}, SWITCHING, OPENED),
    ],
)
def test_every_answer_that_is_no_has_a_next_step(
    published: Settings, draft: Settings, known: AccountSnapshot
) -> None:
    found = run_checks(published, draft, known)
    assert {each.key for each in found if each.answer == "no" and not _leads_on(each)} == set()


def _leads_on(check: Check) -> bool:
    final = check.after.answer if check.after else check.answer
    shown = bool(check.path or check.where) and final != "yes"
    return shown or bool(check.fix or check.leads)
