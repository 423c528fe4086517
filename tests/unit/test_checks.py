"""Will my portal work? What is answered about the coffee club's portal."""

import pytest

from portal_desktop.checks import KEYS, Check, Lead, checks
from portal_desktop.customers import Person, Subscription, Subscriptions
from portal_desktop.known import Catalogue, Known, PaymentWays, Portal, Price, Product
from portal_desktop.options import (
    ALLOWED_UPDATES,
    BUSINESS_NAME,
    FONT,
    HEADLINE,
    LOGIN_PAGE,
    PAYMENT_METHODS,
    PRIVACY,
    PRODUCTS,
    TERMS,
    UPDATE,
    UPDATE_PRORATION,
    WAYS,
)
from portal_desktop.settings import Settings
from portal_desktop.values import Offer, Value
from tests.unit.shop import CATALOGUE, EVERYTHING, KNOWN, UNTOUCHED

SWITCHING = EVERYTHING | {UPDATE_PRORATION.path: "always_invoice", LOGIN_PAGE.path: True}
OPENED = KNOWN.with_(portal=Portal("bpc_1"))


def asked(
    key: str, published: Settings = SWITCHING, draft: Settings | None = None, known: Known = OPENED
) -> Check:
    """The check of this key; without a draft nothing is wanted that is not published."""
    found = checks(published, published if draft is None else draft, known)
    (check,) = [each for each in found if each.key == key]
    return check


def keys(published: Settings, draft: Settings, known: Known = OPENED) -> tuple[str, ...]:
    return tuple(each.key for each in checks(published, draft, known))


def subscribed(customer: str, email: str | None, status: str = "active") -> Subscription:
    person = None if email is None else Person(customer, email=email)
    return Subscription(f"sub_{customer}", customer, status, person=person)


def test_questions_come_in_one_order_and_once() -> None:
    assert keys(SWITCHING, SWITCHING) == KEYS


def test_all_is_well_where_it_is() -> None:
    people = Subscriptions((subscribed("cus_1", "jenny@example.com"),))
    found = checks(SWITCHING, SWITCHING, OPENED.with_(subscriptions=people))
    assert {each.key: each.answer for each in found} == dict.fromkeys(KEYS, "yes")
    assert all(each.after is None and each.fix is None for each in found)


def test_before_the_first_publishing_nothing_works_and_publishing_helps() -> None:
    known = KNOWN.with_(portal=None)
    found = {each.key: each for each in checks(Settings(), UNTOUCHED, known)}
    assert found["saved"].answer == "no"
    assert found["saved"].after is not None
    assert found["saved"].after.answer == "yes"
    assert found["paying"].answer == "no"
    assert found["link"].answer == "no"
    assert "others" not in found
    assert "draft" not in found


def test_settings_switched_off_at_stripe_open_nothing() -> None:
    known = OPENED.with_(portal=Portal("bpc_1", active=False))
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


def offering(*prices: str) -> Settings:
    return SWITCHING | {PRODUCTS.path: (Offer("prod_blend", prices),)}


def archived(*gone: str) -> Catalogue:
    prices = tuple(
        Price(each.id, each.product, each.amount, each.currency, each.interval, active=False)
        if each.id in gone
        else each
        for each in CATALOGUE.prices
    )
    return Catalogue(CATALOGUE.products, prices)


def test_one_plan_is_nothing_to_switch_to() -> None:
    check = asked("plans", offering("price_month"))
    assert check.answer == "no"
    assert "House Blend" in check.text
    assert "€24.00 per month" in check.text


def test_an_archived_price_is_no_plan_and_can_be_left_out() -> None:
    known = OPENED.with_(catalogue=archived("price_month"))
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
    assert asked("plans", gone, known=OPENED.with_(catalogue=reading)).answer == "unknown"


def test_plans_that_cannot_be_read_are_not_judged() -> None:
    assert asked("plans", known=OPENED.with_(catalogue=None)).answer == "unknown"
    denied = OPENED.with_(catalogue=None, denied=frozenset({"catalogue"}))
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
    known = OPENED.with_(catalogue=catalogue)
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
    known = OPENED.with_(ways=(PaymentWays("pmc_1", "Default", is_default=True),))
    check = asked("paying", SWITCHING | {WAYS.path: "pmc_2"}, known=known)
    assert (check.answer, check.path) == ("no", WAYS.path)


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
    unread = SWITCHING.without((BUSINESS_NAME.path,))
    assert asked("name", unread).answer == "unknown"
    check = asked("name", unread, known=OPENED.with_(denied=frozenset({"account"})))
    assert "“Accounts (under Connect): Read”" in check.text


