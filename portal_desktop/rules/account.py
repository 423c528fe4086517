"""Advice about the account's look: nothing here can stop publishing."""

from collections.abc import Iterator

from portal_desktop import brand
from portal_desktop.options import ACCENT_COLOUR, BACKGROUND, BRAND_COLOUR, BUTTON, ICON
from portal_desktop.problem import Problem
from portal_desktop.settings import Settings
from portal_desktop.text import _
from portal_desktop.values import Image


def problems(settings: Settings) -> Iterator[Problem]:
    """Colours that are none, and an icon Stripe would not take."""
    for option in (BRAND_COLOUR, ACCENT_COLOUR, BACKGROUND, BUTTON):
        typed = settings.get(option, "")
        if typed and brand.parse_colour(typed) is None:
            text = _("A colour is six digits and letters from A to F, such as #0B6E6E.")
            yield Problem((option.path,), None, "advice", text)
    icon = settings.get(ICON)
    if isinstance(icon, Image) and icon.width != icon.height:
        text = _("The icon is not square: Stripe asks for as wide as high.")
        yield Problem((ICON.path,), None, "advice", text)
