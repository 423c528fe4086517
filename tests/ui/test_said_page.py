"""The whole configuration as sentences: read, copied, saved."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from portal_desktop.options import CANCEL
from portal_desktop.ui.said_page import SaidPage
from tests.ui.office import Office
from tests.ui.rooms import button, press, shown_texts


@pytest.fixture
def went() -> list[str]:
    return []


@pytest.fixture
def page(qtbot: QtBot, office: Office, went: list[str]) -> SaidPage:
    made = SaidPage(office.sync, lambda: went.append("back"))
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    made.begin()
    return made


def test_it_follows_the_draft(page: SaidPage, office: Office) -> None:
    document = office.sync.document
    document.set(CANCEL.path, value=True)
    QApplication.processEvents()
    assert "Customers can cancel their subscription." in shown_texts(page)
    document.set(CANCEL.path, value=False)
    QApplication.processEvents()
    assert "Customers cannot cancel." in shown_texts(page)
    assert "Customers can cancel their subscription." not in shown_texts(page)


def test_it_is_copied_as_it_reads(page: SaidPage) -> None:
    press(button(page, "Copy"))
    copied = QGuiApplication.clipboard().text()
    assert copied == page.text()
    assert copied.startswith("Changing a subscription\n")


def test_it_is_saved_where_a_person_says(page: SaidPage, office: Office, tmp_path: Path) -> None:
    press(button(page, "Save…"))
    dialog = page.findChild(QFileDialog, "said.where")
    assert dialog is not None
    file = tmp_path / "portal.txt"
    dialog.fileSelected.emit(str(file))
    office.rest()
    dialog.close()
    assert file.read_text(encoding="utf-8") == page.text() + "\n"
    assert "Saved as portal.txt." in shown_texts(page)


def test_where_nothing_can_be_written_that_is_said(
    page: SaidPage, office: Office, tmp_path: Path
) -> None:
    page.save(str(tmp_path / "missing" / "portal.txt"))
    office.rest()
    assert any("could not be saved" in text for text in shown_texts(page))


def test_it_leads_back(page: SaidPage, went: list[str]) -> None:
    press(button(page, "Back"))
    assert went == ["back"]
