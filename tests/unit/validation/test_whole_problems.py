"""Each thing that is wrong, whole: where it stands, whether it stops, its words and its fix."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.snapshot import (
    NOTHING_KNOWN,
    AccountSnapshot,
    FeedbackOption,
    PaymentMethodConfiguration,
)
from portal_desktop.account.subscriptions import Subscription, Subscriptions
from portal_desktop.options.billing_info import (
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    PAYMENT_METHOD_CONFIGURATION,
    PAYMENT_METHODS,
)
from portal_desktop.options.business_profile import HEADLINE, PRIVACY, TERMS
from portal_desktop.options.cancellation import (
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    FEEDBACK_OPTIONS,
    REASON_OPTIONS,
    REASONS,
)
from portal_desktop.options.public_details import SUPPORT_URL
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    PAUSE,
    PAUSE_DURATIONS,
    PAUSE_TYPE,
    PRODUCTS,
    SCHEDULE,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import UNCHOSEN, Offer, Value
from portal_desktop.settings.problem import Problem
from portal_desktop.settings.settings import Settings
from portal_desktop.validation.validate import problems
from tests.unit.settings_strategies import BASE, SWITCHING

SECRET = "This holds a key or a private link, which must never be published."
KEY = "rk_live_" + "a1B2" * 6
TO_LISTS = AccountSnapshot(
    payment_method_configurations=(
        PaymentMethodConfiguration("pmc_used", "Used"),
        PaymentMethodConfiguration("pmc_gone", "Gone", active=False),
    )
)
USUAL_LIST = ("Use the usual list", {PAYMENT_METHOD_CONFIGURATION.path: ""})
LIST_GONE = Problem(
    (PAYMENT_METHOD_CONFIGURATION.path,), None, "stops",
    "This list of payment methods is no longer in use at Stripe.", USUAL_LIST,
)  # fmt: skip


def wrong(
    changes: Mapping[str, Value], base: Settings = BASE, known: AccountSnapshot = NOTHING_KNOWN
) -> tuple[Problem, ...]:
    return problems(base | changes, known)


BILLING: list[tuple[dict[str, Value], Problem]] = [
    (
        {CUSTOMER_FIELDS.path: ()},
        Problem(
            (CUSTOMER_FIELDS.path, CUSTOMER_UPDATE.path), None, "advice",
            "Nothing is chosen, so there is nothing customers can change.",
            ("Turn it off", {CUSTOMER_UPDATE.path: False}),
        ),
    ),
]  # fmt: skip
CANCELLING: list[tuple[dict[str, Value], Problem]] = [
    (
        {REASON_OPTIONS.path: ()},
        Problem(
            (REASON_OPTIONS.path, REASONS.path), None, "stops",
            "Choose at least one reason to offer, or do not ask.",
            ("Offer all reasons", {REASON_OPTIONS.path: REASON_OPTIONS.default}),
        ),
    ),
    (
        {REASONS.path: False},
        Problem(
            (REASON_OPTIONS.path, REASONS.path), None, "advice",
            "These reasons are kept, but nobody is asked.",
            ("Ask why they leave", {REASONS.path: True}),
        ),
    ),
    (
        {CANCEL_PRORATION.path: "create_prorations"},
        Problem(
            (CANCEL_PRORATION.path, CANCEL_MODE.path), None, "stops",
            "There is no unused time to credit when a subscription ends with its period.",
            ("Credit nothing", {CANCEL_PRORATION.path: "none"}),
        ),
    ),
    (
        {CANCEL_PRORATION.path: "always_invoice", CANCEL_MODE.path: "immediately"},
        Problem(
            (CANCEL_PRORATION.path,), None, "stops",
            "Stripe does not take this choice for cancelling.",
            ("Make it credit", {CANCEL_PRORATION.path: "create_prorations"}),
        ),
    ),
]  # fmt: skip
PAUSING: list[tuple[dict[str, Value], Problem]] = [
    (
        {PAUSE_TYPE.path: "interval_options", PAUSE_DURATIONS.path: ()},
        Problem(
            (PAUSE_DURATIONS.path, PAUSE.path), None, "stops",
            "Choose at least one length a break can have.",
            ("Offer one month", {PAUSE_DURATIONS.path: PAUSE_DURATIONS.default}),
        ),
    ),
    (
        {PAUSE_TYPE.path: "interval_options", PAUSE_DURATIONS.path: ("month:36", "month:37")},
        Problem(
            (PAUSE_DURATIONS.path,), "month:37", "stops",
            "A break of 37 months is longer than the three years Stripe allows.",
            ("Take it out", {PAUSE_DURATIONS.path: ("month:36",)}),
        ),
    ),
]  # fmt: skip
CHANGING: list[tuple[dict[str, Value], Problem]] = [
    (
        {ALLOWED_UPDATES.path: ()},
        Problem(
            (ALLOWED_UPDATES.path, UPDATE.path), "price", "stops",
            "Choose at least one thing that customers may change.",
            ("Let them switch plans", {ALLOWED_UPDATES.path: ("price",)}),
        ),
    ),
    (
        {PAYMENT_METHODS.path: False},
        Problem(
            (PAYMENT_METHODS.path, UPDATE.path), None, "stops",
            "To change a subscription, customers must be able to change how they pay.",
            ("Turn on payment methods", {PAYMENT_METHODS.path: True}),
        ),
    ),
    (
        {UPDATE_PRORATION.path: UNCHOSEN},
        Problem(
            (UPDATE_PRORATION.path,), None, "stops",
            "Choose what happens to the difference when somebody changes mid-period.",
        ),
    ),
    (
        {UPDATE_PRORATION.path: "none", PRODUCTS.path: (Offer("prod_1", ("p_1", "p_2")),)},
        Problem(
            (UPDATE_PRORATION.path,), None, "advice",
            "Somebody can switch to your dearest plan today and pay for it only later.",
            ("Settle the difference today", {UPDATE_PRORATION.path: "always_invoice"}),
        ),
    ),
    (
        {SCHEDULE.path: ("decreasing_item_amount",)},
        Problem(
            (SCHEDULE.path,), None, "advice",
            "Until a waiting change happens, the customer cannot cancel, pause or switch again "
            "here. They write to you.",
        ),
    ),
]  # fmt: skip
TYPED: list[tuple[dict[str, Value], Problem]] = [
    (
        {HEADLINE.path: f"Use {KEY}"},
        Problem((HEADLINE.path,), None, "stops", SECRET, ("Empty it", {HEADLINE.path: ""})),
    ),
    (
        {HEADLINE.path: "Hel\u200blo"},
        Problem(
            (HEADLINE.path,), None, "stops", "There are signs in it that cannot be seen.",
            ("Take them out", {HEADLINE.path: "Hello"}),
        ),
    ),
    (
        {HEADLINE.path: "x" * 62},
        Problem(
            (HEADLINE.path,), None, "stops", "2 characters too many: Stripe takes 60.",
            ("Shorten it", {HEADLINE.path: "x" * 60}),
        ),
    ),
    (
        {TERMS.path: f"https://example.com/{KEY}"},
        Problem((TERMS.path,), None, "stops", SECRET, ("Empty it", {TERMS.path: ""})),
    ),
    (
        {TERMS.path: "https://example.com/" + "a" * 4_981},
        Problem((TERMS.path,), None, "stops", "This address is too long for Stripe."),
    ),
    (
        {TERMS.path: "example.com"},
        Problem(
            (TERMS.path,), None, "stops", "An address starts with https://.",
            ("Write https://example.com", {TERMS.path: "https://example.com"}),
        ),
    ),
    (
        {TERMS.path: "https://example"},
        Problem((TERMS.path,), None, "stops", "This is not a complete web address."),
    ),
    (
        {TERMS.path: "http://example.com"},
        Problem(
            (TERMS.path,), None, "advice", "This address is not a secure one.",
            ("Use https://", {TERMS.path: "https://example.com"}),
        ),
    ),
    (
        {SUPPORT_URL.path: "harbour.example"},
        Problem(
            (SUPPORT_URL.path,), None, "advice", "An address starts with https://.",
            ("Write https://harbour.example", {SUPPORT_URL.path: "https://harbour.example"}),
        ),
    ),
    (
        {TERMS.path: ""},
        Problem(
            (TERMS.path,), None, "advice",
            "Empty here. Stripe then uses the terms in your public details, which cannot be read "
            "from here. Look.",
        ),
    ),
    (
        {PRIVACY.path: ""},
        Problem(
            (PRIVACY.path,), None, "advice",
            "Empty here. Whether Stripe then shows the one in your public details is not "
            "confirmed.",
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "problem"), [*BILLING, *CANCELLING, *PAUSING, *TYPED])
def test_what_is_wrong_with_a_portal_is_said_whole(
    changes: dict[str, Value], problem: Problem
) -> None:
    assert wrong(changes) == (problem,)


@pytest.mark.parametrize(("changes", "problem"), CHANGING)
def test_what_is_wrong_with_changing_plans_is_said_whole_and_only_while_it_is_on(
    changes: dict[str, Value], problem: Problem
) -> None:
    assert wrong(changes, SWITCHING) == (problem,)
    assert wrong({**changes, UPDATE.path: False}, SWITCHING) == ()


@pytest.mark.parametrize(
    ("chosen", "found"),
    [("", ()), ("pmc_used", ()), ("pmc_gone", (LIST_GONE,)), ("pmc_never", (LIST_GONE,))],
)
def test_a_list_of_payment_methods_is_one_in_use(chosen: str, found: tuple[Problem, ...]) -> None:
    changes: dict[str, Value] = {PAYMENT_METHOD_CONFIGURATION.path: chosen}
    assert wrong(changes, known=TO_LISTS) == found
    assert wrong(changes) == ()


def test_a_retired_reason_is_taken_out_and_the_others_stay() -> None:
    known = AccountSnapshot(
        feedback_options=(FeedbackOption("fo_1", "A"), FeedbackOption("fo_2", "B", active=False))
    )
    (found,) = wrong({FEEDBACK_OPTIONS.path: ("fo_1", "fo_2", "fo_3")}, known=known)
    assert (found.severity, found.paths) == ("stops", (FEEDBACK_OPTIONS.path,))
    assert found.text.startswith("A reason of yours is retired at Stripe")
    assert found.fix == ("Take it out", {FEEDBACK_OPTIONS.path: ("fo_1",)})
    assert wrong({FEEDBACK_OPTIONS.path: ("fo_1",)}, known=known) == ()


@pytest.mark.parametrize(
    ("flexible", "complete", "on", "said"),
    [
        ((), True, True, False),
        ((False, False), True, True, True),
        ((False, True), True, True, False),
        ((False,), False, True, False),
        ((False,), True, False, False),
    ],
)
def test_that_nobody_could_pause_is_said_where_somebody_might(
    flexible: tuple[bool, ...], *, complete: bool, on: bool, said: bool
) -> None:
    everybody = tuple(
        Subscription(f"sub_{place}", f"cus_{place}", "active", flexible=each)
        for place, each in enumerate(flexible)
    )
    known = AccountSnapshot(subscriptions=Subscriptions(everybody, complete))
    text = "None of your subscriptions is flexible, so nobody could pause yet."
    advice = Problem((PAUSE.path,), None, "advice", text)
    assert wrong({PAUSE.path: on}, known=known) == ((advice,) if said else ())


def test_a_break_without_an_end_needs_no_length() -> None:
    assert wrong({PAUSE_TYPE.path: "indefinite", PAUSE_DURATIONS.path: ()}) == ()


@given(st.integers(0, 3), st.none() | st.integers(0, 3), st.booleans())
def test_units_can_be_added_where_the_largest_number_is_above_the_least_one_has(
    minimum: int, maximum: int | None, adjustable: bool
) -> None:
    offer = Offer("prod_1", ("price_1",), adjustable, minimum, maximum)
    allowed: dict[str, Value] = {ALLOWED_UPDATES.path: ("quantity",), PRODUCTS.path: (offer,)}
    found = wrong({**allowed, UPDATE_PRORATION.path: "none"}, SWITCHING)
    said = "Somebody can add units today and pay for them only later."
    can_grow = adjustable and (maximum is None or maximum >= max(minimum, 1) + 1)
    assert (said in {each.text for each in found}) is can_grow


@pytest.mark.parametrize("path", [CANCEL.path, REASONS.path])
def test_what_is_not_asked_is_not_missing(path: str) -> None:
    found = wrong({REASON_OPTIONS.path: (), path: False})
    assert found == ()
