"""Preparing a picture a person chose: checked before Qt sees it, made small enough for Stripe."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from portal_desktop.brand import ImageFacts, inspect_image
from portal_desktop.errors import Trouble
from portal_desktop.text import _
from portal_desktop.values import Image

LARGEST_FILE = 20_000_000
LARGEST_FOR_STRIPE = 512_000
SIDE = 512


def prepare(content: bytes, name: str, keep: Callable[[bytes], str]) -> Image:
    """The picture as it will be used, kept on this computer. Runs in a lane; raises Trouble.

    What is larger than Stripe takes, or larger than any icon is shown, is scaled down.
    """
    facts = inspect_image(content, name)
    picture = _decoded(content, facts)
    if facts.size < LARGEST_FOR_STRIPE and max(facts.width, facts.height) <= 2 * SIDE:
        return Image(keep(content), facts.kind, facts.width, facts.height)
    small = picture.scaled(
        QSize(SIDE, SIDE),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return Image(keep(_png(small)), "png", small.width(), small.height())


def read(path: Path) -> bytes:
    """A file's bytes, if it is of a size a picture can have. Raises Trouble."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Trouble(
                _("This file is too large for a picture."),
                _("Choose one of less than 20 MB."),
                kind="input",
            )
        return path.read_bytes()
    except OSError:
        raise Trouble(
            _("This file cannot be read."),
            _("Look whether it is still there and may be opened."),
            kind="input",
        ) from None


def thumbnail(content: bytes, kind: str, side: int) -> QImage:
    """The picture at most ``side`` pixels wide and high; a null image if it cannot be read."""
    picture = _read(content, kind)
    if picture.isNull():
        return picture
    return picture.scaled(
        QSize(side, side),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _decoded(content: bytes, facts: ImageFacts) -> QImage:
    picture = _read(content, facts.kind)
    if picture.isNull():
        raise Trouble(
            _("This picture is damaged."),
            _("Open and save it again, or choose another."),
            kind="input",
        )
    return picture


def _read(content: bytes, kind: str) -> QImage:
    """Decoded as what it is said to be: left to guess, Qt would open an SVG named .png."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    return reader.read()


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # takes the format by name
    return bytes(buffer.data().data())
