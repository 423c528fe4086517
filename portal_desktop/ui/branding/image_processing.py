"""Opening a picture a person chose and making it what Stripe takes. Runs in a queue.

It is checked before Qt sees it: see ``image_codec``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from portal_desktop.branding import image_crop as fitting
from portal_desktop.branding.colours import ImageFacts, ImageKind, inspect_image
from portal_desktop.branding.image_crop import Crop, Use
from portal_desktop.branding.image_header import MOST_BYTES, MOST_PIXELS, is_whole
from portal_desktop.branding.image_requirements import ICON_BYTES, ICON_SIDE
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.options.values import Image
from portal_desktop.ui.platform.image_codec import decode_image, encode_image

Source = Path | bytes | QImage
"""A file, the bytes of one, or what the clipboard holds."""
LONGEST_NAME = 80
SHOWN = 1_024  # pixels of a picture while its part is chosen


@dataclass(frozen=True, slots=True, eq=False)
class Negative:
    """A picture as it was chosen.

    ``size`` is that of the upright picture, which may have to be ``turned`` for it; ``shown`` is
    the picture in small.
    """

    content: bytes
    name: str
    facts: ImageFacts
    size: fitting.PictureSize
    turned: bool
    shown: QImage


@dataclass(frozen=True, slots=True)
class Made:
    """A picture as it will be used, and what it was made of; ``done`` says how, in words."""

    image: Image
    name: str
    before: ImageFacts
    after: ImageFacts
    done: tuple[str, ...]


def open_picture(source: Source, name: str = "") -> Negative:
    """The picture a person chose, whole and of a kind Stripe takes. Raises UserError."""
    name = sanitize_text(source.name if isinstance(source, Path) else name, LONGEST_NAME)
    content = _source_content(source)
    facts = inspect_image(content, name)
    found = decode_image(content, name) if is_whole(content, facts.kind) else None
    if found is None:
        raise _damaged_error()
    size = found.image.width(), found.image.height()
    return Negative(content, name, facts, size, found.turned, _scaled_within(found.image, SHOWN))


def make_image(negative: Negative, use: Use, crop: Crop, keep: Callable[[bytes], str]) -> Made:
    """The picture as it will be used, kept on this computer. Raises UserError."""
    before, size = negative.facts, negative.size
    if not negative.turned and fitting.as_it_is(use, before, crop, most=ICON_BYTES):
        image = Image(keep(negative.content), before.kind, *size)
        return Made(image, negative.name, before, before, ())
    wanted = fitting.output_size(use, (crop.width, crop.height))
    found = decode_image(negative.content, negative.name)
    if found is None:
        raise _damaged_error()
    part = _cropped_image(found.image, crop, wanted)
    content = _light_enough(part, before.kind)
    after = inspect_image(content)
    image = Image(keep(content), after.kind, after.width, after.height)
    done = fitting.edit_descriptions(negative.turned, before.kind, size, crop, after)
    return Made(image, negative.name, before, after, done)


def prepare_image(
    content: bytes, name: str, keep: Callable[[bytes], str], use: Use = "icon"
) -> Image:
    """The picture made ready without asking anybody: of an icon the square in its middle."""
    negative = open_picture(content, name)
    part = fitting.centred_square if use == "icon" else fitting.full_crop
    return make_image(negative, use, part(negative.size), keep).image


def read_file(path: Path) -> bytes:
    """A file's bytes, if it is of a size a picture can have. Raises UserError."""
    content, size = b"", None
    try:
        # What is no file may have no end.
        size = path.stat().st_size if path.is_file() else None
        if size is not None and size <= MOST_BYTES:
            content = path.read_bytes()
    except OSError:
        size = None
    if size is None:
        raise UserError(
            _("This file cannot be read."),
            _("Look whether it is still there and may be opened."),
            kind="input",
        )
    if size > MOST_BYTES:
        raise UserError(
            _("This file is too large for a picture."),
            _("Choose one of less than 20 MB."),
            kind="input",
        )
    return content


def thumbnail(content: bytes, room: QSize) -> QImage | None:
    """The picture as large as ``room`` allows; None if it cannot be read, for any reason."""
    try:
        found = decode_image(content)
    except UserError:
        return None
    return _scaled_to_fit(found.image, room) if found is not None else None


def _source_content(source: Source) -> bytes:
    if isinstance(source, Path):
        return read_file(source)
    if isinstance(source, bytes):
        return source
    if source.width() * source.height() > MOST_PIXELS:
        raise UserError(
            _("This picture is too large."), _("Copy a smaller part of it."), kind="input"
        )
    return encode_image(source, "png")


def _scaled_within(picture: QImage, side: int) -> QImage:
    small = max(picture.width(), picture.height()) <= side
    return picture if small else _scaled_to_fit(picture, QSize(side, side))


def _scaled_to_fit(picture: QImage, size: QSize) -> QImage:
    return picture.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _cropped_image(picture: QImage, crop: Crop, size: fitting.PictureSize) -> QImage:
    """The part in its new size.

    A large picture is scaled before it is cut: Qt lets the window work while it scales, but not
    while it copies.
    """
    scale = size[0] / crop.width
    if scale < 1:
        wide = max(round(picture.width() * scale), size[0])
        high = max(round(picture.height() * scale), size[1])
        picture = _stretched_to(picture, QSize(wide, high))
        left = min(round(crop.left * scale), wide - size[0])
        top = min(round(crop.top * scale), high - size[1])
        part = picture.copy(QRect(left, top, *size))
    else:
        part = picture.copy(QRect(crop.left, crop.top, crop.width, crop.height))
        part = part if size == (crop.width, crop.height) else _stretched_to(part, QSize(*size))
    seen = QImage.Format.Format_ARGB32 if part.hasAlphaChannel() else QImage.Format.Format_RGB32
    return part.convertToFormat(seen)  # printers' colours would not be taken everywhere


def _stretched_to(picture: QImage, size: QSize) -> QImage:
    return picture.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _light_enough(picture: QImage, kind: ImageKind) -> bytes:
    """The first of the ways to save it that Stripe's 512 KB have room for."""
    content = b""
    for content in _encoding_attempts(picture, kind):
        if len(content) < ICON_BYTES:
            break
    return content


def _encoding_attempts(picture: QImage, kind: ImageKind) -> Iterator[bytes]:
    clear = picture.hasAlphaChannel()
    while True:
        if kind == "png" or clear:
            yield encode_image(picture, "png")
        if not clear:
            yield from (encode_image(picture, "jpeg", quality) for quality in (92, 80))
        smaller = picture.size() * 0.75
        if min(smaller.width(), smaller.height()) < ICON_SIDE:
            break
        picture = _scaled_to_fit(picture, smaller)
    yield encode_image(_on_white(picture), "jpeg", 80)


def _on_white(picture: QImage) -> QImage:
    made = QImage(picture.size(), QImage.Format.Format_RGB32)
    made.fill(QColor(Qt.GlobalColor.white))
    with QPainter(made) as on:
        on.drawImage(QPoint(0, 0), picture)
    return made


def _damaged_error() -> UserError:
    return UserError(
        _("This picture is damaged."),
        _("Open and save it again, or choose another."),
        kind="input",
    )
