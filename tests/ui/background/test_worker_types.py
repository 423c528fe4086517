"""Work beside the window makes none of PySide's types.

PySide makes a type when it is first used. Where the window's thread makes one at the same time,
both wait for each other for ever: one has Python's lock, the other the one of the type.
"""

import subprocess
import sys
import textwrap
from pathlib import Path

from tests.paths import ROOT

PROGRAM = """
import struct, sys, zlib
from pathlib import Path

from PySide6 import QtCore, QtGui

from portal_desktop.branding.image_crop import Crop
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.branding import image_processing as pictures
from portal_desktop.ui.platform import image_codec
from portal_desktop.ui.preview import export_image as saving, image_decoder as decoding

def chunk(name, data):
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check

def png(side):
    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    pixels = zlib.compress(bytes(1 + 4 * side) * side)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b"")
    return b"\\x89PNG\\r\\n\\x1a\\n" + b"".join(parts)

def work():
    folder = Path(sys.argv[1])
    photo = folder / "photo.png"
    photo.write_bytes(png(1_200))
    negative = pictures.open_picture(photo)
    pictures.make_image(negative, "icon", Crop(10, 10, 1_000, 1_000), lambda _content: "a" * 64)
    pictures.open_picture(negative.shown)
    saving.save_png(pictures.thumbnail(png(1_200), SIZE), folder / "saved.png")
    image_codec.encode_image(pictures._on_white(negative.shown), "jpeg", 80)
    decoding.decode_scaled(png(1_200))
    print("worked")
    {worked}

def types():
    return {{*vars(QtCore), *vars(QtGui)}}

SIZE = QtCore.QSize(64, 64)
app = QtCore.QCoreApplication([])
jobs = Jobs()
before = types()
jobs.run_local(work)
while jobs.is_busy:
    app.processEvents()
print(*sorted(types() - before))
"""


def made_by_work(folder: Path, worked: str = "") -> list[str]:
    """The types of QtCore and QtGui that were there only after the work, in a new process."""
    program = textwrap.dedent(PROGRAM).format(worked=worked)
    ended = subprocess.run(  # noqa: S603 - a program of this file
        [sys.executable, "-c", program, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    worked_, made = ended.stdout.splitlines()
    assert worked_ == "worked"
    return made.split()


def test_work_with_pictures_makes_no_type(tmp_path: Path) -> None:
    assert made_by_work(tmp_path) == []


def test_a_type_that_work_makes_is_seen(tmp_path: Path) -> None:
    assert made_by_work(tmp_path, worked="QtGui.QMovie") == ["QMovie"]
