"""Cancelling, the offer and the reasons before, changing one’s mind, and taking a break."""

from dataclasses import replace

import pytest

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.options.cancellation import (
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    FEEDBACK_OPTIONS,
    REASON_OPTIONS,
    REASONS,
    RETENTION_COUPON,
)
from portal_desktop.options.subscription import PAUSE_DURATIONS, PAUSE_TYPE
from portal_desktop.portal_page import Page, PageView
from portal_desktop.portal_page.blocks import FieldBlock, Pick
from portal_desktop.portal_page.page_text import plain_text
from tests.unit.portal_page.visiting import ALL, FULL, asides, buttons, press, seen

ASKED = PageView("reasons", done="cancelled")


def picks(shown: Page) -> list[str]:
    """The reasons to choose from."""
    return [each.text for each in shown.dialog if isinstance(each, Pick)]


def test_cancelling_goes_by_the_offer_to_the_reasons_and_can_be_undone() -> None:
    offer = press(seen(PageView("home")), "Cancel subscription")
    assert offer.name == "offer"
    confirm = press(offer, "Continue to cancel")
    assert "until the end of your billing period on December 14, 2026." in plain_text(confirm)
    reasons = press(confirm, "Cancel subscription")
    assert reasons.dialog
    picked = press(reasons, "The beans were too dark")
    assert "Chosen: The beans were too dark" in plain_text(picked)
    home = press(picked, "Submit")
    assert "[Cancels Dec 14]" in plain_text(home)
    assert "Button, not sure: Update subscription" in plain_text(home)
    kept = press(press(home, "Don’t cancel subscription"), "Don’t cancel subscription")
    assert "Cancels" not in plain_text(kept)
    assert "renews on December 14" in plain_text(kept)


def test_usage_is_never_credited() -> None:
    at_once = FULL | {
        CANCEL_MODE.path: "immediately",
        CANCEL_PRORATION.path: "create_prorations",
        RETENTION_COUPON.path: "",
    }
    assert "credit" not in asides(seen(PageView("cancel", situation="usage"), at_once))
    assert "credit" in asides(seen(PageView("cancel"), at_once))


def test_without_a_coupon_there_is_no_offer() -> None:
    without = FULL.with_value(RETENTION_COUPON.path, " ")
    confirm = press(seen(PageView("home"), without), "Cancel subscription", without)
    assert confirm.name == "cancel"
    assert not seen(PageView("offer"), without).reached


def test_whoever_takes_the_offer_stays_a_subscriber() -> None:
    home = press(seen(PageView("offer")), "Accept offer")
    assert home.name == "home"
    assert "Cancels" not in plain_text(home)


def test_where_the_reasons_are_not_known_those_are_shown_that_stripe_starts_with() -> None:
    usual = [choice.label for choice in REASON_OPTIONS.choices]
    unknown = FULL.without_paths([REASON_OPTIONS.path, FEEDBACK_OPTIONS.path])
    assert picks(seen(ASKED, unknown)) == usual
    assert picks(seen(ASKED)) == [usual[0], usual[3], "Other reason", "The beans were too dark"]


@pytest.mark.parametrize(
    "known", [replace(ALL, feedback_options=None), replace(ALL, feedback_options=())]
)
def test_a_reason_of_the_merchants_whose_words_are_not_known_is_still_to_choose(
    known: AccountSnapshot,
) -> None:
    asked = seen(ASKED, FULL.with_value(REASON_OPTIONS.path, ()), known)
    assert picks(asked) == ["A reason of your own"]
    picked = plain_text(press(asked, "A reason of your own", FULL, known))
    assert "Chosen: A reason of your own" in picked
    assert "fo_1" not in picked


def test_beside_the_reasons_there_is_room_for_a_few_words() -> None:
    (field,) = [each for each in seen(ASKED).dialog if isinstance(each, FieldBlock)]
    assert (field.value, field.lines) == ("", 3)


def test_without_reasons_cancelling_leads_home() -> None:
    silent = FULL.with_value(REASONS.path, value=False)
    home = press(seen(PageView("cancel"), silent), "Cancel subscription", silent)
    assert home.name == "home"
    assert not seen(PageView("reasons"), silent).reached


@pytest.mark.parametrize(
    ("credit", "sentence"),
    [("none", "Nothing is paid back."), ("create_prorations", "noted as credit")],
)
def test_cancelling_at_once_says_what_becomes_of_the_money(credit: str, sentence: str) -> None:
    at_once = FULL | {CANCEL_MODE.path: "immediately", CANCEL_PRORATION.path: credit}
    shown = seen(PageView("cancel"), at_once)
    assert "ends right away" in plain_text(shown)
    assert sentence in asides(shown)
    assert not shown.sure
    gone = seen(PageView("home", done="cancelled"), at_once)
    assert "CURRENT SUBSCRIPTION" not in plain_text(gone)


@pytest.mark.parametrize(
    "view",
    [
        PageView("reasons", situation="none"),
        PageView("reasons", situation="scheduled", done="cancelled"),
    ],
)
def test_who_cannot_cancel_is_not_asked_why(view: PageView) -> None:
    assert not seen(view).dialog
    assert not seen(
        PageView("reasons", done="cancelled"), FULL.with_value(CANCEL.path, value=False)
    ).dialog


def test_a_break_is_as_long_as_was_chosen() -> None:
    pause = press(seen(PageView("home")), "Pause subscription")
    assert "Chosen: 1 month" in plain_text(pause)
    longer = press(pause, "3 months")
    assert "Chosen: 3 months" in plain_text(longer)
    home = press(longer, "Pause subscription")
    assert "[Paused]" in plain_text(home)
    assert "[Paused]" not in plain_text(press(home, "Resume subscription"))


def test_a_length_that_is_not_offered_any_more_is_not_chosen() -> None:
    assert "Chosen: 1 month" in plain_text(seen(PageView("pause", rest="month:6")))


def test_a_break_may_last_until_it_is_ended() -> None:
    endless = FULL.with_value(PAUSE_TYPE.path, "indefinite")
    assert "Chosen: Until you resume it" in plain_text(seen(PageView("pause"), endless))


def test_without_lengths_nobody_can_pause() -> None:
    shown = seen(PageView("pause"), FULL.with_value(PAUSE_DURATIONS.path, ()))
    assert "no length" in asides(shown)
    assert buttons(shown)["Pause subscription"] is None
