"""Colours that can be read on each other, and what Stripe wants an icon and a logo to be."""

import colorsys
import math
import re
from decimal import ROUND_FLOOR, Decimal

from portal_desktop.branding.image_header import ImageFacts, ImageKind, inspect_image
from portal_desktop.common.i18n import N_, _

__all__ = [
    "ImageFacts",
    "ImageKind",
    "colour_name",
    "contrast_ratio",
    "inspect_image",
    "nearest_passing",
    "parse_colour",
    "ratio_shown",
    "readable_on",
]

WHITE = "#ffffff"
BLACK = "#000000"
SOFT_BLACK = "#1a1a1a"
READABLE = 4.5  # WCAG 2.2, 1.4.3, text of ordinary size


_HUES = (
    (15, N_("red")),
    (45, N_("orange")),
    (70, N_("yellow")),
    (160, N_("green")),
    (200, N_("turquoise")),
    (255, N_("blue")),
    (290, N_("purple")),
    (345, N_("pink")),
    (361, N_("red")),
)
"""Where each ends on the circle, in degrees."""

RGB = tuple[int, int, int]


def parse_colour(text: str) -> str | None:
    """Read a colour as ``#rrggbb`` in small letters; None for what is none.

    ``#abc``, ``abc`` and `` AABBCC `` are understood.
    """
    digits = text.strip().removeprefix("#").lower()
    if re.fullmatch(r"[0-9a-f]{3}", digits):
        digits = "".join(digit * 2 for digit in digits)
    return f"#{digits}" if re.fullmatch(r"[0-9a-f]{6}", digits) else None


def contrast_ratio(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two ``#rrggbb``, 1.0 to 21.0, the same both ways."""
    lighter, darker = sorted((_relative_luminance(one), _relative_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colour_name(colour: str) -> str:
    """What people call a ``#rrggbb``, roughly: ``dark blue``, ``light grey``, ``red``."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _to_rgb(colour)))
    if lightness < 0.06:
        return _("black")
    if lightness > 0.97:
        return _("white")
    grey = saturation < 0.12
    named = N_("grey") if grey else next(name for end, name in _HUES if hue * 360 < end)
    shade = "{colour}"
    if lightness < 0.3:
        shade = _("dark {colour}")
    elif lightness > 0.75:
        shade = _("light {colour}")
    return shade.format(colour=_(named))


def ratio_shown(ratio: float) -> str:
    """Write a ratio, such as ``4.4 : 1``.

    It is cut, not rounded: what fails must not be shown as a pass.
    """
    return f"{Decimal(ratio).quantize(Decimal('0.1'), ROUND_FLOOR)} : 1"


def readable_on(background: str) -> str:
    """The colour of text on ``background``: white or nearly black, with at least 4.5 : 1."""
    if contrast_ratio(WHITE, background) >= contrast_ratio(BLACK, background):
        return WHITE
    return SOFT_BLACK if contrast_ratio(SOFT_BLACK, background) >= READABLE else BLACK


def nearest_passing(colour: str, on: str, ratio: float = READABLE) -> str | None:
    """Find the nearest lighter or darker ``colour`` of the same hue that passes; itself if it does.

    None when nothing does, which needs a ratio above 4.58 and a middling ``on``.
    """
    if contrast_ratio(colour, on) >= ratio:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _to_rgb(colour)))
    steps = sorted((step / 255 for step in range(256)), key=lambda step: abs(step - lightness))
    shades = (_to_hex(colorsys.hls_to_rgb(hue, step, saturation)) for step in steps)
    return next((shade for shade in shades if contrast_ratio(shade, on) >= ratio), None)


def _relative_luminance(colour: str) -> float:
    red, green, blue = (_linear_channel(part / 255) for part in _to_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear_channel(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _to_rgb(colour: str) -> RGB:
    normal = parse_colour(colour)
    if normal is None:
        raise ValueError("not a colour")
    return int(normal[1:3], 16), int(normal[3:5], 16), int(normal[5:7], 16)


def _to_hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{math.floor(part * 255 + 0.5):02x}" for part in parts)
