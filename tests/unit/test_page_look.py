"""The colours of a page: the merchant's where they are colours, and always readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop import brand
from portal_desktop.options import ACCENT_COLOUR, BRAND_COLOUR
from portal_desktop.page.look import look
from portal_desktop.settings import Settings

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize("typed", ["", "teal", "#12", "#12343z"])
def test_what_is_no_colour_is_stripes_untouched_one(typed: str) -> None:
    shown = look(Settings({BRAND_COLOUR.path: typed, ACCENT_COLOUR.path: typed}))
    assert (shown.background, shown.button) == ("#525f7f", "#0074d4")
    assert shown == look(Settings())


def test_colours_are_taken_however_they_are_written() -> None:
    shown = look(Settings({BRAND_COLOUR.path: "12343B", ACCENT_COLOUR.path: " #fc0 "}))
    assert (shown.background, shown.button) == ("#12343b", "#ffcc00")
    assert (shown.text_on_background, shown.text_on_button) == ("#ffffff", "#1a1a1a")


@given(COLOURS, COLOURS)
def test_everything_can_be_read_at_every_colour(background: str, button: str) -> None:
    shown = look(Settings({BRAND_COLOUR.path: background, ACCENT_COLOUR.path: button}))
    for text, ground in (
        (shown.text_on_background, shown.background),
        (shown.quiet_on_background, shown.background),
        (shown.text_on_button, shown.button),
    ):
        assert brand.contrast(text, ground) >= brand.READABLE
