"""The whole configuration as one page of sentences."""

import pytest
from hypothesis import given

from portal_desktop.known import NOTHING_KNOWN, Known
from portal_desktop.options import (
    CANCEL,
    CUSTOMER_FIELDS,
    HEADLINE,
    OPTIONS,
    PAUSE,
    PRODUCTS,
    REASONS,
    UPDATE_PRORATION,
)
from portal_desktop.said import as_text, off, say
from portal_desktop.settings import Settings
from portal_desktop.values import UNCHOSEN, Offer
from tests.unit import wishes
from tests.unit.approved import assert_approved
from tests.unit.shop import EVERYTHING, KNOWN, UNTOUCHED
from tests.unit.spoken import words_nobody_says

FREE = EVERYTHING | {PAUSE.path: True, UPDATE_PRORATION.path: "always_invoice"}


def said(settings: Settings, known: Known = KNOWN, language: str = "en") -> str:
    return as_text(say(settings, known, language))


@pytest.mark.parametrize(
    ("name", "settings", "known", "language"),
    [
        ("everything", FREE, KNOWN, "en"),
        ("everything-german-amounts", FREE, KNOWN, "de"),
        ("untouched", UNTOUCHED, NOTHING_KNOWN, "en"),
    ],
)
def test_it_reads_as_approved(name: str, settings: Settings, known: Known, language: str) -> None:
    assert_approved(f"said/{name}", said(settings, known, language))


def test_every_switch_can_be_said_to_be_off() -> None:
    switches = [path for path, option in OPTIONS.items() if option.kind == "switch"]
    assert switches
    assert not [path for path in switches if off(path).endswith(": no.")]


def test_everything_published_is_said_where_it_does_something() -> None:
    for path, option in OPTIONS.items():
        if option.own == "published" and option.kind in {"switch", "choice", "ways"}:
            alone = Settings({path: option.default})
            assert said(alone), path


def test_what_does_nothing_is_not_said() -> None:
    without = said(EVERYTHING.put(CANCEL.path, value=False))
    assert "Customers cannot cancel." in without
    assert "When it ends" not in without
    assert "Reasons they can choose from" not in without
    assert "not asked" not in without


def test_not_asking_is_said() -> None:
    assert "Customers are not asked why they leave." in said(
        EVERYTHING.put(REASONS.path, value=False)
    )


def test_plans_are_said_with_prices_and_quantities() -> None:
    adjustable = Offer("prod_blend", ("price_month",), adjustable=True, minimum=1, maximum=9)
    shown = said(EVERYTHING.put(PRODUCTS.path, (adjustable,)))
    assert "· House Blend: €24.00 per month; 1 to 9 units." in shown
    assert "24,00\N{NO-BREAK SPACE}€ per month" in said(EVERYTHING, KNOWN, "de")


def test_what_is_left_out_of_a_list_is_said_too() -> None:
    shown = said(EVERYTHING.put(CUSTOMER_FIELDS.path, ("name",)))
    assert "Customers can change their name." in shown
    assert "Turned off: Customers can change their email address;" in shown


def test_what_nobody_has_chosen_is_said_to_be_so() -> None:
    assert "Not chosen yet" in said(EVERYTHING.put(UPDATE_PRORATION.path, UNCHOSEN))


def test_what_is_not_known_is_not_said() -> None:
    headings = [each.heading for each in say(EVERYTHING.without([CANCEL.path]), KNOWN, "en")]
    assert "Cancelling" in headings
    assert "Customers can cancel" not in said(EVERYTHING.without([CANCEL.path]))
    assert say(Settings(), KNOWN, "en") == ()


def test_text_from_outside_stays_on_its_line() -> None:
    shown = said(Settings({HEADLINE.path: "One\nTwo\u202e"}))
    assert shown == "Look and words\nHeadline: One Two"


@given(wishes.settings())
def test_every_wish_can_be_said_in_a_merchants_words(settings: Settings) -> None:
    for paragraph in say(settings, KNOWN, "en"):
        assert paragraph.sentences
        assert all(sentence.strip() for sentence in paragraph.sentences)


def test_it_uses_no_word_a_merchant_does_not() -> None:
    for settings in (FREE, UNTOUCHED):
        lines = said(settings).replace("https://harbour.example", "").splitlines()
        assert not [line for line in lines if words_nobody_says(line)]
