"""Making a picture what Stripe takes: which part of it, how large, and what was done, in words.

Stripe asks for PNG or JPEG under 512 KB, at least 128 × 128 pixels; an icon has to be square.
All lengths are pixels of the picture as it is seen, upright.
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

from portal_desktop.branding.image_header import ImageFacts, ImageKind
from portal_desktop.branding.image_requirements import ICON_SIDE
from portal_desktop.common.errors import Trouble
from portal_desktop.common.i18n import N_, _

Use = Literal["icon", "logo"]
Size = tuple[int, int]

LONGEST: dict[Use, int] = {"icon": 512, "logo": 1_024}
"""Larger is of no use where Stripe shows them."""
LONGEST_ENLARGED = 2_048
FEWEST = 16  # with fewer there is nothing to be seen, however large it is drawn
_KINDS = {"png": "PNG", "jpeg": "JPEG"}


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of a picture that is used."""

    left: int
    top: int
    width: int
    height: int


def whole(size: Size) -> Crop:
    """All of it."""
    return Crop(0, 0, *size)


def centred(size: Size) -> Crop:
    """The largest square in the middle."""
    side = min(size)
    return Crop((size[0] - side) // 2, (size[1] - side) // 2, side, side)


def moved(crop: Crop, right: int, down: int, size: Size) -> Crop:
    """The part moved as far as there is picture."""
    return replace(
        crop,
        left=min(max(crop.left + right, 0), size[0] - crop.width),
        top=min(max(crop.top + down, 0), size[1] - crop.height),
    )


def resized(crop: Crop, wider: int, higher: int, size: Size) -> Crop:
    """The part with other sides about the same middle, within the picture, and not too small."""
    width = _side(crop.width + wider, size[0])
    return _about_its_middle(crop, width, _side(crop.height + higher, size[1]), size)


def grown(crop: Crop, by: int, size: Size) -> Crop:
    """A square part with longer sides (shorter: ``by`` below zero); it stays a square."""
    side = _side(crop.width + by, min(size))
    return _about_its_middle(crop, side, side, size)


def drawn(
    crop: Crop, corner: tuple[int, int], right: int, down: int, size: Size, *, square: bool
) -> Crop:
    """The part with one corner drawn somewhere else; the opposite one stays where it is.

    ``corner``: -1 for left and top, 1 for right and bottom.
    """
    across = crop.left + crop.width if corner[0] < 0 else size[0] - crop.left
    along = crop.top + crop.height if corner[1] < 0 else size[1] - crop.top
    width = _side(crop.width + corner[0] * right, across)
    height = _side(crop.height + corner[1] * down, along)
    if square:
        width = height = min(max(width, height), across, along)
    left = crop.left + crop.width - width if corner[0] < 0 else crop.left
    top = crop.top + crop.height - height if corner[1] < 0 else crop.top
    return Crop(left, top, width, height)


def fitted(use: Use, part: Size) -> Size:
    """How large a part of this size will be made. Raises Trouble for what cannot be used."""
    short, long = min(part), max(part)
    if short < FEWEST:
        raise Trouble(
            _("This picture is too small: {width} × {height} pixels.").format(
                width=part[0], height=part[1]
            ),
            _("Choose one of at least 128 × 128 pixels."),
            kind="input",
        )
    scale = min(1.0, LONGEST[use] / long)
    scale = max(scale, ICON_SIDE / short)
    if long * scale > LONGEST_ENLARGED:
        raise Trouble(
            _("This picture is too long and narrow for a logo."),
            _("Choose one that is at most sixteen times as wide as high."),
            kind="input",
        )
    return max(round(part[0] * scale), ICON_SIDE), max(round(part[1] * scale), ICON_SIDE)


def as_it_is(use: Use, facts: ImageFacts, crop: Crop, *, most: int) -> bool:
    """Whether the file can go to Stripe unchanged: all of it used, of a good size and weight."""
    size = facts.width, facts.height
    square = use == "logo" or size[0] == size[1]
    good = min(size) >= ICON_SIDE and max(size) <= 2 * LONGEST[use]
    return square and good and crop == whole(size) and facts.size < most


def said(facts: ImageFacts) -> str:
    """``512 × 512, PNG, 48 KB``."""
    return _("{width} × {height}, {kind}, {kilobytes} KB").format(
        width=facts.width,
        height=facts.height,
        kind=_KINDS[facts.kind],
        kilobytes=math.ceil(facts.size / 1000),
    )


def done(
    turned: bool, kind: ImageKind, size: Size, crop: Crop, after: ImageFacts
) -> tuple[str, ...]:
    """What was done to a picture of this kind and upright size to make it ``after``, in words."""
    cropped = crop != whole(size)
    steps = (
        (turned, N_("turned upright")),
        (cropped and _square(crop), N_("cropped to a square")),
        (cropped and not _square(crop), N_("cropped")),
        (after.width < crop.width, N_("made smaller")),
        (after.width > crop.width, N_("enlarged, so it may look soft")),
        (kind == "jpeg" and after.kind == "png", N_("saved as PNG")),
        (kind == "png" and after.kind == "jpeg", N_("saved as JPEG")),
    )
    return tuple(_(words) for so, words in steps if so) or (_("saved with fewer bytes"),)


def _about_its_middle(crop: Crop, width: int, height: int, size: Size) -> Crop:
    left = crop.left - (width - crop.width) // 2
    top = crop.top - (height - crop.height) // 2
    return moved(Crop(left, top, width, height), 0, 0, size)


def _square(crop: Crop) -> bool:
    return crop.width == crop.height


def _side(wanted: int, most: int) -> int:
    return min(max(wanted, min(ICON_SIDE, most)), most)
