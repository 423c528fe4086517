"""What the review says comes into force with a change, where no other line of it says so."""

from dataclasses import replace

import pytest
from hypothesis import given

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE, CANCEL_PRORATION
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    ANCHOR,
    PAUSE,
    PAUSE_DURATIONS,
    PAUSE_TYPE,
    PRODUCTS,
    SCHEDULE,
    TRIAL,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import UNCHOSEN, Offer, Value
from portal_desktop.publishing.change_text import review_texts
from portal_desktop.publishing.diff import ChangeKey
from portal_desktop.publishing.plan import compare
from portal_desktop.settings.settings import Settings
from portal_desktop.wording import labels as words
from tests.support.merchant_words import words_nobody_says
from tests.unit.billing.test_consequences import SHOP
from tests.unit.settings_strategies import BASE, SWITCHING
from tests.unit.settings_strategies import settings as any_settings

OFF = SWITCHING | {
    PRODUCTS.path: (Offer("prod_1", ("price_1",)), Offer("prod_2", ("price_2",))),
    CANCEL.path: False,
    PAUSE.path: False,
    UPDATE.path: False,
    CANCEL_MODE.path: "at_period_end",
    CANCEL_PRORATION.path: "none",
    UPDATE_PRORATION.path: "none",
    PAUSE_TYPE.path: "interval_options",
    PAUSE_DURATIONS.path: ("month:1", "month:2"),
}


def noted(
    before: Settings, changes: dict[str, Value], known: AccountSnapshot = SHOP
) -> dict[ChangeKey, str]:
    """What stands below each line of the review of these changes."""
    plan = compare(before, before, before | changes, known)
    return {said.change.key: said.note for said in review_texts(plan)}


def note_of(before: Settings, changes: dict[str, Value], path: str) -> str:
    return noted(before, changes)[ChangeKey(path)]


def test_turning_on_cancelling_says_when_it_ends() -> None:
    said = noted(OFF, {CANCEL.path: True})
    assert said == {
        ChangeKey(
            CANCEL.path
        ): "They keep access until the end of the period, can change their mind "
        "until then, and are not refunded."
    }


@pytest.mark.parametrize(
    ("credit", "part"),
    [("none", "Nothing is paid back."), ("create_prorations", "Unused time is noted as credit;")],
)
def test_turning_on_cancelling_at_once_says_what_becomes_of_the_time_paid_for(
    credit: str, part: str
) -> None:
    at_once = OFF | {CANCEL_MODE.path: "immediately", CANCEL_PRORATION.path: credit}
    said = note_of(at_once, {CANCEL.path: True}, CANCEL.path)
    assert said.startswith("Access ends now.")
    assert part in said
    assert "Stripe stops collecting open bills." in said


def test_plans_that_come_and_go_are_told_apart() -> None:
    one, two, three = (Offer(f"prod_{n}", (f"price_{n}",)) for n in (1, 2, 3))
    before = OFF | {UPDATE.path: True, PRODUCTS.path: (one, two)}
    after: dict[str, Value] = {PRODUCTS.path: (replace(one, adjustable=True), three)}
    new, gone, other = (words.offers_text((each,), SHOP) for each in (three, two, one))
    assert note_of(before, after, PRODUCTS.path) == (
        f"New: {new}. No longer offered: {gone}. Other prices or quantities: {other}. "
        "2 of at most 10 products"
    )


def test_the_first_plans_offered_are_not_listed_again_as_new() -> None:
    none = OFF | {UPDATE.path: True, PRODUCTS.path: ()}
    said = note_of(none, {PRODUCTS.path: (Offer("prod_1", ("price_1",)),)}, PRODUCTS.path)
    assert said == "1 of at most 10 products"


