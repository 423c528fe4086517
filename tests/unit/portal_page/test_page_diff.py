"""What is marked where two pages are compared: all that a customer sees otherwise."""

from dataclasses import replace

import pytest

from portal_desktop.options.branding import BACKGROUND, BUTTON, FONT, ICON, LOGO, SHAPE
from portal_desktop.options.business_profile import HEADLINE, RETURN_URL
from portal_desktop.options.values import Image, Value
from portal_desktop.portal_page import PageView, build_page
from portal_desktop.portal_page.blocks import Buttons, PlanBlock, ProductBlock
from portal_desktop.portal_page.page_diff import differing_parts
from tests.unit.example_catalogue import PICTURE
from tests.unit.portal_page.visiting import ALL, FULL, PAGES

OTHER = Image("c" * 64, "png", 512, 512)
KNOWN = replace(ALL, seen=frozenset({"logo_on_panel"}))
BEFORE = FULL.with_value(LOGO.path, PICTURE)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (HEADLINE.path, "Freshly roasted"),
        (ICON.path, OTHER),
        (LOGO.path, OTHER),
        (RETURN_URL.path, ""),
        (BACKGROUND.path, "#445566"),
        (FONT.path, "noto_serif"),
    ],
)
def test_what_changes_the_panel_marks_it_on_every_page(path: str, value: Value) -> None:
    for name in PAGES:
        before = build_page(BEFORE, KNOWN, PageView(name))
        after = build_page(BEFORE.with_value(path, value), KNOWN, PageView(name))
        assert after.panel in differing_parts(after, before)
        assert before.panel in differing_parts(before, after)


@pytest.mark.parametrize(("path", "value"), [(BUTTON.path, "#445566"), (SHAPE.path, "pill")])
def test_what_changes_buttons_marks_what_has_them_on_every_page(path: str, value: Value) -> None:
    for name in set(PAGES) - {"done"}:  # which has no button
        before = build_page(BEFORE, KNOWN, PageView(name))
        after = build_page(BEFORE.with_value(path, value), KNOWN, PageView(name))
        marked = {type(each) for each in differing_parts(after, before)}
        assert marked
        assert marked <= {Buttons, PlanBlock, ProductBlock}
