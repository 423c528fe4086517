"""Will my portal work? What is answered about the coffee club's portal."""

from dataclasses import replace

import pytest

from portal_desktop.account.snapshot import (
    Catalogue,
    PaymentMethodConfiguration,
    Portal,
    Price,
    Product,
)
from portal_desktop.account.subscriptions import Subscriptions
from portal_desktop.health_checks.checks import KEYS, run_checks
from portal_desktop.options.billing_info import PAYMENT_METHOD_CONFIGURATION, PAYMENT_METHODS
from portal_desktop.options.branding import BUSINESS_NAME, FONT
from portal_desktop.options.business_profile import HEADLINE, LOGIN_PAGE, PRIVACY, TERMS
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE
from portal_desktop.options.values import Offer, Value
from portal_desktop.settings.settings import Settings
from tests.unit.example_catalogue import CATALOGUE, KNOWN, UNTOUCHED
from tests.unit.health_checks.example_account import (
    OPENED,
    SWITCHING,
    archived,
    asked,
    keys,
    offering,
    people,
    subscribed,
)


def test_questions_come_in_one_order_and_once() -> None:
    assert keys(SWITCHING, SWITCHING) == KEYS


def test_all_is_well_where_it_is() -> None:
    people = Subscriptions((subscribed("cus_1", "jenny@example.com"),))
    found = run_checks(SWITCHING, SWITCHING, replace(OPENED, subscriptions=people))
    assert {each.key: each.answer for each in found} == dict.fromkeys(KEYS, "yes")
    assert all(each.after is None and each.fix is None for each in found)


def test_before_the_first_publishing_nothing_works_and_publishing_helps() -> None:
    known = replace(KNOWN, portal=None)
    found = {each.key: each for each in run_checks(Settings(), UNTOUCHED, known)}
    assert found["saved"].answer == "no"
    assert found["saved"].after is not None
    assert found["saved"].after.answer == "yes"
    assert found["paying"].answer == "no"
    assert found["link"].answer == "no"
    assert "others" not in found
    assert "draft" not in found


def test_settings_switched_off_at_stripe_open_nothing() -> None:
    known = replace(OPENED, portal=Portal("bpc_1", active=False))
    assert asked("saved", known=known).answer == "no"


def test_an_inactive_link_leads_to_its_row() -> None:
    check = asked("link", SWITCHING | {LOGIN_PAGE.path: False})
    assert (check.answer, check.path, check.where) == ("no", LOGIN_PAGE.path, "links")


def test_the_answer_is_about_what_is_published_and_then_about_the_draft() -> None:
    published = SWITCHING | {UPDATE.path: False}
    check = asked("plans", published, SWITCHING)
    assert (check.answer, check.text) == ("no", "Customers cannot switch plans.")
    assert check.after is not None
    assert (check.after.answer, check.after.text) == ("yes", "2 prices of House Blend.")

    check = asked("plans", SWITCHING, published)
    assert check.answer == "yes"
    assert check.after is not None
    assert check.after.answer == "no"


def test_who_may_not_switch_is_not_asked_for_plans() -> None:
    assert "plans" not in keys(UNTOUCHED, UNTOUCHED)
    only_quantity = SWITCHING | {ALLOWED_UPDATES.path: ("quantity",)}
    assert "plans" not in keys(only_quantity, only_quantity)


def test_one_plan_is_nothing_to_switch_to() -> None:
    check = asked("plans", offering("price_month"))
    assert check.answer == "no"
    assert "House Blend" in check.text
    assert "€24.00 per month" in check.text


def test_an_archived_price_is_no_plan_and_can_be_left_out() -> None:
    known = replace(OPENED, catalogue=archived("price_month"))
    check = asked("plans", known=known)
    assert check.answer == "no"
    assert "Archived at Stripe" in check.text
    assert check.path == PRODUCTS.path
    assert check.fix is not None
    label, changes = check.fix
    assert label == "Leave it out"
    fixed = asked("plans", SWITCHING, SWITCHING | dict(changes), known)
    assert fixed.after is not None
    assert "Archived" not in fixed.after.text