def test_nothing_follows_from_what_has_no_effect() -> None:
    on = OFF | {UPDATE.path: True, CANCEL.path: True, CANCEL_MODE.path: "immediately"}
    back: dict[str, Value] = {
        UPDATE.path: False,
        UPDATE_PRORATION.path: "always_invoice",
        PRODUCTS.path: (),
        ANCHOR.path: "now",
        CANCEL.path: False,
        CANCEL_MODE.path: "at_period_end",
    }
    said = noted(on, back)
    assert {path for path, _member in said} >= {*back} - {ANCHOR.path}
    assert not any(said.values())


def test_what_has_a_line_of_its_own_is_not_said_twice() -> None:
    said = noted(OFF, {CANCEL.path: True, CANCEL_MODE.path: "immediately"})
    assert said[ChangeKey(CANCEL.path)] == ""
    assert "Nothing is paid back." in said[ChangeKey(CANCEL_MODE.path)]
    at_once: dict[str, Value] = {CANCEL.path: True, CANCEL_MODE.path: "immediately"}
    both = noted(OFF, at_once | {CANCEL_PRORATION.path: "create_prorations"})
    assert "noted as credit" in both[ChangeKey(CANCEL_PRORATION.path)]
    assert "paid back" not in both[ChangeKey(CANCEL_MODE.path)]


def test_turning_on_changes_says_how_the_difference_is_settled() -> None:
    said = note_of(OFF, {UPDATE.path: True}, UPDATE.path)
    assert said.startswith(
        "When a plan or quantity changes mid-period: Charge and credit nothing. "
        "Whoever upgrades pays nothing more until the next bill"
    )
    assert said.endswith("Changing plan ends the free trial and charges at once.")


def test_turning_on_changes_says_what_waits_and_when_the_next_bill_comes() -> None:
    before = OFF | {SCHEDULE.path: ("shortening_interval",), ANCHOR.path: "now"}
    said = note_of(before, {UPDATE.path: True}, UPDATE.path)
    assert "shorter interval, such as yearly to monthly: At the period’s end." in said
    assert "After a change, the next bill comes: A full period after the change." in said


def test_a_difference_that_is_decided_anew_is_said_where_it_is() -> None:
    said = noted(OFF, {UPDATE.path: True, UPDATE_PRORATION.path: "always_invoice"})
    assert "Settle" not in said[ChangeKey(UPDATE.path)]
    assert "€6 today" in said[ChangeKey(UPDATE_PRORATION.path)]
    undecided = noted(OFF, {UPDATE.path: True, UPDATE_PRORATION.path: UNCHOSEN})
    assert "mid-period" not in undecided[ChangeKey(UPDATE.path)]


def test_codes_alone_settle_no_difference() -> None:
    codes = OFF | {ALLOWED_UPDATES.path: ("promotion_code",)}
    assert note_of(codes, {UPDATE.path: True}, UPDATE.path) == ""


def test_letting_customers_switch_says_what_is_in_force_once() -> None:
    on = OFF | {UPDATE.path: True, ALLOWED_UPDATES.path: ("promotion_code",)}
    said = noted(on, {ALLOWED_UPDATES.path: ("price", "quantity", "promotion_code")})
    assert "Charge and credit nothing." in said[ChangeKey(ALLOWED_UPDATES.path, "price")]
    assert said[ChangeKey(ALLOWED_UPDATES.path, "quantity")] == ""
    only = noted(on, {ALLOWED_UPDATES.path: ("quantity", "promotion_code")})
    assert "Charge and credit nothing." in only[ChangeKey(ALLOWED_UPDATES.path, "quantity")]
    assert "free trial" not in only[ChangeKey(ALLOWED_UPDATES.path, "quantity")]


def test_with_the_switch_above_it_is_said_there() -> None:
    off = OFF | {ALLOWED_UPDATES.path: ()}
    said = noted(off, {UPDATE.path: True, ALLOWED_UPDATES.path: ("price",)})
    assert "Charge and credit nothing." in said[ChangeKey(UPDATE.path)]
    assert said[ChangeKey(ALLOWED_UPDATES.path, "price")] == ""


