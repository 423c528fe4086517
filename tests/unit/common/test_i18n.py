"""Text from outside is made fit to be shown, and left alone where it is."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.common.sanitize import sanitize_text

ANY = st.text(st.characters() | st.sampled_from("ab \n\t\u200d\u202e\u00a0\u2028"), max_size=40)


@given(ANY, st.integers(1, 50))
def test_what_is_left_fits_on_one_line_and_turns_nothing_round(outside: str, longest: int) -> None:
    shown = sanitize_text(outside, longest)
    assert len(shown) <= longest
    kinds = {unicodedata.category(each) for each in shown if each != "\u200d"}
    assert not kinds & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert sanitize_text(shown, longest) == shown


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=50))
def test_harmless_text_stays_as_it_is(outside: str) -> None:
    assert sanitize_text(outside, 50) == outside
    assert sanitize_text(f"\u202e{outside}\x00", 50) == outside


def test_what_is_too_long_ends_in_a_sign_that_says_so() -> None:
    assert sanitize_text("a" * 51, 50) == "a" * 49 + "…"