def test_a_price_that_is_gone_is_no_plan_once_all_have_been_read() -> None:
    gone = offering("price_month", "price_gone")
    assert asked("plans", gone).answer == "no"
    reading = Catalogue(CATALOGUE.products, CATALOGUE.prices, complete=False)
    assert asked("plans", gone, known=replace(OPENED, catalogue=reading)).answer == "unknown"


def test_plans_that_cannot_be_read_are_not_judged() -> None:
    assert asked("plans", known=replace(OPENED, catalogue=None)).answer == "unknown"
    denied = replace(OPENED, catalogue=None, denied=frozenset({"catalogue"}))
    check = asked("plans", known=denied)
    assert check.answer == "unknown"
    assert "“Products: Read”" in check.text
    assert "“Prices: Read”" in check.text


def test_many_plans_are_named_in_short() -> None:
    products = tuple(Offer(f"prod_{place}", (f"price_{place}",)) for place in range(5))
    catalogue = Catalogue(
        tuple(Product(f"prod_{place}", f"Blend {place}") for place in range(5)),
        tuple(Price(f"price_{place}", f"prod_{place}", 1, "eur", "month") for place in range(5)),
    )
    known = replace(OPENED, catalogue=catalogue)
    text = asked("plans", SWITCHING | {PRODUCTS.path: products}, known=known).text
    assert text == "5 prices of Blend 0, Blend 1, Blend 2 and 2 more."


def test_without_a_way_to_pay_plans_cannot_be_switched() -> None:
    check = asked("paying", SWITCHING, SWITCHING | {PAYMENT_METHODS.path: False})
    assert check.answer == "yes"
    assert check.after is not None
    assert check.after.answer == "no"
    assert check.fix == ("Turn on payment methods", {PAYMENT_METHODS.path: True})


def test_a_card_that_expires_has_to_be_replaced_by_hand() -> None:
    check = asked("paying", UNTOUCHED | {PAYMENT_METHODS.path: False})
    assert check.answer == "no"
    assert check.text == "When a card expires, they have to write to you."


def test_a_list_of_payment_methods_that_is_gone_is_said() -> None:
    known = replace(
        OPENED,
        payment_method_configurations=(
            PaymentMethodConfiguration("pmc_1", "Default", is_default=True),
        ),
    )
    check = asked("paying", SWITCHING | {PAYMENT_METHOD_CONFIGURATION.path: "pmc_2"}, known=known)
    assert (check.answer, check.path) == ("no", PAYMENT_METHOD_CONFIGURATION.path)


@pytest.mark.parametrize(
    ("changes", "answer", "part"),
    [
        ({}, "yes", "complete"),
        ({TERMS.path: "harbour.example"}, "no", "terms of service: An address starts with"),
        ({PRIVACY.path: "https://"}, "no", "privacy policy: This is not a complete"),
        ({TERMS.path: " "}, "unknown", "cannot be read from here"),
        ({PRIVACY.path: ""}, "unknown", "not confirmed"),
    ],
)
def test_links_are_complete_addresses(changes: dict[str, Value], answer: str, part: str) -> None:
    check = asked("addresses", SWITCHING | changes)
    assert check.answer == answer
    assert part in check.text


def test_the_business_name_is_read_and_not_drafted() -> None:
    check = asked("name", SWITCHING, SWITCHING | {BUSINESS_NAME.path: ""})
    assert (check.answer, check.text, check.after) == ("yes", "It says “Harbour Coffee”.", None)
    assert asked("name", SWITCHING | {BUSINESS_NAME.path: ""}).answer == "no"


