"""How long a break may last: in Stripe's parameters, in words, and in one order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.settings.pause_durations import (
    MOST,
    duration_days,
    duration_text,
    from_interval_options,
    is_valid_duration,
    normalize_durations,
    split_duration,
    to_interval_options,
    too_long,
)

DURATIONS = st.builds("{}:{}".format, st.sampled_from(sorted(MOST)), st.integers(1, 2_000))


@pytest.mark.parametrize(
    ("duration", "parts"),
    [
        ("month:3", ("month", 3)),
        ("month", ("month", 0)),
        ("month:", ("month", 0)),
        ("month:-1", ("month", 0)),
        ("month:²", ("month", 0)),
        ("month:1:2", ("month", 0)),
        ("", ("", 0)),
    ],
)
def test_an_interval_and_its_count_are_told_apart(duration: str, parts: tuple[str, int]) -> None:
    assert split_duration(duration) == parts


@pytest.mark.parametrize("interval", sorted(MOST))
def test_three_years_are_the_longest_break(interval: str) -> None:
    most = MOST[interval]
    assert is_valid_duration(f"{interval}:1")
    assert is_valid_duration(f"{interval}:{most}")
    assert not is_valid_duration(f"{interval}:{most + 1}")
    assert not is_valid_duration(f"{interval}:0")
    assert not is_valid_duration("decade:1")


def test_the_shortest_comes_first_whatever_it_is_counted_in() -> None:
    mixed = ("year:1", "month:12", "day:31", "week:4", "month:1", "day:6", "week:1", "day:366")
    assert normalize_durations((*mixed, "week:1")) == (
        "day:6", "week:1", "week:4", "month:1", "day:31", "month:12", "year:1", "day:366",
    )  # fmt: skip
    assert [duration_days(each) for each in ("day:2", "week:2", "month:2", "year:2")] == [
        2, 14, 60, 730,
    ]  # fmt: skip
    assert duration_days("decade:2") == 0


@pytest.mark.parametrize(
    ("duration", "text"),
    [
        ("day:1", "1 day"),
        ("day:2", "2 days"),
        ("week:1", "1 week"),
        ("week:2", "2 weeks"),
        ("month:1", "1 month"),
        ("month:3", "3 months"),
        ("year:1", "1 year"),
        ("year:3", "3 years"),
        ("decade:1", "decade:1"),
    ],
)
def test_a_length_in_words(duration: str, text: str) -> None:
    assert duration_text(duration) == text
    assert too_long(duration) == f"A break of {text} is longer than the three years Stripe allows."


@given(st.lists(DURATIONS, max_size=4))
def test_what_is_sent_is_read_back(durations: list[str]) -> None:
    wanted = normalize_durations(durations)
    assert from_interval_options(to_interval_options(wanted)) == wanted


@pytest.mark.parametrize(
    ("raw", "durations"),
    [
        (None, ()),
        ([], ()),
        ([{"interval": "month"}], ("month:1",)),
        (
            [{"interval": "week", "interval_count": 2}, "x", {"interval": "day"}],
            ("day:1", "week:2"),
        ),
    ],
)
def test_what_stripe_says_is_read(raw: object, durations: tuple[str, ...]) -> None:
    assert from_interval_options(raw) == durations
