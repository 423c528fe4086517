"""Colours, contrast, and what Stripe wants an icon to be."""

import colorsys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal_desktop.branding.colours import (
    ImageFacts,
    contrast_ratio,
    nearest_passing,
    parse_colour,
    ratio_shown,
    readable_on,
)
from portal_desktop.branding.image_requirements import icon_verdict, logo_verdict

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("typed", "colour"),
    [
        ("#abc", "#aabbcc"),
        ("abc", "#aabbcc"),
        ("AABBCC", "#aabbcc"),
        ("  #0B6E6E \n", "#0b6e6e"),
        ("", None),
        ("#", None),
        ("#ab", None),
        ("#abcd", None),
        ("#aabbccdd", None),
        ("##aabbcc", None),
        ("# aabbcc", None),
        ("red", None),
        ("rgb(1, 2, 3)", None),
        ("#ggg", None),
        ("\N{ARABIC-INDIC DIGIT ONE}" * 3, None),
    ],
)
def test_a_colour_is_read_as_people_type_it(typed: str, colour: str | None) -> None:
    assert parse_colour(typed) == colour


@given(COLOURS)
def test_the_normal_form_of_a_colour_is_itself(colour: str) -> None:
    assert parse_colour(colour) == colour


@pytest.mark.parametrize(
    ("one", "other", "ratio", "shown"),
    [
        ("#000000", "#ffffff", 21.0, "21.0 : 1"),
        ("#ffffff", "#ffffff", 1.0, "1.0 : 1"),
        ("#767676", "#ffffff", 4.542, "4.5 : 1"),
        ("#777777", "#ffffff", 4.478, "4.4 : 1"),
        ("#ff0000", "#ffffff", 3.998, "3.9 : 1"),
        ("#595959", "#ffffff", 7.004, "7.0 : 1"),
    ],
)
def test_contrast_at_the_edges_of_a_pass(one: str, other: str, ratio: float, shown: str) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast_ratio(other, one) == contrast_ratio(one, other)
    assert ratio_shown(contrast_ratio(one, other)) == shown


@given(st.floats(1, 21))
def test_a_shown_ratio_is_never_better_than_the_real_one(ratio: float) -> None:
    shown = float(ratio_shown(ratio).removesuffix(" : 1"))
    assert shown <= ratio
    assert ratio - shown < 0.1 + 1e-9


def test_what_is_no_colour_has_no_contrast() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        contrast_ratio("red", "#ffffff")


@given(COLOURS)
def test_text_can_be_read_on_every_background(background: str) -> None:
    assert contrast_ratio(readable_on(background), background) >= 4.5


def test_text_is_white_on_dark_and_dark_on_light() -> None:
    assert readable_on("#0b6e6e") == "#ffffff"
    assert readable_on("#f4f5f7") == "#1a1a1a"


@given(COLOURS, COLOURS)
def test_a_passing_colour_exists_for_text_and_keeps_its_hue(colour: str, on: str) -> None:
    found = nearest_passing(colour, on)
    assert found is not None
    assert contrast_ratio(found, on) >= 4.5
    if contrast_ratio(colour, on) >= 4.5:
        assert found == colour
    hue, light, strength = _hls(found)
    assume(0.15 < light < 0.85 and strength > 0.3)
    apart = abs(hue - _hls(colour)[0])
    assert min(apart, 1 - apart) < 0.03


def test_the_nearest_shade_is_taken_not_just_any() -> None:
    assert nearest_passing("#777777", "#ffffff") == "#767676"
    assert nearest_passing("#ff0000", "#ffffff") == "#ee0000"
    assert nearest_passing("#888888", "#000000", 7) == "#959595"


def test_no_shade_passes_seven_on_middling_grey() -> None:
    assert nearest_passing("#ff0000", "#808080", 7) is None


def test_a_fitting_icon_leaves_nothing_to_do() -> None:
    assert icon_verdict(ImageFacts("png", 128, 128, 511_999)) == ()


def test_everything_an_icon_lacks_is_said_at_once() -> None:
    assert icon_verdict(ImageFacts("jpeg", 300, 90, 700_001)) == (
        "Make it square. It is 300 × 90 pixels.",
        "Use a larger picture: at least 128 × 128 pixels. It is 300 × 90.",
        "Save it with fewer bytes: Stripe takes less than 512 KB. It has 701 KB.",
    )


def test_a_logo_need_not_be_square() -> None:
    assert logo_verdict(ImageFacts("png", 640, 128, 9_000)) == ()
    assert len(logo_verdict(ImageFacts("png", 640, 127, 512_000))) == 2


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return colorsys.rgb_to_hls(red, green, blue)
