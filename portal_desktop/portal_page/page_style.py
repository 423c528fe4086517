"""The colours, corners and letters of a page, from the merchant's brand."""

from dataclasses import dataclass
from functools import lru_cache

from portal_desktop.account.snapshot import PortalObservation
from portal_desktop.branding import colours as brand
from portal_desktop.options.branding import (
    ACCENT_COLOUR,
    BACKGROUND,
    BRAND_COLOUR,
    BUTTON,
    FONT,
    SHAPE,
)
from portal_desktop.options.fonts import SANS, SHOWN_IN
from portal_desktop.options.option import Option
from portal_desktop.settings.settings import Settings

# What Stripe uses for an account whose brand nobody has touched.
UNTOUCHED_BRAND = "#525f7f"
UNTOUCHED_ACCENT = "#0074d4"
NOTHING_SEEN: frozenset[PortalObservation] = frozenset()
RADIUS = 6
RADII = {"rectangular": 0, "rounded": RADIUS, "pill": 19}  # half as high as a button
QUIET = 0.66  # how much of the text's colour small print keeps; Stripe's has 60 %


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The colours, corners and letters a page is drawn with.

    Everything ``…_on_background`` and ``…_on_button`` can be read there (4.5 : 1 or more).
    Which area Stripe paints with which colour of the brand is not documented: approximate.

    Attributes:
        background: as ``#rrggbb``, like the other colours.
        radius: of the corners, in pixels.
        font: a family that comes with this program, the merchant's own or one like it.
    """

    background: str
    button: str
    text_on_background: str
    quiet_on_background: str
    text_on_button: str
    radius: int = RADIUS
    font: str = SANS


def page_look(settings: Settings, seen: frozenset[PortalObservation] = NOTHING_SEEN) -> PageStyle:
    """Choose the look these settings give; Stripe's own colours where none is set.

    The portal's own background and buttons go before the colours of the brand.
    """
    panel, button = brand_colours(seen)
    untouched = {BRAND_COLOUR: UNTOUCHED_BRAND, ACCENT_COLOUR: UNTOUCHED_ACCENT}
    return _build_look(
        background=_colour(settings, (BACKGROUND, panel), untouched[panel]),
        button=_colour(settings, (BUTTON, button), untouched[button]),
        radius=RADII.get(settings.get(SHAPE, ""), RADIUS),
        font=SHOWN_IN.get(settings.get(FONT, ""), SANS),
    )


def brand_colours(seen: frozenset[PortalObservation]) -> tuple[Option[str], Option[str]]:
    """Which colour of the brand paints the panel, and which the buttons."""
    if "accent_on_panel" in seen:
        return ACCENT_COLOUR, BRAND_COLOUR
    return BRAND_COLOUR, ACCENT_COLOUR


@lru_cache(maxsize=16)
def _build_look(background: str, button: str, radius: int, font: str) -> PageStyle:
    text = brand.readable_on(background)
    return PageStyle(
        background=background,
        button=button,
        text_on_background=text,
        quiet_on_background=_quiet_colour(text, background),
        text_on_button=brand.readable_on(button),
        radius=radius,
        font=font,
    )


def _colour(settings: Settings, options: tuple[Option[str], ...], otherwise: str) -> str:
    """The first that is a colour."""
    colours = (brand.parse_colour(settings.get(option, "")) for option in options)
    return next((colour for colour in colours if colour), otherwise)


def _quiet_colour(text: str, background: str) -> str:
    """``text`` as far towards ``background`` as small print may go and still be read."""
    for step in range(8):
        part = QUIET + (1 - QUIET) * step / 7
        mixed = "#" + "".join(
            f"{round(_byte(text, at) * part + _byte(background, at) * (1 - part)):02x}"
            for at in (1, 3, 5)
        )
        if brand.contrast_ratio(mixed, background) >= brand.READABLE:
            return mixed
    return text


def _byte(colour: str, at: int) -> int:
    return int(colour[at : at + 2], 16)
