"""What is wrong with a draft, how to put it right, and what a change brings along."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.snapshot import NOTHING_KNOWN
from portal_desktop.options.billing_info import CUSTOMER_FIELDS, CUSTOMER_UPDATE, PAYMENT_METHODS
from portal_desktop.options.branding import BRAND_COLOUR, ICON
from portal_desktop.options.business_profile import HEADLINE, NAME, RETURN_URL, TERMS
from portal_desktop.options.cancellation import (
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    FEEDBACK_OPTIONS,
    REASON_OPTIONS,
    REASONS,
)
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    PRODUCTS,
    SCHEDULE,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import UNCHOSEN, Image, Offer, Value
from portal_desktop.settings.settings import Settings
from portal_desktop.validation.validate import (
    Problem,
    blocking_problems,
    change_with_consequences,
    open_question,
    problems,
    requirement_text,
)
from tests.unit import settings_strategies
from tests.unit.settings_strategies import BASE, SWITCHING


def found(changes: dict[str, Value], base: Settings = BASE) -> tuple[Problem, ...]:
    """The problems of these settings, with nothing known besides."""
    return problems(base | changes, NOTHING_KNOWN)


def the_one(changes: dict[str, Value], base: Settings = BASE) -> Problem:
    """The only problem of these settings."""
    (problem,) = found(changes, base)
    return problem


def test_a_new_draft_has_no_problem() -> None:
    assert found({}) == ()
    assert found({}, SWITCHING) == ()


def test_what_is_still_loading_is_no_problem() -> None:
    assert found({}, Settings()) == ()
    for option in (UPDATE, CANCEL, REASONS, CUSTOMER_UPDATE):
        assert found({option.path: True}, Settings()) == ()
    assert found({CANCEL.path: True, CANCEL_MODE.path: "at_period_end"}, Settings()) == ()


def test_switching_needs_that_customers_can_change_how_they_pay() -> None:
    problem = the_one({PAYMENT_METHODS.path: False}, SWITCHING)
    assert problem.paths == (PAYMENT_METHODS.path, UPDATE.path)
    assert problem.severity == "stops"
    assert problem.fix == ("Turn on payment methods", {PAYMENT_METHODS.path: True})
    assert found({PAYMENT_METHODS.path: False}) == ()


def test_switching_needs_something_that_can_be_changed() -> None:
    problem = the_one({ALLOWED_UPDATES.path: ()}, SWITCHING)
    assert (problem.paths[0], problem.item) == (ALLOWED_UPDATES.path, "price")


def test_how_the_difference_is_settled_has_to_be_chosen() -> None:
    assert the_one({UPDATE_PRORATION.path: UNCHOSEN}, SWITCHING).paths == (UPDATE_PRORATION.path,)
    assert found({UPDATE_PRORATION.path: UNCHOSEN}) == ()


def test_a_change_that_waits_locks_and_that_is_said() -> None:
    problem = the_one({SCHEDULE.path: ("shortening_interval",)}, SWITCHING)
    assert (problem.severity, problem.fix) == ("advice", None)
    assert blocking_problems((problem,)) == ()


def test_credit_needs_that_a_subscription_ends_at_once() -> None:
    problem = the_one({CANCEL_PRORATION.path: "create_prorations"})
    assert problem.paths == (CANCEL_PRORATION.path, CANCEL_MODE.path)
    assert (
        found({CANCEL_PRORATION.path: "create_prorations", CANCEL_MODE.path: "immediately"}) == ()
    )


def test_cancelling_takes_no_invoice_at_once() -> None:
    problem = the_one({CANCEL_PRORATION.path: "always_invoice", CANCEL_MODE.path: "immediately"})
    assert problem.fix == ("Make it credit", {CANCEL_PRORATION.path: "create_prorations"})


def test_asking_why_needs_a_reason_to_offer() -> None:
    assert the_one({REASON_OPTIONS.path: ()}).severity == "stops"
    assert found({REASON_OPTIONS.path: (), REASONS.path: False}) == ()
    assert found({REASON_OPTIONS.path: (), CANCEL.path: False}) == ()


def test_billing_information_without_a_field_is_worth_a_word() -> None:
    assert the_one({CUSTOMER_FIELDS.path: ()}).severity == "advice"


@pytest.mark.parametrize("path", [HEADLINE.path, NAME.path])
def test_a_text_is_no_longer_than_stripe_takes(path: str) -> None:
    longest = OPTIONS[path].longest or 0
    assert found({path: f" {'ä' * longest} "}) == ()
    assert the_one({path: "ä" * (longest + 1)}).text == (
        f"1 character too many: Stripe takes {longest}."
    )
    assert the_one({path: "ä" * (longest + 2)}).text.startswith("2 characters too many")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "  ",
        "https://example.com",
        " https://example.com/terms?a=b&c=%20#d ",
        "HTTPS://EXAMPLE.COM",
        "https://bücher.example/übersicht",
        "https://example.com:8443/",
        "http://localhost:8000/",
    ],
)
def test_addresses_that_are_right(address: str) -> None:
    assert blocking_problems(found({TERMS.path: address, RETURN_URL.path: address})) == ()


@pytest.mark.parametrize(
    ("address", "fixed"),
    [
        ("example.com", "https://example.com"),
        ("//example.com/a", "https://example.com/a"),
        ("www.example.com/a:b", "https://www.example.com/a:b"),
        ("http://example.com", "https://example.com"),
        ("HTTP://example.com", "https://example.com"),
        ("ftp://example.com", None),
        ("javascript:alert(1)", None),
        ("mailto:a@example.com", None),
        ("my terms", None),
        ("https://", None),
        ("https:///terms", None),
        ("https://intranet/terms", None),
        ("https://example.com:99999/", None),
        ("https://example.com:x/", None),
        ("https://[::1]/", None),
        ("https://exam ple.com", None),
        ("https://example.com/a b", None),
        ("https://example.com/<b>", None),
        ("https://[", None),
        ("https://exa\u202emple.com", None),
        (f"https://example.com/{'a' * 5000}", None),
    ],
)
def test_addresses_that_are_wrong(address: str, fixed: str | None) -> None:
    problem = the_one({TERMS.path: address})
    assert problem.paths == (TERMS.path,)
    assert (dict(problem.fix[1])[TERMS.path] if problem.fix else None) == fixed


def test_an_address_that_is_not_secure_is_not_stopped() -> None:
    assert the_one({TERMS.path: "http://example.com"}).severity == "advice"
    assert the_one({TERMS.path: "example.com"}).severity == "stops"


@pytest.mark.parametrize("colour", ["blue", "#12345", "#gggggg"])
def test_a_colour_that_is_none_is_said(colour: str) -> None:
    assert the_one({BRAND_COLOUR.path: colour}).severity == "advice"
    assert found({BRAND_COLOUR.path: "ABC"}) == ()


def test_an_icon_that_is_not_square_is_said() -> None:
    assert the_one({ICON.path: Image("0" * 64, "png", 200, 100)}).paths == (ICON.path,)
    assert found({ICON.path: Image("0" * 64, "png", 128, 128)}) == ()


@given(
    settings_strategies.settings(),
    st.sampled_from(["a", "x" * 70, "example.com", "http://a.b", "ftp:c"]),
)
def test_every_fix_fixes(settings: Settings, typed: str) -> None:
    settings = settings | {HEADLINE.path: typed, TERMS.path: typed}
    for problem in problems(settings, NOTHING_KNOWN):
        assert problem.paths[0] in settings
        assert set(problem.paths) <= OPTIONS.keys()
        if problem.fix is not None:
            fixed = problems(settings | problem.fix[1], NOTHING_KNOWN)
            assert problem.text not in {each.text for each in fixed if each.paths == problem.paths}


def test_turning_switching_on_asks_how_the_difference_is_settled() -> None:
    assert change_with_consequences(BASE, UPDATE.path, value=True) == {
        UPDATE.path: True,
        UPDATE_PRORATION.path: UNCHOSEN,
    }
    chosen = BASE.with_value(UPDATE_PRORATION.path, "always_invoice")
    assert change_with_consequences(chosen, UPDATE.path, value=True) == {UPDATE.path: True}
    assert change_with_consequences(SWITCHING, UPDATE.path, value=False) == {UPDATE.path: False}


def test_turning_switching_off_again_takes_the_question_back() -> None:
    asked = BASE | change_with_consequences(BASE, UPDATE.path, value=True)
    assert asked | change_with_consequences(asked, UPDATE.path, value=False) == BASE


def test_ending_with_the_period_leaves_nothing_to_credit() -> None:
    draft = BASE | {CANCEL_MODE.path: "immediately", CANCEL_PRORATION.path: "create_prorations"}
    after = draft | change_with_consequences(draft, CANCEL_MODE.path, "at_period_end")
    assert after[CANCEL_PRORATION] == "none"
    assert problems(after, NOTHING_KNOWN) == ()


@pytest.mark.parametrize("path", sorted(OPTIONS))
def test_other_changes_bring_nothing_along(path: str) -> None:
    if path not in (UPDATE.path, CANCEL_MODE.path):
        assert change_with_consequences(BASE, path, "x") == {path: "x"}


def test_who_just_turned_changes_on_is_only_asked() -> None:
    after = BASE | change_with_consequences(BASE, UPDATE.path, value=True)
    asked = problems(after, NOTHING_KNOWN)
    assert {problem.paths[0] for problem in asked} == {
        ALLOWED_UPDATES.path,
        PRODUCTS.path,
        UPDATE_PRORATION.path,
    }
    assert all(open_question(problem, after) for problem in asked)


@given(settings_strategies.settings(), st.sampled_from(["x" * 70, "example.com", "http://a.b"]))
def test_what_is_written_or_chosen_is_no_open_question(draft: Settings, typed: str) -> None:
    wanted = draft | {HEADLINE.path: typed, TERMS.path: typed}
    for problem in problems(wanted, NOTHING_KNOWN):
        if wanted[problem.paths[0]] in (UNCHOSEN, False, (), ""):
            assert open_question(problem, wanted) == (problem.severity == "stops")
        else:
            assert not open_question(problem, wanted)


def test_an_option_that_does_nothing_says_why() -> None:
    assert requirement_text(BASE, PRODUCTS.path) == "Customers cannot change their subscription."
    assert requirement_text(SWITCHING, PRODUCTS.path) == ""
    assert requirement_text(BASE, REASON_OPTIONS.path) == ""
    assert requirement_text(BASE.with_value(REASONS.path, value=False), REASON_OPTIONS.path) == (
        "Customers are not asked why they leave."
    )
    assert requirement_text(BASE.with_value(CANCEL.path, value=False), REASON_OPTIONS.path) == (
        "Customers cannot cancel."
    )
    assert requirement_text(Settings(), PRODUCTS.path) == ""


def test_own_reasons_nobody_is_asked_for_are_said_where_they_stand() -> None:
    own: dict[str, Value] = {FEEDBACK_OPTIONS.path: ("fo_1",)}
    settings = Settings({CANCEL.path: True, REASONS.path: False, **own})
    (advice,) = problems(settings, NOTHING_KNOWN)
    assert advice.paths == (FEEDBACK_OPTIONS.path, REASONS.path)


MONTHLY = Offer("prod_1", ("price_1",))
SEATS = Offer("prod_1", ("price_1",), adjustable=True)
DEAREST = "Somebody can switch to your dearest plan today and pay for it only later."
UNITS = "Somebody can add units today and pay for them only later."


@pytest.mark.parametrize(
    ("allowed", "offered", "advice"),
    [
        (("price",), (MONTHLY, Offer("prod_2", ("price_2",))), DEAREST),
        (("price", "quantity"), (Offer("prod_1", ("price_1", "price_2")),), DEAREST),
        (("price", "quantity"), (SEATS,), UNITS),
        (("quantity",), (SEATS, Offer("prod_2", ("price_2",))), UNITS),
        (("quantity",), (replace(SEATS, maximum=5),), UNITS),
        (("quantity",), (replace(SEATS, maximum=1),), None),
        (("price",), (SEATS,), None),
        (("promotion_code",), (SEATS, Offer("prod_2", ("price_2",))), None),
    ],
)
def test_what_can_be_had_today_and_paid_for_later_is_said_as_it_is(
    allowed: tuple[str, ...], offered: tuple[Offer, ...], advice: str | None
) -> None:
    said = found(
        {
            ALLOWED_UPDATES.path: allowed,
            PRODUCTS.path: offered,
            UPDATE_PRORATION.path: "none",
        },
        SWITCHING,
    )
    about = [each.text for each in said if each.paths[0] == UPDATE_PRORATION.path]
    assert about == ([advice] if advice else [])
