"""Kind and size of a picture, read from its first bytes before anybody opens it.

A library that guesses the kind would draw an SVG named .png, and an SVG may open files of this
computer; one that opens first and measures later has already taken the memory.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import N_, _

ImageKind = Literal["png", "jpeg"]

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 24_000_000
MOST_SEGMENTS = 2_000  # ordinary files have twenty; one made of padding would take seconds


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What a picture is by its own first bytes, whatever its name says.

    Attributes:
        width: in pixels, as it is stored.
        height: in pixels, as it is stored.
        size: in bytes.
    """

    kind: ImageKind
    width: int
    height: int
    size: int


_UNFIT = (
    (b"GIF8", "GIF", 0),
    (b"WEBP", "WebP", 8),
    (b"%PDF", "PDF", 0),
    (b"ftypheic", "HEIC", 4),
    (b"ftypheix", "HEIC", 4),
    (b"ftypmif1", "HEIC", 4),
    (b"ftypavif", "AVIF", 4),
    (b"BM", "BMP", 0),
    (b"II*\0", "TIFF", 0),
    (b"MM\0*", "TIFF", 0),
    (b"\0\0\1\0", "ICO", 0),
)
_UNFIT_NAMES = {
    "svg": "SVG",
    "svgz": "SVG",
    "heic": "HEIC",
    "heif": "HEIC",
    "ai": "AI",
    "eps": "EPS",
}

_AN = frozenset({"SVG", "HEIC", "AVIF", "ICO", "AI", "EPS"})
"""Kinds whose name, spelled letter by letter, begins with a vowel."""

_SAVE_AS = N_("Save it as a PNG or JPEG picture and choose that file.")
_AGAIN = N_("Open it in another program, save it as PNG, and choose that file.")


def inspect_image(data: bytes, name: str = "") -> ImageFacts:
    """Read kind and size of the picture in ``data``, by its content: a PNG named .jpg is a PNG.

    Args:
        data: the whole file.
        name: the file's; it only helps to say what a refused file is.

    Raises:
        UserError: of kind ``input``, and nothing else whatever the bytes are, for what is no PNG or
            JPEG, is broken at its start, or is larger than 20 MB or 24 megapixels.
    """
    if not data:
        raise _input_error(_("This file is empty."), _("Choose another file."))
    if len(data) > MOST_BYTES:
        raise _input_error(
            _("This file is larger than 20 MB."),
            _("Save the picture smaller and choose that file."),
        )
    kind, (width, height) = _kind_and_sides(data, name)
    if width * height > MOST_PIXELS:
        told = _("This picture is too large: {width} × {height} pixels.")
        raise _input_error(
            told.format(width=width, height=height),
            _("Make it smaller; 512 × 512 pixels are plenty for an icon."),
        )
    return ImageFacts(kind, width, height, len(data))


def is_whole(data: bytes, kind: ImageKind) -> bool:
    """Whether a picture goes on to its end; one cut off half-way would be drawn half grey."""
    if kind == "png":
        return data.rfind(b"IEND\xaeB`\x82") > 0
    scan = next((start for marker, start in _jpeg_segments(data) if marker == 0xDA), None)
    # Within the picture itself these two bytes mean nothing else.
    return scan is not None and data.find(b"\xff\xd9", scan) > 0


def _kind_and_sides(data: bytes, name: str) -> tuple[ImageKind, tuple[int, int]]:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png", _png_sides(data)
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg", _jpeg_sides(data)
    unfit = _unfit_kind(data, name)
    if unfit:
        told = _("This is a {kind} file, not a PNG or JPEG picture.")
        if unfit in _AN:
            told = _("This is an {kind} file, not a PNG or JPEG picture.")
        raise _input_error(told.format(kind=unfit), _(_SAVE_AS))
    raise _input_error(_("This file is not a PNG or JPEG picture."), _(_SAVE_AS))


def _png_sides(data: bytes) -> tuple[int, int]:
    """The first chunk is IHDR, 13 bytes long, and begins with both sides."""
    if data[8:16] != b"\0\0\0\rIHDR" or len(data) < 33:
        raise _damaged_error()
    return _read_sides(data[16:20], data[20:24])


def _jpeg_sides(data: bytes) -> tuple[int, int]:
    """A frame header (SOF) holds length, precision, height, width."""
    for marker, start in _jpeg_segments(data):
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return _read_sides(data[start + 5 : start + 7], data[start + 3 : start + 5])
        if marker in {0xD9, 0xDA}:  # the end, or the picture itself, before any frame header
            break
    raise _damaged_error()


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Marker of each segment and where its length stands, until they make no sense."""
    at = 2
    for _step in range(MOST_SEGMENTS):
        if at + 4 > len(data) or data[at] != 0xFF:
            return
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:  # without a length
            at += 2
            continue
        yield marker, at + 2
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))


def _read_sides(width: bytes, height: bytes) -> tuple[int, int]:
    wide, high = int.from_bytes(width, "big"), int.from_bytes(height, "big")
    if not width or not height or wide == 0 or high == 0:
        raise _damaged_error()
    return wide, high


def _unfit_kind(data: bytes, name: str) -> str:
    for signature, kind, offset in _UNFIT:
        if data.startswith(signature, offset):
            return kind
    if re.search(rb"<(svg|!DOCTYPE svg)", data[:4096], re.IGNORECASE):
        return "SVG"
    return _UNFIT_NAMES.get(name.rpartition(".")[2].lower(), "")


def _damaged_error() -> UserError:
    return _input_error(_("This picture is damaged."), _(_AGAIN))


def _input_error(title: str, advice: str) -> UserError:
    return UserError(title, advice, kind="input")