def test_a_business_name_that_cannot_be_read_names_the_tick_box() -> None:
    unread = SWITCHING.without_paths((BUSINESS_NAME.path,))
    assert asked("name", unread).answer == "unknown"
    check = asked("name", unread, known=replace(OPENED, denied=frozenset({"account"})))
    assert "“Accounts (under Connect): Read”" in check.text


def test_other_settings_may_be_in_use_instead() -> None:
    assert asked("others").answer == "yes"
    portal = Portal("bpc_1", others=3, other_names=("Shop\u202e plug-in", "", "x" * 90))
    check = asked("others", known=replace(OPENED, portal=portal))
    assert check.answer == "unknown"
    assert check.text.startswith("3 other sets")
    assert "“Shop plug-in”" in check.text
    assert "x" * 41 not in check.text
    assert "publishing does not change them" in check.text


def test_a_customer_without_an_address_cannot_log_in() -> None:
    check = people(subscribed("cus_1", "jenny@example.com"), subscribed("cus_2", ""))
    assert check.answer == "no"
    assert check.text.startswith("1 customer with a subscription has no email address")


def test_of_two_customers_with_one_address_only_one_gets_in() -> None:
    check = people(subscribed("cus_1", "a@example.com"), subscribed("cus_2", "a@example.com"))
    assert check.answer == "no"
    assert check.text.startswith("1 customer has the address of another")


def test_who_left_and_who_has_two_subscriptions_does_not_count_twice() -> None:
    check = people(
        subscribed("cus_1", "jenny@example.com"),
        subscribed("cus_1", "jenny@example.com"),
        subscribed("cus_2", "", "canceled"),
    )
    assert check.answer == "yes"
    assert check.text.startswith("1 customer has a subscription")


def test_customers_that_are_not_read_are_not_judged() -> None:
    assert asked("people").answer == "unknown"
    assert people(subscribed("cus_1", "")).answer == "no"
    assert people(subscribed("cus_1", ""), complete=False).answer == "unknown"
    assert "“Customers: Read”" in people(subscribed("cus_1", None)).text
    denied = asked("people", known=replace(OPENED, denied=frozenset({"customers"})))
    assert "“Subscriptions: Read”" in denied.text


def test_what_is_only_here_is_counted_and_led_to() -> None:
    wanted = SWITCHING | {HEADLINE.path: "Hello", BUSINESS_NAME.path: "Other"}
    check = asked("draft", SWITCHING, wanted)
    assert check.answer == "no"
    assert check.text == "1 change is only here. 1 step is left at Stripe."
    assert (check.path, check.where) == (HEADLINE.path, "branding")

    only_there = asked("draft", SWITCHING, SWITCHING | {BUSINESS_NAME.path: "Other"})
    assert (only_there.path, only_there.where) == (None, "at_stripe")


def test_what_only_was_said_is_told_from_what_was_read_at_stripe() -> None:
    wanted = SWITCHING | {FONT.path: "lora"}
    read = asked("draft", SWITCHING, SWITCHING)
    said = asked("draft", SWITCHING, wanted, known=replace(OPENED, ticks={FONT.path: "lora"}))
    assert read.text == "What you see here is what is published."
    assert (said.answer, said.text) == (
        "yes",
        f"{read.text} Done at Stripe because you said so: Font.",
    )


def test_what_is_in_the_way_of_publishing_is_said_with_its_fix() -> None:
    check = asked("draft", SWITCHING, SWITCHING | {PAYMENT_METHODS.path: False})
    assert "customers must be able to change how they pay" in check.text
    assert check.path == PAYMENT_METHODS.path
    assert check.fix is not None


def test_a_list_that_has_no_effect_is_not_what_is_wrong() -> None:
    gone = UNTOUCHED | {PAYMENT_METHODS.path: False, PAYMENT_METHOD_CONFIGURATION.path: "pmc_gone"}
    said = asked("paying", gone, known=replace(OPENED, payment_method_configurations=()))
    assert said.text == "When a card expires, they have to write to you."
