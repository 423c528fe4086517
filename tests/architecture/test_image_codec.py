"""Only one module lets Qt read a picture: elsewhere it could freeze the window, or open an SVG.

``portal_desktop.ui.platform.image_codec`` says why. An empty picture, which is painted on, is no
file; each place that makes one is listed, since only its arguments tell it from one that reads a
file.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.paths import PACKAGE

ROOT = PACKAGE
CODEC = "ui/platform/image_codec.py"
READERS = frozenset(
    {
        "QBuffer",
        "QDataStream",
        "QImageIOHandler",
        "QImageReader",
        "QImageWriter",
        "QMovie",
        "QPicture",
        "QSvgRenderer",
        "QSvgWidget",
        "QTextImageFormat",
    }
)
READING = frozenset(
    {
        "addFile",
        "addResource",
        "fromData",
        "fromTheme",
        "insertHtml",
        "insertImage",
        "insertMarkdown",
        "load",
        "loadFromData",
        "setHtml",
        "setMarkdown",
    }
)
MAKERS = frozenset({"QBitmap", "QIcon", "QImage", "QPixmap"})
"""These take a file as well as a size."""
ALLOWED: dict[str, frozenset[str]] = {
    # The program's own icons, drawn and read by path.
    "ui/theme/icons.py": frozenset(
        {
            "QSvgRenderer",
            "addFile",
            "QIcon(_Themed(name, role))",
            "QPixmap(pixels, pixels)",
            "QPixmap(size * scale)",
        }
    ),
    "ui/branding/image_processing.py": frozenset(
        {"QImage(picture.size(), QImage.Format.Format_RGB32)"}
    ),
    "ui/preview/image_decoder.py": frozenset({"super().__init__(QPixmap.fromImage(image))"}),
    "ui/preview/device_frame.py": frozenset({"QPixmap(size * ratio)"}),
    "ui/preview/export_image.py": frozenset({"QImage(room * times, QImage.Format.Format_RGB32)"}),
}


def reads(source: str) -> Iterator[str]:
    """What of a module may read a picture."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.alias) and node.name in READERS:
            yield node.name
        elif isinstance(node, ast.Attribute) and node.attr in READERS | READING:
            if ast.unparse(node) != "json.load":
                yield node.attr
        elif isinstance(node, ast.Name) and node.id in READERS:
            yield node.id
        elif isinstance(node, ast.Call) and node.args and _name(node.func) in MAKERS:
            yield ast.unparse(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if "url(" in node.value or "<img" in node.value:
                yield node.value
        elif isinstance(node, ast.ClassDef) and {_name(base) for base in node.bases} & MAKERS:
            yield from _of_its_base(node)


def _of_its_base(node: ast.ClassDef) -> Iterator[str]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and call.args and ast.unparse(call.func).endswith("__init__"):
            yield ast.unparse(call)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def found(path: Path) -> set[str]:
    name = path.relative_to(ROOT).as_posix()
    return set(reads(path.read_text("utf-8"))) - ALLOWED.get(name, frozenset())


def test_pictures_are_read_in_one_module() -> None:
    modules = {path: found(path) for path in ROOT.rglob("*.py") if path != ROOT / CODEC}

    assert len(modules) > 100
    assert {path.name: read for path, read in modules.items() if read} == {}


def test_what_is_allowed_is_still_there() -> None:
    for name, allowed in ALLOWED.items():
        assert set(reads((ROOT / name).read_text("utf-8"))) >= allowed


def test_the_codec_itself_reads() -> None:
    assert {"QImageReader", "QDataStream"} <= found(ROOT / CODEC)


@pytest.mark.parametrize(
    "planted",
    [
        "from PySide6.QtGui import QImageReader",
        "from PySide6.QtGui import QImageReader as R",
        "from PySide6 import QtGui\nQtGui.QImageReader(path).read()",
        "image = QImage.fromData(content)",
        "pixmap.loadFromData(content)",
        "pixmap.load(path)",
        "QPixmap(path)",
        "QPixmap(str(path), 'PNG')",
        "QtGui.QImage(path)",
        "QIcon(path)",
        "icon.addFile(path)",
        "QIcon.fromTheme('edit')",
        "document.addResource(kind, url, content)",
        "label.setText('<img src=a.png>')",
        "field.setStyleSheet('image: url(a.png)')",
        "from PySide6.QtCore import QBuffer",
        "from PySide6.QtSvg import QSvgRenderer",
        "from PySide6.QtGui import QMovie",
        "class Mine(QPixmap):\n    def __init__(self, path):\n        super().__init__(path)",
    ],
)
def test_each_way_to_read_one_is_seen(planted: str) -> None:
    assert list(reads(planted))


@pytest.mark.parametrize(
    "harmless",
    ["QPixmap()", "QImage()", "json.load(file)", "label.setPixmap(pixmap)", "made.addPixmap(it)"],
)
def test_what_reads_none_is_left_alone(harmless: str) -> None:
    assert not list(reads(harmless))
