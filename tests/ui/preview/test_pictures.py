"""The merchant's icon in the preview: any bytes, and none of them trusted."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.options.branding import LOGO
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.ui.platform.image_codec import QUICK_BYTES
from portal_desktop.ui.preview.image_decoder import SIDE, Pictures, decode_scaled
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.session.document import Document
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.preview import TODAY, at_once
from tests.unit.example_catalogue import EVERYTHING, KNOWN, PICTURE

RED = QColor("#d01010")
WIDE = Image("b" * 64, "png", 800, 100)
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9'/></svg>"


def picture(kind: str = "PNG", wide: int = 200, high: int = 200) -> bytes:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(RED)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_both_kinds_stripe_takes_are_drawn(kind: str) -> None:
    found = decode_scaled(picture(kind))
    assert found is not None
    assert found.pixelColor(20, 20).red() > 190


def test_a_large_picture_is_kept_small_and_in_its_shape() -> None:
    found = decode_scaled(picture("PNG", 1200, 600))
    assert found is not None
    assert (found.width(), found.height()) == (SIDE, SIDE // 2)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        SVG,
        b"\x89PNG\r\n\x1a\n" + SVG,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\x06\0\0\0\0\0\0\0",
        b"GIF89a" + bytes(40),
        b"\xff\xd8\xff\xe0",
    ],
    ids=["empty", "svg", "svg in a png", "30,000 x 30,000", "gif", "half a jpeg"],
)
def test_what_is_no_picture_is_not_drawn(data: bytes) -> None:
    assert decode_scaled(data) is None


def test_any_beginning_of_a_picture_does_no_harm() -> None:
    for kind in ("PNG", "JPEG"):
        whole = picture(kind)
        found = [decode_scaled(whole[:length]) for length in range(0, len(whole), 7)]
        assert found[0] is None
        assert {each.size() for each in found if each is not None} <= {QSize(200, 200)}


def test_bytes_are_read_once() -> None:
    asked: list[Image | StripeFile] = []

    def read(source: Image | StripeFile) -> bytes:
        asked.append(source)
        return picture()

    pictures = Pictures(read, at_once)
    for _time in range(3):
        assert pictures(PICTURE) is not None
        assert pictures(StripeFile("file_1")) is not None
    assert asked == [PICTURE, StripeFile("file_1")]


def test_many_pictures_do_not_pile_up() -> None:
    asked: list[Image | StripeFile] = []

    def read(source: Image | StripeFile) -> bytes:
        asked.append(source)
        return picture()

    pictures = Pictures(read, at_once)
    for number in [*range(20), 0]:
        pictures(StripeFile(f"file_{number}"))
    assert len(asked) == 21


def test_an_icon_that_comes_later_is_drawn_then(qtbot: QtBot) -> None:
    there: dict[Image | StripeFile, bytes] = {}
    document = Document(EditHistory(base=EVERYTHING, draft=EVERYTHING), KNOWN)
    pane = PreviewPane(there.get, TODAY, "billing.stripe.com", at_once)
    qtbot.addWidget(pane)
    pane.resize(690, 760)
    document.changed.connect(pane.show_document)
    pane.show_document(document)
    pane.show()
    assert icon_colour(pane) != RED.name()

    there[PICTURE] = picture()
    document.update_snapshot(replace(KNOWN, icon="a" * 64))
    assert icon_colour(pane) == RED.name()


def test_the_logo_is_drawn_whole_for_who_saw_it_on_their_own_page(qtbot: QtBot) -> None:
    draft = EVERYTHING.with_value(LOGO.path, WIDE)
    document = Document(EditHistory(base=draft, draft=draft), KNOWN)
    there: dict[Image | StripeFile, bytes] = {WIDE: picture("PNG", 800, 100)}
    pane = PreviewPane(there.get, TODAY, "billing.stripe.com", at_once)
    qtbot.addWidget(pane)
    pane.resize(690, 760)
    document.changed.connect(pane.show_document)
    pane.show_document(document)
    pane.show()
    assert RED.name() not in panel_colours(pane)
    document.update_snapshot(replace(KNOWN, seen=frozenset({"logo_on_panel"})))
    assert panel_colours(pane) == {RED.name()}


def panel_colours(pane: PreviewPane) -> set[str]:
    """The colours from left to right where a logo has its place."""
    QApplication.processEvents()
    sheet = pane.stage.current_layout()
    assert sheet is not None
    panel, shown = sheet.placed[3], pane.stage.grab().toImage()
    along = (pane.stage.point_of(panel.x + x, panel.y + 14).toPoint() for x in range(10, 190, 10))
    return {shown.pixelColor(each).name() for each in along}


def icon_colour(pane: PreviewPane) -> str:
    QApplication.processEvents()
    sheet = pane.stage.current_layout()
    assert sheet is not None
    panel = sheet.placed[3]
    at = pane.stage.point_of(panel.x + 10, panel.y + 10).toPoint()
    return pane.stage.grab().toImage().pixelColor(at).name()


def test_a_large_icon_is_read_beside_the_window(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    large = picture("PNG", 2_000, 2_000) + bytes(QUICK_BYTES)
    pictures = Pictures(lambda _source: large, opened_account.session.run_local)
    with qtbot.waitSignal(pictures.came):
        assert pictures(PICTURE) is None
    found = pictures(PICTURE)
    assert found is not None
    assert found.width() == SIDE
