"""What follows from a setting for a customer and their bill."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.snapshot import NOTHING_KNOWN, Catalogue, Known, Price, Product
from portal_desktop.billing.consequences import note
from portal_desktop.options.option import WORDS
from portal_desktop.options.table import (
    ALLOWED_UPDATES,
    ANCHOR,
    CANCEL_MODE,
    CANCEL_PRORATION,
    CUSTOMER_FIELDS,
    HEADLINE,
    OPTIONS,
    PRODUCTS,
    SCHEDULE,
    TRIAL,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import UNCHOSEN, Offer, Value
from portal_desktop.settings.settings import Settings
from portal_desktop.validation.validate import needed
from tests.support.merchant_words import words_nobody_says
from tests.unit.settings_strategies import BASE, SWITCHING, TEXTS
from tests.unit.settings_strategies import settings as wishes

TYPED = sorted(option.path for option in OPTIONS.values() if option.kind in WORDS)

SHOP = Known(
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
NONE_OFFERED = SWITCHING.put(PRODUCTS.path, ())


def difference(behaviour: Value, settings: Settings = NONE_OFFERED, known: Known = SHOP) -> str:
    """The note under how the difference is settled."""
    settled = settings.put(UPDATE_PRORATION.path, behaviour)
    return note(UPDATE_PRORATION.path, None, settled, known)


def test_the_difference_is_shown_by_the_account_s_own_prices() -> None:
    assert difference("always_invoice") == (
        "€24 → €36 half-way: €6 today. "
        "€36 → €24 half-way: €6 kept as credit for later bills, not paid back."
    )
    assert difference("none") == "Whoever upgrades pays nothing more until the next bill."


def test_the_plans_offered_are_the_example() -> None:
    offers = (Offer("prod_2", ("price_2",)), Offer("prod_3", ("price_3",)))
    assert difference("always_invoice", SWITCHING.put(PRODUCTS.path, offers)).startswith(
        "€36 → €99"
    )


def test_a_cheaper_plan_that_waits_has_no_difference() -> None:
    waits = NONE_OFFERED.put(SCHEDULE.path, ("decreasing_item_amount",))
    assert difference("always_invoice", waits) == "€24 → €36 half-way: €6 today."


@pytest.mark.parametrize("behaviour", ["always_invoice", "create_prorations", "none"])
def test_a_new_billing_period_has_no_example(behaviour: str) -> None:
    assert difference(behaviour, NONE_OFFERED.put(ANCHOR.path, "now")) == ""


@pytest.mark.parametrize(
    ("behaviour", "known"),
    [
        (UNCHOSEN, SHOP),
        ("newer", SHOP),
        ("always_invoice", NOTHING_KNOWN),
        ("always_invoice", Known(catalogue=Catalogue((), ()))),
    ],
)
def test_what_is_not_known_has_no_example(behaviour: Value, known: Known) -> None:
    assert difference(behaviour, known=known) == ""
    assert note(UPDATE_PRORATION.path, None, Settings(), known) == ""


def test_the_plans_are_counted() -> None:
    assert note(PRODUCTS.path, None, SWITCHING, SHOP) == "1 of at most 10 products"


def test_ending_at_once_says_what_is_lost() -> None:
    at_once = BASE.put(CANCEL_MODE.path, "immediately")
    assert "They cannot undo it." in note(CANCEL_MODE.path, None, at_once, SHOP)
    assert "not refunded" in note(CANCEL_MODE.path, None, BASE, SHOP)
    credit = at_once.put(CANCEL_PRORATION.path, "create_prorations")
    assert "does not send it back to the card" in note(CANCEL_PRORATION.path, None, credit, SHOP)


def test_a_choice_says_what_follows() -> None:
    assert note(TRIAL.path, None, BASE, SHOP) == (
        "Changing plan ends the free trial and charges at once."
    )
    assert note(HEADLINE.path, None, BASE, SHOP) == ""


def test_a_member_says_what_follows_while_it_is_chosen() -> None:
    waits = SWITCHING.put(SCHEDULE.path, ("decreasing_item_amount",))
    assert "one test saw it wait too" in note(SCHEDULE.path, "decreasing_item_amount", waits, SHOP)
    assert note(SCHEDULE.path, "decreasing_item_amount", SWITCHING, SHOP) == ""
    assert (
        note(ALLOWED_UPDATES.path, "newer", SWITCHING.put(ALLOWED_UPDATES.path, ("newer",)), SHOP)
        == ""
    )
    assert note(CUSTOMER_FIELDS.path, "email", BASE, SHOP) == ""


@pytest.mark.parametrize("path", sorted(OPTIONS))
def test_every_note_is_in_a_merchant_s_words(path: str) -> None:
    for choice in OPTIONS[path].choices:
        value: Value = (choice.value,) if OPTIONS[path].kind == "members" else choice.value
        for member in (None, choice.value):
            said = note(path, member, SWITCHING.put(path, value), SHOP)
            assert not words_nobody_says(said)
            assert said == "" or said.endswith((".", "products"))


@given(wishes(), st.sampled_from(TYPED), TEXTS)
def test_what_is_typed_changes_nothing_about_another_setting(
    settings: Settings, typed: str, text: str
) -> None:
    """Rows rely on it: they are not asked anew with each letter typed in another one."""
    after = settings.put(typed, text)
    for path in OPTIONS:
        if path != typed:
            assert note(path, None, after, SHOP) == note(path, None, settings, SHOP)
            assert needed(after, path) == needed(settings, path)
