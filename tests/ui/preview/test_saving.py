"""The page shown, saved as a picture."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from portal_desktop.common.errors import UserError
from portal_desktop.portal_page import Device, PageName, PageView, build_page
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.ui.preview.export_image import picture_of, save_png
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.session.document import Document
from tests.ui.support.preview import open_pane, words
from tests.unit.example_catalogue import EVERYTHING, KNOWN

HOST = "billing.stripe.com"


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[PreviewPane]:
    made = open_pane(qtbot, Document(EditHistory(base=EVERYTHING, draft=EVERYTHING), KNOWN))
    yield made
    for each in made.findChildren(QFileDialog):
        each.close()
    QApplication.processEvents()


def picture(device: Device = "browser", times: int = 1, name: PageName = "home") -> QImage:
    shown = build_page(EVERYTHING, KNOWN, PageView(name))
    return picture_of(shown, device, lambda _source: None, HOST, times)


def dialog_of(pane: PreviewPane, keys: str) -> QFileDialog:
    """The dialog that opens for a shortcut."""
    act: QAction = next(each for each in pane.actions() if each.shortcut().toString() == keys)
    act.trigger()
    found = pane.findChild(QFileDialog, "preview.save")
    assert found is not None
    return found


def test_twice_as_sharp_is_twice_as_many_pixels() -> None:
    once, twice = picture(), picture(times=2)
    assert (twice.width(), twice.height()) == (2 * once.width(), 2 * once.height())
    assert twice.devicePixelRatio() == 2


def test_a_phone_is_narrow_and_shows_the_whole_page() -> None:
    shown = picture("phone")
    assert shown.width() < 500
    assert shown.height() > 1_000  # longer than a phone's screen, nothing is scrolled away


@pytest.mark.parametrize("device", ["browser", "phone"])
def test_it_says_below_that_it_is_a_preview(device: Device) -> None:
    shown = picture(device)
    line = [shown.pixelColor(x, shown.height() - 17).name() for x in range(shown.width())]
    assert len(set(line)) > 5  # letters on the ground
    around = {*line[: shown.width() // 8], *line[-shown.width() // 8 :]}
    assert len(around) < 3  # and nothing of the frame


def test_the_page_is_in_it() -> None:
    assert picture() != picture(name="login")
    middle = picture().pixelColor(120, 500)
    assert middle.name() == "#12343b"


@pytest.mark.parametrize(("keys", "times"), [("Ctrl+Alt+S", 1), ("Ctrl+Alt+Shift+S", 2)])
def test_it_is_saved_where_a_person_says(
    pane: PreviewPane, tmp_path: Path, keys: str, times: int
) -> None:
    dialog = dialog_of(pane, keys)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    file = tmp_path / "mine.png"
    dialog.fileSelected.emit(str(file))
    assert QImage(str(file)).width() == picture(times=times).width()
    assert "Saved as mine.png." in words(pane)


@pytest.mark.parametrize("device", ["browser", "phone"])
def test_what_is_saved_is_the_page_as_it_is_looked_at(
    pane: PreviewPane, tmp_path: Path, device: Device
) -> None:
    pane.show_device(device)
    pane.show_page("login")
    file = tmp_path / "mine.png"
    dialog_of(pane, "Ctrl+Alt+S").fileSelected.emit(str(file))
    saved = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    assert saved == picture(device, name="login")


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be saved"):
        save_png(picture(), tmp_path / "missing" / "mine.png")