def test_other_settings_may_be_in_use_instead() -> None:
    assert asked("others").answer == "yes"
    portal = Portal("bpc_1", others=3, other_names=("Shop\u202e plug-in", "", "x" * 90))
    check = asked("others", known=OPENED.with_(portal=portal))
    assert check.answer == "unknown"
    assert check.text.startswith("3 other sets")
    assert "“Shop plug-in”" in check.text
    assert "x" * 41 not in check.text
    assert "publishing does not change them" in check.text


def people(*found: Subscription, complete: bool = True) -> Check:
    return asked("people", known=OPENED.with_(subscriptions=Subscriptions(found, complete)))


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
    denied = asked("people", known=OPENED.with_(denied=frozenset({"customers"})))
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
    said = asked("draft", SWITCHING, wanted, known=OPENED.with_(ticks={FONT.path: "lora"}))
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
    gone = UNTOUCHED | {PAYMENT_METHODS.path: False, WAYS.path: "pmc_gone"}
    said = asked("paying", gone, known=OPENED.with_(ways=()))
    assert said.text == "When a card expires, they have to write to you."


KEY_STEPS = [("dashboard", "keys"), ("connect", "")]


def steps(check: Check) -> list[tuple[str, str]]:
    """Where the steps below an answer lead."""
    return [(lead.kind, lead.place) for lead in check.leads]


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
    person = Person("cus_1", name=name)
    check = people(Subscription("sub_1", "cus_1", "active", person=person))
    assert check.leads[0].words.startswith(words)


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("people", OPENED.with_(denied=frozenset({"customers"}))),
        ("people", OPENED.with_(subscriptions=Subscriptions((subscribed("cus_1", None),)))),
        ("plans", OPENED.with_(catalogue=None, denied=frozenset({"catalogue"}))),
        ("name", OPENED.with_(denied=frozenset({"account"}))),
    ],
)
def test_what_the_key_may_not_read_leads_to_the_key(key: str, known: Known) -> None:
    published = SWITCHING.without((BUSINESS_NAME.path,)) if key == "name" else SWITCHING
    assert steps(asked(key, published, known=known)) == KEY_STEPS


def test_what_could_not_be_read_is_not_waited_for() -> None:
    missed = OPENED.with_(missed=frozenset({"catalogue", "customers"}))
    for key in ("people", "plans"):
        check = asked(key, known=missed.with_(catalogue=None, subscriptions=None))
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
    nothing = asked("saved", Settings(), UNTOUCHED, KNOWN.with_(portal=None))
    assert steps(nothing) == [("review", "")]
    off = asked("saved", known=OPENED.with_(portal=Portal("bpc_1", active=False)))
    assert steps(off) == [("dashboard", "portal")]


def test_what_is_only_here_leads_to_the_review_and_the_steps() -> None:
    wanted = SWITCHING | {HEADLINE.path: "Hello", BUSINESS_NAME.path: "Other"}
    assert steps(asked("draft", SWITCHING, wanted)) == [("review", ""), ("tab", "at_stripe")]
    assert steps(asked("draft", SWITCHING, SWITCHING | {HEADLINE.path: "Hi"})) == [("review", "")]


def test_what_publishing_puts_right_leads_to_the_review() -> None:
    off = SWITCHING | {PAYMENT_METHODS.path: False, UPDATE.path: False}
    check = asked("paying", off, off | {PAYMENT_METHODS.path: True})
    assert check.leads == (Lead("Review and publish", "review"),)


def test_a_key_that_may_not_publish_is_led_to_another_instead_of_the_review() -> None:
    desk = OPENED.with_(denied=frozenset({"write"}))
    check = asked("draft", SWITCHING, SWITCHING | {HEADLINE.path: "Hello"}, desk)
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
    published: Settings, draft: Settings, known: Known
) -> None:
    found = checks(published, draft, known)
    assert {each.key for each in found if each.answer == "no" and not _leads_on(each)} == set()


def _leads_on(check: Check) -> bool:
    final = check.after.answer if check.after else check.answer
    shown = bool(check.path or check.where) and final != "yes"
    return shown or bool(check.fix or check.leads)
