"""The colours and corners of a page, from the merchant's brand."""

from dataclasses import dataclass
from functools import lru_cache

from portal_desktop import brand
from portal_desktop.options import ACCENT_COLOUR, BRAND_COLOUR
from portal_desktop.settings import Settings

# What Stripe uses for an account whose brand nobody has touched.
UNTOUCHED_BRAND = "#525f7f"
UNTOUCHED_ACCENT = "#0074d4"
RADIUS = 6
QUIET = 0.66  # how much of the text's colour small print keeps; Stripe's has 60 %


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as ``#rrggbb``, ``radius`` of the corners in pixels.

    Everything ``…_on_background`` and ``…_on_button`` can be read there (4.5 : 1 or more).
    Which area Stripe paints with which colour of the brand is not documented: approximate.
    """

    background: str
    button: str
    text_on_background: str
    quiet_on_background: str
    text_on_button: str
    radius: int = RADIUS


def look(settings: Settings) -> Look:
    """The look these settings give; Stripe's own colours where none, or no colour, is set."""
    background = _colour(settings.get(BRAND_COLOUR), UNTOUCHED_BRAND)
    return _look(background, _colour(settings.get(ACCENT_COLOUR), UNTOUCHED_ACCENT))


@lru_cache(maxsize=16)
def _look(background: str, button: str) -> Look:
    text = brand.readable_on(background)
    return Look(
        background=background,
        button=button,
        text_on_background=text,
        quiet_on_background=_quiet(text, background),
        text_on_button=brand.readable_on(button),
    )


def _colour(typed: str | None, otherwise: str) -> str:
    return brand.parse_colour(typed or "") or otherwise


def _quiet(text: str, background: str) -> str:
    """``text`` as far towards ``background`` as small print may go and still be read."""
    for step in range(8):
        part = QUIET + (1 - QUIET) * step / 7
        mixed = "#" + "".join(
            f"{round(_byte(text, at) * part + _byte(background, at) * (1 - part)):02x}"
            for at in (1, 3, 5)
        )
        if brand.contrast(mixed, background) >= brand.READABLE:
            return mixed
    return text


def _byte(colour: str, at: int) -> int:
    return int(colour[at : at + 2], 16)
