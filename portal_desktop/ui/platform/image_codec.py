"""From the bytes of a picture to its pixels and back: nowhere else does Qt read or write one.

For any thread. What is no PNG or JPEG, or too large, is refused before Qt sees it, and Qt is told
the kind: left to guess, it would open an SVG named .png, and an SVG may open files of this
computer.

Qt reads and writes by a device that ``QDataStream`` makes, which is entirely its own. A
``QBuffer`` made here would call Python for every few bytes: a thread in ``read()`` has let go of
Python's lock, holds Qt's lock on its plugins and waits for Python's, while the window's thread has
Python's and waits for Qt's. ``QImage.fromData`` keeps Python's lock until a picture is read, 90 ms
for a photo. Through the stream's device no thread waits for another.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QLoggingCategory, QSize
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from portal_desktop.branding.image_header import ImageFacts, ImageKind, inspect_image
from portal_desktop.common.errors import UserError

QUICK_BYTES, QUICK_PIXELS = 40_000, 512 * 512
"""What is read in a few milliseconds, a part of a frame. Few bytes may be many pixels."""

# PySide makes a type on its first use. Two threads that do so at once wait for each other for ever,
# or crash; so all that is used below is made while this module is imported.
_UPRIGHT = QImageIOHandler.Transformation.TransformationNone
_WRITE = QIODevice.OpenModeFlag.WriteOnly
QDataStream(QByteArray()).device()


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """A picture, upright; ``turned`` if it did not lie so in the file. ``facts`` are the file's."""

    image: QImage
    facts: ImageFacts
    turned: bool


def decode_image(
    content: bytes, name: str = "", scaled: Callable[[ImageFacts], QSize] | None = None
) -> Decoded | None:
    """The picture in ``content``, the file ``name``; None if it is damaged.

    ``scaled`` says from its facts in which size to read it. Raises UserError (``input``) for what
    is not read at all: see ``inspect_image``.
    """
    facts = inspect_image(content, name)
    _silence_qt_log()
    stream = QDataStream(QByteArray(content))
    reader = QImageReader(stream.device(), QByteArray(facts.kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = QSize(facts.width, facts.height)
    if scaled is not None and scaled(facts) != size:
        reader.setScaledSize(scaled(facts))
    turned = reader.transformation() != _UPRIGHT
    image = reader.read()
    del reader  # before what it reads from
    return None if image.isNull() else Decoded(image, facts, turned)


def encode_image(image: QImage, kind: ImageKind, quality: int = -1) -> bytes:
    """A picture as the bytes of a file; ``quality`` from 0 to 100 or -1, Qt's own choice."""
    content = QByteArray()
    stream = QDataStream(content, _WRITE)
    image.save(stream.device(), "PNG" if kind == "png" else "JPEG", quality)  # type: ignore[call-overload]  # takes the format by name
    return bytes(content.data())


def write_png(image: QImage, file: Path) -> bool:
    """Write a picture into a file; whether that went well."""
    written: bool = image.save(str(file), "PNG")  # type: ignore[call-overload]  # takes names and bytes
    return written


def is_quick(content: bytes) -> bool:
    """Whether the window's thread may decode it without losing a frame."""
    try:
        facts = inspect_image(content)
    except UserError:
        return True  # it is refused, which takes no time
    return len(content) <= QUICK_BYTES and facts.width * facts.height <= QUICK_PIXELS


@cache
def _silence_qt_log() -> None:
    """A broken picture is no news to Qt's log; whoever asked gets the error."""
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false")
