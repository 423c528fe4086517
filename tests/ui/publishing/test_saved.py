"""The bar says "Saving…" of what somebody did, and of nothing else."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.options.table import HEADLINE, TERMS
from portal_desktop.storage.account_storage import Shelf
from portal_desktop.ui.publishing.publish_bar import PublishBar
from tests.ui.support.account_service import Office, open_office

SAVED = "Saved on this computer"


def watched(office: Office, qtbot: QtBot) -> tuple[PublishBar, list[str]]:
    """The bar, and all it says about saving from now on."""
    bar = PublishBar(office.sync)
    qtbot.addWidget(bar)
    bar.show()
    said = [bar.saved.text()]

    def note(_document: object = None) -> None:
        if bar.saved.text() != said[-1]:
            said.append(bar.saved.text())

    office.sync.changed.connect(note)
    office.sync.document.changed.connect(note)
    return bar, said


def kept(office: Office) -> Shelf:
    return Shelf(office.store, office.sync.account)


def test_opening_an_account_saves_nothing_that_anybody_did(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_office(tmp_path, start=False) as office:
        _bar, said = watched(office, qtbot)
        office.sync.start()
        office.rest()
        office.until(lambda: kept(office).history() is not None)
        assert said == ["", SAVED]  # nothing before there is anything to save
    with open_office(tmp_path, stripe=office.stripe, start=False) as again:
        _bar, said = watched(again, qtbot)
        again.sync.start()
        again.rest()
        assert said == [SAVED]


def test_what_others_changed_is_kept_without_a_word_about_saving(
    office: Office, qtbot: QtBot
) -> None:
    _bar, said = watched(office, qtbot)
    office.change_portal({"business_profile": {"headline": "From the Dashboard"}})
    office.sync.read_again()
    office.rest()

    def is_kept() -> bool:
        history = kept(office).history()
        return history is not None and history.base[HEADLINE] == "From the Dashboard"

    office.until(is_kept)
    assert said == [SAVED]


def test_each_thing_done_is_saved_once_and_said_once(office: Office, qtbot: QtBot) -> None:
    _bar, said = watched(office, qtbot)
    office.sync.document.set(TERMS.path, "https://harbour.example/terms", typing=True)
    office.until(lambda: said[-1] == SAVED and len(said) > 1)
    office.sync.document.seal()
    assert said == [SAVED, "Saving…", SAVED]
    office.sync.document.undo()
    office.until(lambda: len(said) == 5)
    assert said[3:] == ["Saving…", SAVED]
    history = kept(office).history()
    assert history is not None
    assert history.position == 0
