"""Cancelling, the offer and the reasons before, changing one’s mind, and taking a break."""

import pytest

from portal_desktop.account.snapshot import Known
from portal_desktop.options.table import (
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    OWN_REASONS,
    PAUSE_DURATIONS,
    PAUSE_TYPE,
    REASON_OPTIONS,
    REASONS,
    RETENTION_COUPON,
)
from portal_desktop.portal_page import Page, View
from portal_desktop.portal_page.blocks import Pick
from portal_desktop.portal_page.page_text import describe
from tests.unit.portal_page.visiting import ALL, FULL, asides, buttons, press, seen

ASKED = View("reasons", done="cancelled")


def picks(shown: Page) -> list[str]:
    """The reasons to choose from."""
    return [each.text for each in shown.dialog if isinstance(each, Pick)]


def test_cancelling_goes_by_the_offer_to_the_reasons_and_can_be_undone() -> None:
    offer = press(seen(View("home")), "Cancel subscription")
    assert offer.name == "offer"
    confirm = press(offer, "Continue to cancel")
    assert "until the end of your billing period on December 14, 2026." in describe(confirm)
    reasons = press(confirm, "Cancel subscription")
    assert reasons.dialog
    picked = press(reasons, "The beans were too dark")
    assert "Chosen: The beans were too dark" in describe(picked)
    home = press(picked, "Submit")
    assert "[Cancels Dec 14]" in describe(home)
    assert "Button, not sure: Update subscription" in describe(home)
    kept = press(press(home, "Don’t cancel subscription"), "Don’t cancel subscription")
    assert "Cancels" not in describe(kept)
    assert "renews on December 14" in describe(kept)


def test_usage_is_never_credited() -> None:
    at_once = FULL | {
        CANCEL_MODE.path: "immediately",
        CANCEL_PRORATION.path: "create_prorations",
        RETENTION_COUPON.path: "",
    }
    assert "credit" not in asides(seen(View("cancel", situation="usage"), at_once))
    assert "credit" in asides(seen(View("cancel"), at_once))


def test_without_a_coupon_there_is_no_offer() -> None:
    without = FULL.put(RETENTION_COUPON.path, " ")
    confirm = press(seen(View("home"), without), "Cancel subscription", without)
    assert confirm.name == "cancel"
    assert not seen(View("offer"), without).reached


def test_whoever_takes_the_offer_stays_a_subscriber() -> None:
    home = press(seen(View("offer")), "Accept offer")
    assert home.name == "home"
    assert "Cancels" not in describe(home)


def test_where_the_reasons_are_not_known_those_are_shown_that_stripe_starts_with() -> None:
    usual = [choice.label for choice in REASON_OPTIONS.choices]
    unknown = FULL.without([REASON_OPTIONS.path, OWN_REASONS.path])
    assert picks(seen(ASKED, unknown)) == usual
    assert picks(seen(ASKED)) == [usual[0], usual[3], "Other reason", "The beans were too dark"]


@pytest.mark.parametrize("known", [ALL.with_(reasons=None), ALL.with_(reasons=())])
def test_a_reason_of_the_merchants_whose_words_are_not_known_is_still_to_choose(
    known: Known,
) -> None:
    asked = seen(ASKED, FULL.put(REASON_OPTIONS.path, ()), known)
    assert picks(asked) == ["A reason of your own"]
    picked = describe(press(asked, "A reason of your own", FULL, known))
    assert "Chosen: A reason of your own" in picked
    assert "fo_1" not in picked


def test_without_reasons_cancelling_leads_home() -> None:
    silent = FULL.put(REASONS.path, value=False)
    home = press(seen(View("cancel"), silent), "Cancel subscription", silent)
    assert home.name == "home"
    assert not seen(View("reasons"), silent).reached


@pytest.mark.parametrize(
    ("credit", "sentence"),
    [("none", "Nothing is paid back."), ("create_prorations", "noted as credit")],
)
def test_cancelling_at_once_says_what_becomes_of_the_money(credit: str, sentence: str) -> None:
    at_once = FULL | {CANCEL_MODE.path: "immediately", CANCEL_PRORATION.path: credit}
    shown = seen(View("cancel"), at_once)
    assert "ends right away" in describe(shown)
    assert sentence in asides(shown)
    assert not shown.sure
    gone = seen(View("home", done="cancelled"), at_once)
    assert "CURRENT SUBSCRIPTION" not in describe(gone)


@pytest.mark.parametrize(
    "view",
    [
        View("reasons", situation="none"),
        View("reasons", situation="scheduled", done="cancelled"),
    ],
)
def test_who_cannot_cancel_is_not_asked_why(view: View) -> None:
    assert not seen(view).dialog
    assert not seen(View("reasons", done="cancelled"), FULL.put(CANCEL.path, value=False)).dialog


def test_a_break_is_as_long_as_was_chosen() -> None:
    pause = press(seen(View("home")), "Pause subscription")
    assert "Chosen: 1 month" in describe(pause)
    longer = press(pause, "3 months")
    assert "Chosen: 3 months" in describe(longer)
    home = press(longer, "Pause subscription")
    assert "[Paused]" in describe(home)
    assert "[Paused]" not in describe(press(home, "Resume subscription"))


def test_a_length_that_is_not_offered_any_more_is_not_chosen() -> None:
    assert "Chosen: 1 month" in describe(seen(View("pause", rest="month:6")))


def test_a_break_may_last_until_it_is_ended() -> None:
    endless = FULL.put(PAUSE_TYPE.path, "indefinite")
    assert "Chosen: Until you resume it" in describe(seen(View("pause"), endless))


def test_without_lengths_nobody_can_pause() -> None:
    shown = seen(View("pause"), FULL.put(PAUSE_DURATIONS.path, ()))
    assert "no length" in asides(shown)
    assert buttons(shown)["Pause subscription"] is None
