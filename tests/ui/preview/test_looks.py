"""How the preview looks: compared with pictures a person has approved."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.portal_page import Device, PageView, build_page
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.ui.preview.export_image import picture_of
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme import appearance as theme
from tests.ui.support import approved_picture
from tests.ui.support.approved_picture import assert_looks_approved, difference
from tests.ui.support.preview import choose, open_pane
from tests.unit.example_catalogue import KNOWN, UNTOUCHED
from tests.unit.portal_page.visiting import ALL, FULL


def picture(view: PageView, device: Device, known: AccountSnapshot = ALL) -> QImage:
    return picture_of(
        build_page(FULL, known, view), device, lambda _source: None, "demo.invalid", 1
    )


@pytest.mark.parametrize(
    ("name", "view", "device"),
    [
        ("home-browser", PageView("home"), "browser"),
        ("update-phone", PageView("update", price="price_tea"), "phone"),
        ("reasons-browser", PageView("reasons", done="cancelled", reason="unused"), "browser"),
    ],
)
def test_a_page_looks_as_approved(name: str, view: PageView, device: Device) -> None:
    assert_looks_approved(name, picture(view, device))


def test_side_by_side_in_the_dark_looks_as_approved(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, "dark")
    document = Document(EditHistory(base=UNTOUCHED, draft=FULL), KNOWN)
    pane = open_pane(qtbot, document, (1_120, 620))
    choose(pane, "side", "both")
    choose(pane, "situation", "trial")
    pane.setFocus()
    for _pass in range(3):
        QApplication.processEvents()
    assert_looks_approved("both-dark", pane.grab().toImage())


# the comparison itself


def test_one_pixel_more_is_a_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(approved_picture, "FOLDER", tmp_path)
    monkeypatch.setattr(approved_picture, "GOT", tmp_path / "got")
    monkeypatch.delenv("APPROVE", raising=False)
    white = QImage(20, 10, QImage.Format.Format_RGB32)
    white.fill(QColor("white"))
    white.save(str(tmp_path / "it.png"))
    assert_looks_approved("it", white)
    other = white.copy()
    other.setPixelColor(3, 4, QColor("#fefefe"))
    with pytest.raises(pytest.fail.Exception, match="in 1 pixels"):
        assert_looks_approved("it", other)
    kept = sorted(each.name for each in (tmp_path / "got").iterdir())
    assert kept == ["it-difference.png", "it-got.png", "it-want.png"]
    red, count = difference(white, other)
    assert (count, red.pixelColor(3, 4).name()) == (1, "#ff0000")
    assert_looks_approved("it", white)
    assert not list((tmp_path / "got").iterdir())
