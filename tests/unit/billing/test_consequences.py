"""What follows from a setting for a customer and their bill."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.snapshot import (
    NOTHING_KNOWN,
    AccountSnapshot,
    Catalogue,
    Price,
    Product,
)
from portal_desktop.account.subscriptions import Subscription, Subscriptions
from portal_desktop.billing.consequences import consequence_note, usual_plans
from portal_desktop.options.billing_info import CUSTOMER_FIELDS
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL_MODE, CANCEL_PRORATION
from portal_desktop.options.option import WORDS
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    ANCHOR,
    PAUSE,
    PRODUCTS,
    SCHEDULE,
    TRIAL,
    UPDATE_PRORATION,
)
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import UNCHOSEN, Offer, Value
from portal_desktop.settings.settings import Settings
from portal_desktop.validation.validate import requirement_text
from tests.support.merchant_words import words_nobody_says
from tests.unit.settings_strategies import BASE, SWITCHING, TEXTS
from tests.unit.settings_strategies import settings as settings_strategies

TYPED = sorted(option.path for option in OPTIONS.values() if option.kind in WORDS)

SHOP = AccountSnapshot(
    catalogue=Catalogue(
        (Product("prod_1", "Small"), Product("prod_2", "Large"), Product("prod_3", "Huge")),
        (
            Price("price_1", "prod_1", 2400, "eur", "month"),
            Price("price_2", "prod_2", 3600, "eur", "month"),
            Price("price_3", "prod_3", 9900, "eur", "month"),
            Price("price_4", "prod_3", 1, "eur", "month", active=False),
            Price("price_5", "prod_3", 2, "eur", "month", metered=True),
            Price("price_6", "prod_3", None, "eur", "month"),
        ),
    )
)
NONE_OFFERED = SWITCHING.with_value(PRODUCTS.path, ())


def difference(
    behaviour: Value, settings: Settings = NONE_OFFERED, known: AccountSnapshot = SHOP
) -> str:
    """The note under how the difference is settled."""
    settled = settings.with_value(UPDATE_PRORATION.path, behaviour)
    return consequence_note(UPDATE_PRORATION.path, None, settled, known)


def test_the_difference_is_shown_by_the_account_s_own_prices() -> None:
    assert difference("always_invoice") == (
        "€24 → €36 half-way: €6 today. "
        "€36 → €24 half-way: €6 kept as credit for later bills, not paid back."
    )
    assert difference("none") == "Whoever upgrades pays nothing more until the next bill."


def test_the_plans_offered_are_the_example() -> None:
    offers = (Offer("prod_2", ("price_2",)), Offer("prod_3", ("price_3",)))
    assert difference("always_invoice", SWITCHING.with_value(PRODUCTS.path, offers)).startswith(
        "€36 → €99"
    )


def test_a_cheaper_plan_that_waits_has_no_difference() -> None:
    waits = NONE_OFFERED.with_value(SCHEDULE.path, ("decreasing_item_amount",))
    assert difference("always_invoice", waits) == "€24 → €36 half-way: €6 today."


@pytest.mark.parametrize("behaviour", ["always_invoice", "create_prorations", "none"])
def test_a_new_billing_period_has_no_example(behaviour: str) -> None:
    assert difference(behaviour, NONE_OFFERED.with_value(ANCHOR.path, "now")) == ""


@pytest.mark.parametrize(
    ("behaviour", "known"),
    [
        (UNCHOSEN, SHOP),
        ("newer", SHOP),
        ("always_invoice", NOTHING_KNOWN),
        ("always_invoice", AccountSnapshot(catalogue=Catalogue((), ()))),
    ],
)
def test_what_is_not_known_has_no_example(behaviour: Value, known: AccountSnapshot) -> None:
    assert difference(behaviour, known=known) == ""
    assert consequence_note(UPDATE_PRORATION.path, None, Settings(), known) == ""


def test_the_plans_are_counted() -> None:
    assert consequence_note(PRODUCTS.path, None, SWITCHING, SHOP) == "1 of at most 10 products"


def test_ending_at_once_says_what_is_lost() -> None:
    at_once = BASE.with_value(CANCEL_MODE.path, "immediately")
    assert "They cannot undo it." in consequence_note(CANCEL_MODE.path, None, at_once, SHOP)
    assert "not refunded" in consequence_note(CANCEL_MODE.path, None, BASE, SHOP)
    credit = at_once.with_value(CANCEL_PRORATION.path, "create_prorations")
    assert "does not send it back to the card" in consequence_note(
        CANCEL_PRORATION.path, None, credit, SHOP
    )


NEWEST = "Needs Stripe’s newest portal, which cannot be seen from here."
NO_BILLS = "No bills while paused. What happens to days already paid is not confirmed."


@pytest.mark.parametrize(
    ("flexible", "complete", "said"),
    [
        ([True, False], True,
         "It also needs a flexible subscription: 1 of 2 of yours."),
        ([True, True, False], True,
         "It also needs flexible subscriptions: 2 of 3 of yours."),
        ([True], False, ""),
    ],
)  # fmt: skip
def test_who_could_pause_is_counted_once_all_were_read(
    flexible: list[bool], *, complete: bool, said: str
) -> None:
    everybody = tuple(
        Subscription(f"sub_{place}", f"cus_{place}", "active", flexible=each)
        for place, each in enumerate(flexible)
    )
    known = replace(SHOP, subscriptions=Subscriptions(everybody, complete))
    expected = " ".join(filter(None, (NEWEST, said, NO_BILLS)))
    assert consequence_note(PAUSE.path, None, BASE, known) == expected
    assert consequence_note(PAUSE.path, None, BASE, NOTHING_KNOWN) == f"{NEWEST} {NO_BILLS}"


def test_an_example_is_looked_for_among_the_first_hundred_prices() -> None:
    many = tuple(Price(f"price_{n}", "prod_1", n + 1, "eur", "month") for n in range(101))
    assert usual_plans(Catalogue((), many)) == many[:100]
    known = AccountSnapshot(catalogue=Catalogue((), many[:1] + tuple(
        Price(f"twin_{n}", "prod_1", 1, "eur", "month") for n in range(98)
    ) + (Price("last", "prod_1", 3, "eur", "month"),)))  # fmt: skip
    assert difference("always_invoice", known=known).startswith("€0.01 → €0.03")


def test_a_choice_says_what_follows() -> None:
    assert consequence_note(TRIAL.path, None, BASE, SHOP) == (
        "Changing plan ends the free trial and charges at once."
    )
    assert consequence_note(HEADLINE.path, None, BASE, SHOP) == ""


def test_a_member_says_what_follows_while_it_is_chosen() -> None:
    waits = SWITCHING.with_value(SCHEDULE.path, ("decreasing_item_amount",))
    assert "one test saw it wait too" in consequence_note(
        SCHEDULE.path, "decreasing_item_amount", waits, SHOP
    )
    assert consequence_note(SCHEDULE.path, "decreasing_item_amount", SWITCHING, SHOP) == ""
    assert (
        consequence_note(
            ALLOWED_UPDATES.path,
            "newer",
            SWITCHING.with_value(ALLOWED_UPDATES.path, ("newer",)),
            SHOP,
        )
        == ""
    )
    assert consequence_note(CUSTOMER_FIELDS.path, "email", BASE, SHOP) == ""


@pytest.mark.parametrize("path", sorted(OPTIONS))
def test_every_note_is_in_a_merchant_s_words(path: str) -> None:
    for choice in OPTIONS[path].choices:
        value: Value = (choice.value,) if OPTIONS[path].kind == "members" else choice.value
        for member in (None, choice.value):
            said = consequence_note(path, member, SWITCHING.with_value(path, value), SHOP)
            assert not words_nobody_says(said)
            assert said == "" or said.endswith((".", "products"))


@given(settings_strategies(), st.sampled_from(TYPED), TEXTS)
def test_what_is_typed_changes_nothing_about_another_setting(
    settings: Settings, typed: str, text: str
) -> None:
    """Rows rely on it: they are not asked anew with each letter typed in another one."""
    after = settings.with_value(typed, text)
    for path in OPTIONS:
        if path != typed:
            assert consequence_note(path, None, after, SHOP) == consequence_note(
                path, None, settings, SHOP
            )
            assert requirement_text(after, path) == requirement_text(settings, path)
