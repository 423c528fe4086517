"""The contrast guard judges what is drawn, by WCAG's formula, and finds what helps."""

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.snapshot import PortalObservation
from portal_desktop.branding import colours as brand
from portal_desktop.options.branding import ACCENT_COLOUR, BACKGROUND, BRAND_COLOUR, BUTTON, ICON
from portal_desktop.portal_page import contrast_check as guard
from portal_desktop.portal_page.contrast_check import ColourPair, check_pair, colour_pairs
from portal_desktop.portal_page.page_style import page_look
from portal_desktop.settings.settings import Settings

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
WHITE = "#ffffff"


def w3c(one: str, other: str) -> float:
    """The formula as WCAG 2.2 writes it, apart from ours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def found(settings: Settings, path: str, what: str) -> ColourPair:
    return next(pair for pair in colour_pairs(settings) if (pair.path, pair.what) == (path, what))


@pytest.mark.parametrize(
    ("colour", "ratio", "passes", "said"),
    [
        ("#767676", 4.54, True, "4.5 : 1"),
        ("#777777", 4.48, False, "4.4 : 1"),
        ("#ff0000", 3.998, False, "3.9 : 1"),
        ("#000000", 21.0, True, "21.0 : 1"),
        ("#ffffff", 1.0, False, "1.0 : 1"),
    ],
)
def test_white_words_on_a_colour(colour: str, ratio: float, passes: bool, said: str) -> None:
    pair = check_pair("path", guard.WHITE_WORDS, WHITE, colour)

    assert pair.ratio == pytest.approx(ratio, abs=0.005)
    assert pair.passes is passes
    assert brand.ratio_shown(pair.ratio) == said
    assert (pair.fix is None) is passes


@given(COLOURS, COLOURS, st.sampled_from([guard.WORDS, guard.SHAPES]))
def test_a_verdict_is_the_formulas_and_a_fix_passes(one: str, other: str, least: float) -> None:
    pair = check_pair("path", guard.BESIDE, one, other, least)

    assert pair.ratio == pytest.approx(w3c(one, other))
    assert pair.passes is (pair.ratio >= least)
    if pair.fix is not None:
        assert not pair.passes
        assert w3c(one, pair.fix) >= least


@given(COLOURS, COLOURS)
def test_words_can_be_read_at_every_colour(background: str, button: str) -> None:
    settings = Settings({BRAND_COLOUR.path: background, ACCENT_COLOUR.path: button})

    for pair in colour_pairs(settings):
        assert pair.passes or pair.what == guard.BESIDE


@given(COLOURS)
def test_a_button_lost_on_the_page_gets_the_nearest_shade_of_its_hue(colour: str) -> None:
    pair = found(Settings({BUTTON.path: colour}), BUTTON.path, guard.BESIDE)

    assert pair.passes is (w3c(WHITE, colour) >= 3)
    if pair.passes:
        assert pair.fix is None
        return
    assert pair.fix is not None
    fixed = found(Settings({BUTTON.path: pair.fix}), BUTTON.path, guard.BESIDE)
    assert fixed.passes
    assert _lightness(pair.fix) < _lightness(colour)


def test_a_pale_yellow_button_is_told_and_darkened() -> None:
    pair = found(Settings({ACCENT_COLOUR.path: "#FFE680"}), ACCENT_COLOUR.path, guard.BESIDE)

    assert brand.ratio_shown(pair.ratio) == "1.2 : 1"
    assert pair.fix == "#b49100"


def test_pairs_are_those_of_the_page() -> None:
    settings = Settings({BRAND_COLOUR.path: "#12343B", ACCENT_COLOUR.path: "#F4C36A"})
    drawn = page_look(settings)

    assert [
        (pair.path, pair.what, pair.foreground, pair.background) for pair in colour_pairs(settings)
    ] == [
        (BRAND_COLOUR.path, guard.WHITE_WORDS, WHITE, drawn.background),
        (BRAND_COLOUR.path, guard.SMALL_PRINT, drawn.quiet_on_background, drawn.background),
        (ACCENT_COLOUR.path, guard.DARK_WORDS, "#1a1a1a", drawn.button),
        (ACCENT_COLOUR.path, guard.BESIDE, WHITE, drawn.button),
    ]


def test_it_is_said_at_the_option_that_decides() -> None:
    brands = {BRAND_COLOUR.path: "#112233", ACCENT_COLOUR.path: "#445566"}
    own = Settings(brands | {BACKGROUND.path: "#778899", BUTTON.path: "#AABBCC"})
    half = Settings(brands | {BACKGROUND.path: "#77", BUTTON.path: ""})

    assert {pair.path for pair in colour_pairs(own)} == {BACKGROUND.path, BUTTON.path}
    assert {pair.path for pair in colour_pairs(half)} == {BRAND_COLOUR.path, ACCENT_COLOUR.path}
    assert {pair.path for pair in colour_pairs(Settings())} == {
        BRAND_COLOUR.path,
        ACCENT_COLOUR.path,
    }


def test_it_follows_which_colour_the_merchant_saw_on_the_panel() -> None:
    settings = Settings({BRAND_COLOUR.path: "#FFE680", ACCENT_COLOUR.path: "#12343B"})
    seen = colour_pairs(settings, frozenset({"accent_on_panel"}))
    assert [pair.path for pair in seen] == [ACCENT_COLOUR.path] * 2 + [BRAND_COLOUR.path] * 2
    assert [pair.passes for pair in seen] == [True, True, True, False]


def test_the_help_of_a_colour_tells_what_the_merchant_saw_it_paint() -> None:
    seen: frozenset[PortalObservation] = frozenset({"accent_on_panel"})
    for option in (BRAND_COLOUR, ACCENT_COLOUR, BACKGROUND, BUTTON):
        assert guard.as_seen(option, frozenset()) is option
    assert guard.as_seen(BRAND_COLOUR, seen).help.startswith("Buttons.")
    assert guard.as_seen(ACCENT_COLOUR, seen).help.startswith("The large area")
    assert guard.as_seen(BACKGROUND, seen).help.endswith("Empty: the accent colour.")
    assert guard.as_seen(BUTTON, seen).help.endswith("Empty: the brand colour.")
    assert guard.as_seen(ICON, seen) is ICON


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return colorsys.rgb_to_hls(red, green, blue)[1]
