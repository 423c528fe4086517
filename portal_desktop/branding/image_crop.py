"""Making a picture what Stripe takes: which part of it, how large, and what was done, in words.

Stripe asks for PNG or JPEG under 512 KB, at least 128 × 128 pixels; an icon has to be square.
All lengths are pixels of the picture as it is seen, upright.
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

from portal_desktop.branding.image_header import ImageFacts, ImageKind
from portal_desktop.branding.image_requirements import ICON_SIDE
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import N_, _

Use = Literal["icon", "logo"]
PictureSize = tuple[int, int]

LONGEST: dict[Use, int] = {"icon": 512, "logo": 1_024}
"""Larger is of no use where Stripe shows them."""
LONGEST_ENLARGED = 2_048
FEWEST = 16  # with fewer there is nothing to be seen, however large it is drawn
_KINDS = {"png": "PNG", "jpeg": "JPEG"}


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of a picture that is used.

    Attributes:
        left: in pixels of the upright picture, like the other three.
    """

    left: int
    top: int
    width: int
    height: int


def full_crop(size: PictureSize) -> Crop:
    """All of it."""
    return Crop(0, 0, *size)


def centred_square(size: PictureSize) -> Crop:
    """The largest square in the middle."""
    side = min(size)
    return Crop((size[0] - side) // 2, (size[1] - side) // 2, side, side)


def moved_crop(crop: Crop, right: int, down: int, size: PictureSize) -> Crop:
    """Move the part, as far as there is picture.

    Args:
        right: pixels; to the left where negative.
        down: pixels; up where negative.
        size: width and height of the whole picture.
    """
    return replace(
        crop,
        left=min(max(crop.left + right, 0), size[0] - crop.width),
        top=min(max(crop.top + down, 0), size[1] - crop.height),
    )


def resized_crop(crop: Crop, wider: int, higher: int, size: PictureSize) -> Crop:
    """Give the part other sides about the same middle, within the picture, and not too small.

    Args:
        wider: pixels; narrower where negative.
        higher: pixels; lower where negative.
        size: width and height of the whole picture.
    """
    width = _clamped_side(crop.width + wider, size[0])
    return _about_its_middle(crop, width, _clamped_side(crop.height + higher, size[1]), size)


def resized_square(crop: Crop, by: int, size: PictureSize) -> Crop:
    """A square part with longer sides (shorter: ``by`` below zero); it stays a square."""
    side = _clamped_side(crop.width + by, min(size))
    return _about_its_middle(crop, side, side, size)


def crop_with_moved_corner(
    crop: Crop, corner: tuple[int, int], right: int, down: int, size: PictureSize, *, square: bool
) -> Crop:
    """Draw one corner of the part somewhere else; the opposite one stays where it is.

    Args:
        corner: -1 for left and top, 1 for right and bottom.
        right: pixels; to the left where negative.
        down: pixels; up where negative.
        size: width and height of the whole picture.
        square: both sides become as long as the longer of them, as far as there is picture.
    """
    across = crop.left + crop.width if corner[0] < 0 else size[0] - crop.left
    along = crop.top + crop.height if corner[1] < 0 else size[1] - crop.top
    width = _clamped_side(crop.width + corner[0] * right, across)
    height = _clamped_side(crop.height + corner[1] * down, along)
    if square:
        width = height = min(max(width, height), across, along)
    left = crop.left + crop.width - width if corner[0] < 0 else crop.left
    top = crop.top + crop.height - height if corner[1] < 0 else crop.top
    return Crop(left, top, width, height)


def output_size(use: Use, part: PictureSize) -> PictureSize:
    """Compute how large a part of this size will be made, in pixels.

    Raises:
        UserError: of kind ``input``, for a part with fewer pixels than can be used, and for one too
            long and narrow.
    """
    short, long = min(part), max(part)
    if short < FEWEST:
        raise UserError(
            _("This picture is too small: {width} × {height} pixels.").format(
                width=part[0], height=part[1]
            ),
            _("Choose one of at least 128 × 128 pixels."),
            kind="input",
        )
    scale = min(1.0, LONGEST[use] / long)
    scale = max(scale, ICON_SIDE / short)
    if long * scale > LONGEST_ENLARGED:
        raise UserError(
            _("This picture is too long and narrow for a logo."),
            _("Choose one that is at most sixteen times as wide as high."),
            kind="input",
        )
    return max(round(part[0] * scale), ICON_SIDE), max(round(part[1] * scale), ICON_SIDE)


def as_it_is(use: Use, facts: ImageFacts, crop: Crop, *, most: int) -> bool:
    """Whether the file can go to Stripe unchanged: all of it used, of a good size and weight.

    Args:
        most: the bytes from which on a file is too heavy.
    """
    size = facts.width, facts.height
    square = use == "logo" or size[0] == size[1]
    good = min(size) >= ICON_SIDE and max(size) <= 2 * LONGEST[use]
    return square and good and crop == full_crop(size) and facts.size < most


def image_facts_text(facts: ImageFacts) -> str:
    """Write what a picture is: ``512 × 512, PNG, 48 KB``."""
    return _("{width} × {height}, {kind}, {kilobytes} KB").format(
        width=facts.width,
        height=facts.height,
        kind=_KINDS[facts.kind],
        kilobytes=math.ceil(facts.size / 1000),
    )


def edit_descriptions(
    turned: bool, kind: ImageKind, size: PictureSize, crop: Crop, after: ImageFacts
) -> tuple[str, ...]:
    """Say what was done to a picture to make it ``after``, in words.

    Args:
        turned: it was not stored upright.
        kind: what it was before.
        size: its width and height before, upright, in pixels.
        crop: the part of it that was used.
        after: what was made of it.
    """
    cropped = crop != full_crop(size)
    steps = (
        (turned, N_("turned upright")),
        (cropped and _is_square(crop), N_("cropped to a square")),
        (cropped and not _is_square(crop), N_("cropped")),
        (after.width < crop.width, N_("made smaller")),
        (after.width > crop.width, N_("enlarged, so it may look soft")),
        (kind == "jpeg" and after.kind == "png", N_("saved as PNG")),
        (kind == "png" and after.kind == "jpeg", N_("saved as JPEG")),
    )
    return tuple(_(words) for so, words in steps if so) or (_("saved with fewer bytes"),)


def _about_its_middle(crop: Crop, width: int, height: int, size: PictureSize) -> Crop:
    left = crop.left - (width - crop.width) // 2
    top = crop.top - (height - crop.height) // 2
    return moved_crop(Crop(left, top, width, height), 0, 0, size)


def _is_square(crop: Crop) -> bool:
    return crop.width == crop.height


def _clamped_side(wanted: int, most: int) -> int:
    return min(max(wanted, min(ICON_SIDE, most)), most)
