"""The bar says "Saving…" of what somebody did, and of nothing else."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.storage.account_storage import AccountStorage
from portal_desktop.ui.publishing.publish_bar import PublishBar
from tests.ui.support.account_service import OpenedAccount, open_test_account

SAVED = "Saved on this computer"


def watched(opened_account: OpenedAccount, qtbot: QtBot) -> tuple[PublishBar, list[str]]:
    """The bar, and all it says about saving from now on."""
    bar = PublishBar(opened_account.session)
    qtbot.addWidget(bar)
    bar.show()
    said = [bar.saved.text()]

    def note(_document: object = None) -> None:
        if bar.saved.text() != said[-1]:
            said.append(bar.saved.text())

    opened_account.session.changed.connect(note)
    opened_account.session.document.changed.connect(note)
    return bar, said


def kept(opened_account: OpenedAccount) -> AccountStorage:
    return AccountStorage(opened_account.store, opened_account.session.account)


def test_opening_an_account_saves_nothing_that_anybody_did(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        _bar, said = watched(opened_account, qtbot)
        opened_account.session.start()
        opened_account.rest()
        opened_account.until(lambda: kept(opened_account).load_history() is not None)
        assert said == ["", SAVED]  # nothing before there is anything to save
    with open_test_account(tmp_path, stripe=opened_account.stripe, start=False) as again:
        _bar, said = watched(again, qtbot)
        again.session.start()
        again.rest()
        assert said == [SAVED]


def test_what_others_changed_is_kept_without_a_word_about_saving(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    _bar, said = watched(opened_account, qtbot)
    opened_account.change_portal({"business_profile": {"headline": "From the Dashboard"}})
    opened_account.session.read_again()
    opened_account.rest()

    def is_kept() -> bool:
        history = kept(opened_account).load_history()
        return history is not None and history.base[HEADLINE] == "From the Dashboard"

    opened_account.until(is_kept)
    assert said == [SAVED]


def test_each_thing_done_is_saved_once_and_said_once(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    _bar, said = watched(opened_account, qtbot)
    opened_account.session.document.set_value(
        TERMS.path, "https://harbour.example/terms", typing=True
    )
    opened_account.until(lambda: said[-1] == SAVED and len(said) > 1)
    opened_account.session.document.close_open_step()
    assert said == [SAVED, "Saving…", SAVED]
    opened_account.session.document.undo()
    opened_account.until(lambda: len(said) == 5)
    assert said[3:] == ["Saving…", SAVED]
    history = kept(opened_account).load_history()
    assert history is not None
    assert history.position == 0
