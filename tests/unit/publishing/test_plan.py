"""The plan: what a person reads in the review before anything changes."""

from dataclasses import replace

import pytest

from portal_desktop.account.snapshot import NOTHING_KNOWN, AccountSnapshot
from portal_desktop.options.billing_info import CUSTOMER_FIELDS, INVOICES
from portal_desktop.options.branding import ACCENT_COLOUR, BRAND_COLOUR, FONT, ICON, SHAPE
from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.options.cancellation import CANCEL_MODE, REASON_OPTIONS
from portal_desktop.options.subscription import (
    ANCHOR,
    PAUSE_DURATIONS,
    PAUSE_TYPE,
    PRODUCTS,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import UNCHOSEN, Image, StripeFile, Value
from portal_desktop.publishing.change_text import hand_over_text, review_texts
from portal_desktop.publishing.diff import (
    ChangeKey,
    remote_changes,
    steps_marked_as_set,
    without_unpublished,
)
from portal_desktop.publishing.plan import (
    Plan,
    compare,
    in_the_way,
    outgoing,
    settings_to_publish,
    update_request,
)
from portal_desktop.settings.settings import Settings
from tests.unit.settings_strategies import BASE, OPENED, SWITCHING, wanting


def lines(plan: Plan) -> list[tuple[str, str, str]]:
    """The review, a line for each change."""
    return [(said.label, said.before, said.after) for said in review_texts(plan)]


def test_nothing_wanted_is_nothing_to_publish() -> None:
    plan = wanting({})
    assert (plan.changes, plan.drift, plan.conflicts, plan.hand_overs) == ((), (), (), ())
    assert not plan.is_publishable
    assert update_request(outgoing(plan)) == {}


def test_the_review_is_in_plain_words() -> None:
    plan = wanting({INVOICES.path: False, HEADLINE.path: "Hello", CANCEL_MODE.path: "immediately"})
    assert lines(plan) == [
        ("When it ends", "At the end of the period they have paid for", "At once"),
        ("Customers can see and download their invoices", "Yes", "No"),
        ("Headline", "Stripe’s own sentence", "Hello"),
    ]
    assert plan.is_publishable


def test_a_list_is_reviewed_by_member() -> None:
    plan = wanting({CUSTOMER_FIELDS.path: ("name", "email", "address", "tax_id", "newer")})
    assert [(said.change.member, said.after) for said in review_texts(plan)] == [
        ("phone", "No"),
        ("tax_id", "Yes"),
        ("newer", "Yes"),
    ]


def test_members_that_wait_have_their_own_words() -> None:
    plan = wanting(
        {"features.subscription_update.schedule_at_period_end.conditions": ("shortening_interval",)}
    )
    (said,) = review_texts(plan)
    assert (said.before, said.after) == ("At once", "At the period’s end")


@pytest.mark.parametrize(
    ("base", "remote", "draft", "contested"),
    [
        ("A", "B", "C", True),
        ("A", "B", "A", False),
        ("A", "A", "C", False),
        ("A", "B", "B", False),
        ("A", "B", " B ", False),
    ],
)
def test_changed_on_both_sides_differently_is_a_conflict(
    base: str, remote: str, draft: str, *, contested: bool
) -> None:
    was, now, mine = (BASE.with_value(HEADLINE.path, text) for text in (base, remote, draft))
    plan = compare(was, now, mine, NOTHING_KNOWN)
    assert plan.conflicts == ((HEADLINE.path,) if contested else ())
    assert not (contested and plan.is_publishable)


@pytest.mark.parametrize("endless", ["remote", "draft"])
def test_lengths_nobody_keeps_on_one_side_are_no_conflict(endless: str) -> None:
    base, longer, other = (
        BASE | {PAUSE_TYPE.path: "interval_options", PAUSE_DURATIONS.path: (length,)}
        for length in ("month:1", "month:2", "month:3")
    )
    assert compare(base, longer, other, NOTHING_KNOWN).conflicts == (PAUSE_DURATIONS.path,)
    without_end = longer | {PAUSE_TYPE.path: "indefinite"}
    remote, draft = (without_end, other) if endless == "remote" else (other, without_end)
    assert compare(base, remote, draft, NOTHING_KNOWN).conflicts == ()


def test_blanks_and_the_spelling_of_a_colour_are_no_change() -> None:
    base = BASE | {HEADLINE.path: "Hello", BRAND_COLOUR.path: "#0b6e6e"}
    plan = wanting({HEADLINE.path: "Hello ", BRAND_COLOUR.path: "0B6E6E"}, base)
    assert (plan.changes, plan.hand_overs) == ((), ())


def test_what_is_not_known_is_not_compared() -> None:
    plan = compare(
        BASE,
        BASE.without_paths([INVOICES.path]),
        BASE.without_paths([HEADLINE.path]),
        NOTHING_KNOWN,
    )
    assert (plan.changes, plan.drift) == ((), ())
    assert wanting({TERMS.path: "", ICON.path: None}, Settings()).changes == ()


def test_a_choice_nobody_made_stops_publishing() -> None:
    plan = wanting({**SWITCHING, UPDATE_PRORATION.path: UNCHOSEN})
    assert [problem.paths for problem in plan.problems] == [(UPDATE_PRORATION.path,)]
    assert not plan.is_publishable


def test_a_choice_nobody_made_that_has_no_effect_stays_as_stripe_has_it() -> None:
    off = SWITCHING | {UPDATE.path: False}
    wanted = off | {UPDATE.path: True, UPDATE_PRORATION.path: UNCHOSEN}
    switch = ChangeKey(UPDATE.path)
    going = settings_to_publish(compare(off, off, wanted, OPENED), [switch])
    assert going[UPDATE_PRORATION] == "always_invoice"
    unread = compare(off, off.without_paths([UPDATE_PRORATION.path]), wanted, OPENED)
    assert UPDATE_PRORATION.path not in settings_to_publish(unread, [switch])


def test_what_is_wrong_at_stripe_already_stops_no_other_change() -> None:
    odd = BASE.with_value(REASON_OPTIONS.path, ())
    assert wanting({HEADLINE.path: "Hi"}, odd).is_publishable
    assert wanting({CANCEL_MODE.path: "immediately"}, odd).is_publishable
    assert not wanting({ANCHOR.path: "now"}, SWITCHING.with_value(PRODUCTS.path, ())).is_publishable
    assert wanting({HEADLINE.path: "x" * 61}, odd).problems[0].paths == (HEADLINE.path,)


def test_what_is_in_the_way_goes_when_it_is_left_out() -> None:
    plan = wanting({HEADLINE.path: "x" * 61, INVOICES.path: False})
    assert not plan.is_publishable
    assert in_the_way(plan, [ChangeKey(HEADLINE.path)]) == ()


def test_the_account_s_brand_is_handed_over_until_stripe_says_so() -> None:
    base = BASE | {BRAND_COLOUR.path: "#000000", ICON.path: None}
    icon = Image("0" * 64, "png", 128, 128)
    plan = wanting({BRAND_COLOUR.path: "#ffffff", ICON.path: icon}, base)
    assert plan.changes == ()
    assert [(step.path, step.value) for step in plan.hand_overs] == [
        (ICON.path, icon),
        (BRAND_COLOUR.path, "#ffffff"),
    ]
    said = [hand_over_text(step, plan.known) for step in plan.hand_overs]
    assert [(each.present, each.wanted) for each in said] == [
        ("None yet", "Your picture, 128 × 128"),
        ("#000000", "#ffffff"),
    ]
    assert not plan.is_publishable


def test_a_step_at_stripe_is_done_when_it_was_ticked_off() -> None:
    known = AccountSnapshot(ticks={BRAND_COLOUR.path: "#FFFFFF"})
    assert wanting({BRAND_COLOUR.path: "#ffffff"}, BASE, known).hand_overs == ()
    (step,) = wanting({BRAND_COLOUR.path: "#eeeeee"}, BASE, known).hand_overs
    assert step.present is None


def test_what_is_read_at_stripe_counts_more_than_what_was_said() -> None:
    base = BASE.with_value(BRAND_COLOUR.path, "#000000")
    known = AccountSnapshot(ticks={BRAND_COLOUR.path: "#ffffff"})
    (step,) = wanting({BRAND_COLOUR.path: "#ffffff"}, base, known).hand_overs
    assert (step.where, step.present) == ("at_stripe_checked", "#000000")


def test_what_this_key_cannot_read_can_only_be_said_to_be_done() -> None:
    (step,) = wanting({BRAND_COLOUR.path: "#ffffff"}, BASE).hand_overs
    assert step.where == "at_stripe_said"

    read_once = BASE.with_value(BRAND_COLOUR.path, "#000000")
    known = AccountSnapshot(denied=frozenset({"account"}))
    (step,) = wanting({BRAND_COLOUR.path: "#ffffff"}, read_once, known).hand_overs
    assert (step.where, step.present) == ("at_stripe_said", None)
    said = replace(known, ticks={BRAND_COLOUR.path: "#ffffff"})
    assert wanting({BRAND_COLOUR.path: "#ffffff"}, read_once, said).hand_overs == ()


@pytest.mark.parametrize(
    ("at_stripe", "said_of", "done"),
    [
        (StripeFile("file_2"), {ICON.path: StripeFile("file_2")}, True),
        (StripeFile("file_3"), {ICON.path: StripeFile("file_2")}, False),
        (StripeFile("file_2"), {}, False),
        (None, {}, False),
    ],
)
def test_a_picture_is_done_while_stripe_shows_the_one_that_was_said_to_be_it(
    at_stripe: Value, said_of: dict[str, Value], *, done: bool
) -> None:
    icon = Image("0" * 64, "png", 128, 128)
    base = BASE.with_value(ICON.path, at_stripe)
    known = AccountSnapshot(ticks={ICON.path: icon}, pictured=said_of)
    left = wanting({ICON.path: icon}, base, known).hand_overs
    assert bool(left) != done
    assert [
        step.path for step in steps_marked_as_set(base, base.with_value(ICON.path, icon), known)
    ] == ([ICON.path] if done else [])


def test_taking_back_leaves_what_is_done_at_stripe_and_nothing_else_that_was_wanted() -> None:
    base = BASE | {ICON.path: StripeFile("file_2"), BRAND_COLOUR.path: "#000000"}
    icon = Image("0" * 64, "png", 128, 128)
    known = AccountSnapshot(
        ticks={ICON.path: icon, FONT.path: "lora"}, pictured={ICON.path: StripeFile("file_2")}
    )
    draft = base | {
        ICON.path: icon,
        BRAND_COLOUR.path: "#ffffff",
        HEADLINE.path: "Hello",
        FONT.path: "inter",
        SHAPE.path: "pill",
    }
    back = without_unpublished(base, draft, known)
    assert (back[ICON.path], back[FONT.path]) == (icon, "lora")
    assert back[SHAPE.path] == SHAPE.null
    left = compare(base, base, back, known)
    assert (left.changes, left.hand_overs) == ((), ())


def test_what_could_not_be_read_before_is_no_news() -> None:
    after = BASE | {BRAND_COLOUR.path: "#123456", HEADLINE.path: "Changed"}
    found = remote_changes(BASE, after, BASE, NOTHING_KNOWN)
    assert [change.path for change in found] == [HEADLINE.path]


def test_a_step_that_was_taken_at_stripe_is_told_from_what_others_changed() -> None:
    icon = Image("0" * 64, "png", 128, 128)
    before = BASE | {BRAND_COLOUR.path: "#000000", ACCENT_COLOUR.path: "#111111", ICON.path: None}
    wanted = before | {BRAND_COLOUR.path: "#ffffff", ICON.path: icon}
    after = before | {
        BRAND_COLOUR.path: "#FFFFFF",
        ACCENT_COLOUR.path: "#222222",
        ICON.path: StripeFile("file_2"),
        HEADLINE.path: "Changed",
    }
    found = {
        change.path: change.step for change in remote_changes(before, after, wanted, NOTHING_KNOWN)
    }
    assert found == {
        BRAND_COLOUR.path: "done",
        ACCENT_COLOUR.path: "",
        ICON.path: "compare",
        HEADLINE.path: "",
    }


def test_nothing_wanted_where_nothing_can_be_read_is_no_step() -> None:
    assert wanting({BRAND_COLOUR.path: "", ACCENT_COLOUR.path: " "}).hand_overs == ()


def test_a_colour_half_typed_is_no_step_yet() -> None:
    assert wanting({BRAND_COLOUR.path: "#77"}).hand_overs == ()
    assert len(wanting({BRAND_COLOUR.path: "#777"}).hand_overs) == 1


def test_a_connected_account_s_brand_is_published() -> None:
    known = AccountSnapshot(connected=True)
    changes: dict[str, Value] = {BRAND_COLOUR.path: "#ffffff", ICON.path: StripeFile("file_2")}
    plan = wanting(changes, BASE | {BRAND_COLOUR.path: "#000000", ICON.path: None}, known)
    assert plan.hand_overs == ()
    assert {change.path for change in plan.changes} == changes.keys()


def test_what_goes_only_with_a_list_newer_than_this_program_is_held_back() -> None:
    known = replace(NOTHING_KNOWN, read_only=frozenset({PRODUCTS.path}))
    plan = wanting({ANCHOR.path: "now", HEADLINE.path: "Hi"}, SWITCHING, known)
    (problem,) = plan.problems
    assert problem.paths == (ANCHOR.path,)
    assert in_the_way(plan, [ChangeKey(ANCHOR.path)]) == ()
    assert wanting({UPDATE.path: False}, SWITCHING, known).is_publishable
