"""The worked examples beside what a switch does to a bill."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.billing.proration_examples import (
    ExamplePlan,
    example_pair,
    example_sentences,
    half_way,
    remaining_period_difference,
    switch_examples,
)

BASIC = ExamplePlan("Basic", 2400, "eur", "month")
PLUS = ExamplePlan("Plus", 3600, "eur", "month")
PAIR = (BASIC, PLUS)
NBSP = "\N{NO-BREAK SPACE}"


def test_settling_today_is_shown_up_and_down() -> None:
    assert switch_examples(PAIR, "always_invoice") == (
        "€24 → €36 half-way: €6 today.",
        "€36 → €24 half-way: €6 kept as credit for later bills, not paid back.",
    )


def test_settling_on_the_next_bill_is_shown_up_and_down() -> None:
    assert switch_examples(PAIR, "create_prorations") == (
        "€24 → €36 half-way: €6 more on the next bill.",
        "€36 → €24 half-way: €6 less on the next bill.",
    )


def test_settling_nothing_says_how_long_that_can_last() -> None:
    assert switch_examples(PAIR, "none") == (
        "Whoever upgrades pays nothing more until the next bill.",
    )
    assert switch_examples(None, "none") == switch_examples(PAIR, "none")
    yearly = (ExamplePlan("Basic", 24000, "eur", "year"), ExamplePlan("Plus", 36000, "eur", "year"))
    assert switch_examples(yearly, "none") == (
        "Whoever upgrades pays nothing more until the next bill, up to a year away.",
    )


def test_a_switch_down_that_waits_has_no_difference_to_show() -> None:
    assert switch_examples(PAIR, "always_invoice", cheaper_waits=True) == (
        "€24 → €36 half-way: €6 today.",
    )


def test_amounts_follow_the_language() -> None:
    up, _down = switch_examples(PAIR, "always_invoice", language="de")
    assert up == f"24{NBSP}€ → 36{NBSP}€ half-way: 6{NBSP}€ today."


@pytest.mark.parametrize(
    ("currency", "low", "high", "said"),
    [
        ("jpy", 1000, 2500, "¥1,000 → ¥2,500 half-way: ¥750 today."),
        ("jpy", 1001, 2500, "¥1,001 → ¥2,500 half-way: ¥749 today."),
        (
            "kwd",
            9000,
            12500,
            f"KWD{NBSP}9 → KWD{NBSP}12.500 half-way: KWD{NBSP}1.750 today.",
        ),
        (
            "kwd",
            9000,
            12510,
            f"KWD{NBSP}9 → KWD{NBSP}12.510 half-way: KWD{NBSP}1.760 today.",
        ),
        (
            "isk",
            100_000,
            250_100,
            f"ISK{NBSP}1,000 → ISK{NBSP}2,501 half-way: ISK{NBSP}751 today.",
        ),
        ("usd", 2499, 3699, "$24.99 → $36.99 half-way: $6 today."),
        ("usd", 1000, 1999, "$10 → $19.99 half-way: $5 today."),
    ],
)
def test_halves_are_rounded_as_the_currency_can_be_charged(
    currency: str, low: int, high: int, said: str
) -> None:
    pair = ExamplePlan("a", low, currency, "month"), ExamplePlan("b", high, currency, "month")
    assert switch_examples(pair, "always_invoice")[0] == said


@pytest.mark.parametrize(
    ("cheaper", "dearer", "behaviour"),
    [
        (PLUS, BASIC, "always_invoice"),
        (BASIC, BASIC, "always_invoice"),
        (ExamplePlan("Free", 0, "eur", "month"), PLUS, "always_invoice"),
        (BASIC, ExamplePlan("Plus", 3600, "usd", "month"), "always_invoice"),
        (BASIC, ExamplePlan("Plus", 3600, "eur", "year"), "always_invoice"),
        (BASIC, ExamplePlan("Plus", 3600, "eur", "month", 3), "create_prorations"),
        (BASIC, PLUS, "something_newer"),
    ],
)
def test_nothing_is_said_where_the_outcome_is_not_documented(
    cheaper: ExamplePlan, dearer: ExamplePlan, behaviour: str
) -> None:
    assert switch_examples((cheaper, dearer), behaviour) == ()


def test_the_pair_is_of_the_largest_group_and_the_shortest_interval() -> None:
    plans = [
        ExamplePlan("Plus", 36000, "eur", "year"),
        ExamplePlan("Basic", 24000, "eur", "year"),
        ExamplePlan("Team", 9000, "eur", "month"),
        PLUS,
        BASIC,
        ExamplePlan("Basic", 2600, "usd", "month"),
        ExamplePlan("Free", 0, "eur", "month"),
    ]
    assert example_pair(plans) == (BASIC, PLUS)
    assert example_pair(plans[:2] + plans[3:5]) == (BASIC, PLUS)


def test_a_pair_that_needs_no_rounding_is_preferred() -> None:
    odd = ExamplePlan("Odd", 2397, "eur", "month")
    assert example_pair([odd, BASIC, PLUS]) == (BASIC, PLUS)
    assert example_pair([odd, BASIC]) == (odd, BASIC)


@pytest.mark.parametrize(
    "plans",
    [
        [],
        [BASIC],
        [BASIC, ExamplePlan("Twin", 2400, "eur", "month")],
        [BASIC, ExamplePlan("Plus", 3600, "usd", "month")],
        [BASIC, ExamplePlan("Plus", 3600, "eur", "year")],
        [ExamplePlan("Free", 0, "eur", "month"), BASIC],
        [ExamplePlan("Nearly", 999, "jpy", "month"), ExamplePlan("The same", 1000, "jpy", "month")],
    ],
)
def test_without_two_comparable_prices_there_is_no_pair(plans: list[ExamplePlan]) -> None:
    assert example_pair(plans) is None
    assert example_sentences(plans, "always_invoice") == ()


def test_examples_come_from_the_account_s_own_prices() -> None:
    yearly = ExamplePlan("Basic", 24000, "eur", "year")
    assert example_sentences([PLUS, BASIC, yearly], "always_invoice") == switch_examples(
        PAIR, "always_invoice"
    )
    dearer = ExamplePlan("Plus", 36000, "eur", "year")
    assert example_sentences([PLUS, BASIC, yearly, dearer], "none")[0].endswith(
        "up to a year away."
    )
    assert example_sentences([], "none") == (
        "Whoever upgrades pays nothing more until the next bill.",
    )


def test_without_a_charge_the_year_is_named_where_one_can_be_switched_to() -> None:
    later = "Whoever upgrades pays nothing more until the next bill."
    a_year = "Whoever upgrades pays nothing more until the next bill, up to a year away."
    yearly = ExamplePlan("Basic", 24000, "eur", "year")
    dearer = ExamplePlan("Plus", 36000, "eur", "year")
    assert example_sentences([BASIC], "none") == (later,)
    assert example_sentences([yearly], "none") == (a_year,)
    assert example_sentences([BASIC, yearly], "none") == ()
    assert example_sentences([BASIC, PLUS, yearly], "none") == (later,)
    assert example_sentences([BASIC, PLUS, yearly, dearer], "none") == (a_year,)


def test_the_smallest_difference_is_one_too() -> None:
    pair = ExamplePlan("A", 1, "eur", "month"), ExamplePlan("B", 3, "eur", "month")
    assert half_way(*pair) == 1
    assert switch_examples(pair, "always_invoice")[0] == "€0.01 → €0.03 half-way: €0.01 today."
    assert example_pair(pair) == pair


def test_of_two_groups_the_larger_one_counts_then_the_shorter_interval_then_its_count() -> None:
    def pair_of(interval: str, count: int = 1) -> list[ExamplePlan]:
        return [ExamplePlan(name, amount, "eur", interval, count) for name, amount in
                (("A", 1000), ("B", 3000))]  # fmt: skip

    assert example_pair([*pair_of("day", 31), *pair_of("month")]) == tuple(pair_of("month"))
    assert example_pair([*pair_of("day", 366), *pair_of("year")]) == tuple(pair_of("year"))
    weekly, twice, monthly = pair_of("week"), pair_of("week", 2), pair_of("month")
    five = pair_of("week", 5)
    assert example_pair([*monthly, *twice, *weekly]) == tuple(weekly)
    assert example_pair([*monthly, *twice]) == tuple(twice)
    assert example_pair([*five, *monthly]) == tuple(monthly)
    assert example_pair([*five, *monthly, ExamplePlan("C", 5000, "eur", "week", 5)]) == tuple(five)


@pytest.mark.parametrize(
    ("before", "after", "left", "difference"),
    [
        (1000, 3000, Fraction(1, 4), 500),
        (3000, 1000, Fraction(1, 4), -500),
        (1, 2, Fraction(1, 2), 0),
        (1, 4, Fraction(1, 2), 1),
        (0, 1001, Fraction(1, 1), 1001),
    ],
)
def test_the_rest_of_a_period_costs_its_share(
    before: int, after: int, left: Fraction, difference: int
) -> None:
    assert remaining_period_difference(before, after, left, "eur") == difference


@pytest.mark.parametrize("behaviour", ["none", "create_prorations", "always_invoice"])
def test_a_switch_that_starts_a_new_period_has_no_example(behaviour: str) -> None:
    assert example_sentences([BASIC, PLUS], behaviour, new_period=True) == ()


PLANS = st.builds(
    ExamplePlan,
    st.sampled_from("abcde"),
    st.integers(0, 10**7),
    st.sampled_from(["eur", "jpy", "kwd", "isk"]),
    st.sampled_from(["month", "year", "aeon"]),
    st.integers(1, 3),
)


@given(st.lists(PLANS, max_size=12), st.randoms(use_true_random=False))
def test_any_pair_found_gives_two_sentences_whatever_the_order(
    plans: list[ExamplePlan], order: random.Random
) -> None:
    pair = example_pair(plans)
    order.shuffle(plans)
    assert example_pair(plans) == pair
    assert pair is None or len(switch_examples(pair, "always_invoice")) == 2


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_half_way_is_half_the_difference_within_the_rounding(low: int, more: int) -> None:
    cheaper, dearer = (
        ExamplePlan("a", low, "eur", "month"),
        ExamplePlan("b", low + more, "eur", "month"),
    )
    assert abs(2 * half_way(cheaper, dearer) - more) <= 1
