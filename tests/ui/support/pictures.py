"""Picture files of every kind, good and bad."""

import struct
import zlib

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="9"/></svg>'


def picture(width: int, height: int, kind: str = "PNG", colour: str = "#0B6E6E") -> bytes:
    """A picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return _saved(image, kind)


def noise(side: int) -> bytes:
    """A square picture that cannot be made small: over 512 KB from 420 pixels."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    state = 1
    for y in range(side):
        for x in range(side):
            state = (state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
            image.setPixel(x, y, state & 0xFFFFFF)
    return _saved(image, "PNG")


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is this large, in a few bytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(b"\0")), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check


def _saved(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]  # takes the format by name
    return bytes(buffer.data().data())