def test_turning_on_pausing_says_for_how_long() -> None:
    said = note_of(OFF, {PAUSE.path: True}, PAUSE.path)
    assert "No bills while paused." in said
    assert said.endswith("Breaks they can choose from: 1 month, 2 months.")
    endless = OFF | {PAUSE_TYPE.path: "indefinite"}
    assert note_of(endless, {PAUSE.path: True}, PAUSE.path).endswith(
        "How long a break lasts: Until they end it."
    )


@pytest.mark.parametrize("path", [CANCEL.path, UPDATE.path, PAUSE.path])
def test_turning_something_off_threatens_nothing(path: str) -> None:
    on = OFF | {CANCEL.path: True, UPDATE.path: True, PAUSE.path: True}
    assert note_of(on, {path: False}, path) == ""


@pytest.mark.parametrize("path", [CANCEL.path, UPDATE.path, PAUSE.path])
def test_what_cannot_be_read_is_not_said(path: str) -> None:
    unread = OFF.without_paths(
        (CANCEL_MODE.path, UPDATE_PRORATION.path, TRIAL.path, PAUSE_TYPE.path, ANCHOR.path)
    )
    said = note_of(unread, {path: True}, path)
    assert "period" not in said
    assert "choose from" not in said


def test_on_first_publishing_it_is_said_too() -> None:
    plan = compare(Settings(), Settings(), BASE | {CANCEL.path: True}, SHOP)
    (line,) = [each for each in review_texts(plan) if each.change.path == CANCEL.path]
    assert "not refunded" in line.note


def as_ticked(before: Settings, changes: dict[str, Value], *out: ChangeKey) -> dict[ChangeKey, str]:
    """What stands below each line while these are unticked."""
    plan = compare(before, before, before | changes, SHOP)
    return {said.change.key: said.note for said in review_texts(plan, out)}


def test_what_is_unticked_leaves_its_sentence_to_the_switch() -> None:
    changes: dict[str, Value] = {CANCEL.path: True, CANCEL_MODE.path: "immediately"}
    said = as_ticked(OFF, changes, ChangeKey(CANCEL_MODE.path))
    assert said[ChangeKey(CANCEL.path)].startswith("They keep access until the end of the period")
    assert said[ChangeKey(CANCEL_MODE.path)] == ""
    assert as_ticked(OFF, changes) == noted(OFF, changes)


def test_of_two_ways_to_change_the_one_that_is_ticked_says_what_is_in_force() -> None:
    on = OFF | {UPDATE.path: True, ALLOWED_UPDATES.path: ("promotion_code",)}
    both: dict[str, Value] = {ALLOWED_UPDATES.path: ("price", "quantity", "promotion_code")}
    said = as_ticked(on, both, ChangeKey(ALLOWED_UPDATES.path, "price"))
    assert said[ChangeKey(ALLOWED_UPDATES.path, "price")] == ""
    assert "Charge and credit nothing." in said[ChangeKey(ALLOWED_UPDATES.path, "quantity")]


def test_a_switch_left_out_leaves_what_is_below_it_without_effect() -> None:
    off = OFF | {ALLOWED_UPDATES.path: ()}
    said = as_ticked(
        off, {UPDATE.path: True, ALLOWED_UPDATES.path: ("price",)}, ChangeKey(UPDATE.path)
    )
    assert set(said.values()) == {""}


def test_left_out_of_the_first_publishing_it_is_as_stripe_has_it_of_itself() -> None:
    wanted = BASE | {CANCEL.path: True, CANCEL_MODE.path: "immediately"}
    plan = compare(Settings(), Settings(), wanted, replace(SHOP, portal=None))
    lines = {
        said.change.path: said.note for said in review_texts(plan, [ChangeKey(CANCEL_MODE.path)])
    }
    assert "keep access until the end of the period" in lines[CANCEL.path]


@given(any_settings(), any_settings())
def test_every_line_has_a_note_in_a_merchant_s_words(before: Settings, after: Settings) -> None:
    for said in review_texts(compare(before, before, after, SHOP)):
        if OPTIONS[said.change.path].kind == "switch":
            assert not words_nobody_says(said.note)
