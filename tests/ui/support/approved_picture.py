"""Pictures that a person has looked at and approved; ``pytest --approve`` renews them.

They are compared to the last pixel: palette and fonts are those that come with the program. Another
system rounds letters otherwise, so elsewhere than on Linux there is nothing to compare with.
"""

import os
import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from tests.paths import TESTS

FOLDER = TESTS / "approved" / "pictures"
GOT = FOLDER / "got"
FORMAT = QImage.Format.Format_RGB32


def assert_looks_approved(name: str, got: QImage) -> None:
    """``got`` is what stands in ``approved/pictures/{name}.png``.

    On failure what came out, what was wanted and the difference (in red, on a faint ground) are
    kept in ``approved/pictures/got``.
    """
    if sys.platform != "linux":
        pytest.skip("pictures are compared on Linux")
    file, got = FOLDER / f"{name}.png", got.convertToFormat(FORMAT)
    if os.environ.get("APPROVE"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        _save(got, file)
    want = QImage(str(file)).convertToFormat(FORMAT)
    if want == got:
        _forget(name)
        return
    GOT.mkdir(parents=True, exist_ok=True)
    _save(got, GOT / f"{name}-got.png")
    if file.exists():
        shutil.copy(file, GOT / f"{name}-want.png")
    red, count = difference(want, got)
    _save(red, GOT / f"{name}-difference.png")
    pytest.fail(f"{name} looks different in {count} pixels; see {GOT} (--approve to renew)")


def difference(want: QImage, got: QImage) -> tuple[QImage, int]:
    """What differs in red on a faint copy of what came out, and how many pixels that is."""
    size = want.size().expandedTo(got.size())
    made = QImage(size, FORMAT)
    made.fill(QColor("white"))
    on = QPainter(made)
    on.setOpacity(0.25)
    on.drawImage(0, 0, got)
    on.end()
    both, count = QRect(want.rect()).intersected(got.rect()), 0
    for y in range(size.height()):
        for x in range(size.width()):
            if not both.contains(x, y) or want.pixel(x, y) != got.pixel(x, y):
                made.setPixelColor(x, y, QColor("red"))
                count += 1
    return made, count


def _save(image: QImage, file: Path) -> None:
    image.save(str(file))


def _forget(name: str) -> None:
    """What was kept of an earlier failure."""
    for kept in ("got", "want", "difference"):
        (GOT / f"{name}-{kept}.png").unlink(missing_ok=True)
