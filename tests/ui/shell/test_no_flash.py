"""Nothing is shown before it has its place: it would flash as a window and take the focus."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.account.account import Account, Mode
from portal_desktop.common.errors import UserError
from portal_desktop.credentials.api_key import read_key
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL
from portal_desktop.options.subscription import UPDATE
from portal_desktop.ui.accounts.welcome import Welcome
from portal_desktop.ui.tabs.registry import TABS
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.workspaces import everything_on, open_room


class Windows(QObject):
    """Everything that was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            kind = watched.windowType()
            if watched.isWindow() and kind in {Qt.WindowType.Widget, Qt.WindowType.Window}:
                self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    made = Windows()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.mark.parametrize("on", [False, True])
@pytest.mark.parametrize("mode", ["demo", "test", "live"])
def test_a_room_and_all_its_tabs(
    qtbot: QtBot, windows: Windows, tmp_path: Path, mode: Mode, on: bool
) -> None:
    with open_test_account(tmp_path, mode=mode) as opened_account:
        if on:
            document = opened_account.session.document
            document.edit("On", everything_on(document.account_snapshot.catalogue))
        look_around(qtbot, windows, opened_account)


def look_around(qtbot: QtBot, windows: Windows, opened_account: OpenedAccount) -> None:
    room = open_room(qtbot, opened_account)
    QApplication.processEvents()
    for tab in TABS:
        room.open_tab(tab.key)
        QApplication.processEvents()
    room.show_about()
    room.show_stand_in(lambda _values, _done: None)
    assert windows.shown == ["Workspace"]
    assert room.isActiveWindow()
    room.close()


def test_what_comes_and_goes_in_a_room(
    qtbot: QtBot, windows: Windows, opened_account: OpenedAccount
) -> None:
    room = open_room(qtbot, opened_account)
    for tab in TABS:
        room.open_tab(tab.key)
    document = room.document
    document.set_value(HEADLINE.path, "x" * 70)
    document.edit("On", {UPDATE.path: True, CANCEL.path: True, PAYMENT_METHODS.path: False})
    opened_account.change_portal({"business_profile": {"headline": "Elsewhere"}})
    opened_account.session.read_again()
    opened_account.rest()
    room.show_error(UserError("Something.", "Somehow."))
    for width in (900, 1_400, 900):
        room.resize(width, 800)
        QApplication.processEvents()
    document.discard()
    assert windows.shown == ["Workspace"]


def test_the_review(qtbot: QtBot, windows: Windows, opened_account: OpenedAccount) -> None:
    room = open_room(qtbot, opened_account)
    room.document.set_value(HEADLINE.path, "x" * 70)
    room.open_review()
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    room.document.set_value(HEADLINE.path, "Hello")
    QApplication.processEvents()
    dialog.close()
    assert windows.shown == ["Workspace"]


def test_the_welcome(qtbot: QtBot, windows: Windows) -> None:
    welcome = Welcome([Account("one", "Harbour", "test")], read_key)
    qtbot.addWidget(welcome)
    welcome.show()
    welcome.show_error(UserError("Something.", "Somehow."))
    welcome.show_connect()
    welcome.show_error(UserError("Something.", "Somehow."))
    QApplication.processEvents()
    assert windows.shown == ["Welcome"]
