"""The colours of a page: the merchant's where they are colours, and always readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.branding import colours as brand
from portal_desktop.common import resources
from portal_desktop.options.branding import (
    ACCENT_COLOUR,
    BACKGROUND,
    BRAND_COLOUR,
    BUTTON,
    FONT,
    SHAPE,
)
from portal_desktop.options.fonts import is_itself
from portal_desktop.options.option import OptionChoice
from portal_desktop.portal_page.page_style import page_look
from portal_desktop.settings.settings import Settings

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize("typed", ["", "teal", "#12", "#12343z"])
def test_what_is_no_colour_is_stripes_untouched_one(typed: str) -> None:
    shown = page_look(Settings({BRAND_COLOUR.path: typed, ACCENT_COLOUR.path: typed}))
    assert (shown.background, shown.button) == ("#525f7f", "#0074d4")
    assert shown == page_look(Settings())


def test_colours_are_taken_however_they_are_written() -> None:
    shown = page_look(Settings({BRAND_COLOUR.path: "12343B", ACCENT_COLOUR.path: " #fc0 "}))
    assert (shown.background, shown.button) == ("#12343b", "#ffcc00")
    assert (shown.text_on_background, shown.text_on_button) == ("#ffffff", "#1a1a1a")


@given(COLOURS, COLOURS)
def test_everything_can_be_read_at_every_colour(background: str, button: str) -> None:
    shown = page_look(Settings({BRAND_COLOUR.path: background, ACCENT_COLOUR.path: button}))
    for text, ground in (
        (shown.text_on_background, shown.background),
        (shown.quiet_on_background, shown.background),
        (shown.text_on_button, shown.button),
    ):
        assert brand.contrast_ratio(text, ground) >= brand.READABLE


def test_the_portals_own_colours_go_before_those_of_the_brand() -> None:
    brand_alone = {BRAND_COLOUR.path: "#112233", ACCENT_COLOUR.path: "#445566"}
    own = {BACKGROUND.path: "#abcdef", BUTTON.path: "fedcba"}
    shown = page_look(Settings(brand_alone | own))
    assert (shown.background, shown.button) == ("#abcdef", "#fedcba")
    # What is half typed changes nothing yet.
    half = page_look(Settings(brand_alone | {BACKGROUND.path: "#ab", BUTTON.path: ""}))
    assert (half.background, half.button) == ("#112233", "#445566")


def test_corners_are_as_round_as_was_chosen() -> None:
    radii = [page_look(Settings({SHAPE.path: c.value})).radius for c in SHAPE.choices]
    assert [choice.label for choice in SHAPE.choices] == ["Sharp", "Rounded", "Pill"]
    assert radii == [0, 6, 19]
    assert page_look(Settings()).radius == page_look(Settings({SHAPE.path: "newer"})).radius == 6


@pytest.mark.parametrize(
    ("font", "family", "itself"),
    [
        ("default", "Inter", False),
        ("inter", "Inter", True),
        ("noto_serif", "Noto Serif", True),
        ("nunito", "Nunito", True),
        ("inconsolata", "Inconsolata", True),
        ("lora", "Noto Serif", False),
        ("roboto", "Inter", False),
        ("ubuntu_mono", "Inconsolata", False),
        ("newer", "Inter", False),
    ],
)
def test_letters_are_those_that_were_chosen_or_like_them(
    font: str, family: str, itself: bool
) -> None:
    assert page_look(Settings({FONT.path: font})).font == family
    assert is_itself(font) is itself


@pytest.mark.parametrize("choice", FONT.choices, ids=lambda choice: choice.value)
def test_every_font_has_a_family_that_comes_with_the_program(choice: OptionChoice) -> None:
    family = page_look(Settings({FONT.path: choice.value})).font
    for weight in ("Regular", "SemiBold", "Bold"):
        name = f"{family.replace(' ', '')}-{weight}.ttf"
        file = resources.resource_path("fonts", name)
        assert 10_000 < file.stat().st_size < 500_000
    assert resources.resource_path("fonts", f"{family.replace(' ', '')}-LICENSE.txt").is_file()


def test_the_accent_colour_paints_the_panel_where_the_merchant_saw_it() -> None:
    settings = Settings({BRAND_COLOUR.path: "#112233", ACCENT_COLOUR.path: "#445566"})
    seen = page_look(settings, frozenset({"accent_on_panel"}))
    assert (seen.background, seen.button) == ("#445566", "#112233")
    untouched = page_look(Settings(), frozenset({"accent_on_panel"}))
    assert (untouched.background, untouched.button) == ("#0074d4", "#525f7f")
