"""The first page: the demo, the accounts used before, and the way to connect one."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.account.account import Account, demo_account, new_account
from portal_desktop.common.errors import UserError
from portal_desktop.credentials.api_key import read_key
from portal_desktop.links.dashboard import REGISTER
from portal_desktop.ui.accounts.welcome import Welcome
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.icon_button import IconButton
from tests.ui.support.account_service import heard


def welcome_of(qtbot: QtBot, *accounts: Account) -> Welcome:
    welcome = Welcome(accounts, read_key)
    qtbot.addWidget(welcome)
    welcome.resize(1280, 800)
    welcome.show()
    QApplication.processEvents()
    return welcome


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget: QWidget, name: str) -> QPushButton:
    found = widget.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_opens_the_demo(qtbot: QtBot) -> None:
    welcome = welcome_of(qtbot)

    with qtbot.waitSignal(welcome.demo_asked):
        QTest.mouseClick(button(welcome, "welcome.demo"), Qt.MouseButton.LeftButton)


def test_says_whose_program_it_is_and_where_to_register(qtbot: QtBot) -> None:
    welcome = welcome_of(qtbot)

    assert "not made or endorsed by Stripe. Talks only to Stripe." in words(welcome)
    with qtbot.waitSignal(welcome.open_address) as told:
        button(welcome, "welcome.register").click()
    assert told.args == [REGISTER]


def test_lists_remembered_accounts_with_their_badges(qtbot: QtBot) -> None:
    test = new_account("Harbour <b>Coffee</b> Club", "test")
    live = new_account("Harbour Coffee Club", "live")
    welcome = welcome_of(qtbot, demo_account(), test, live)

    badges = [badge.text() for badge in welcome.findChildren(Badge) if badge.isVisible()]
    assert badges == ["Test", "Live"]
    shown = button(welcome, f"welcome.account.{test.id}")
    assert shown.text() == "Harbour <b>Coffee</b> Club"
    assert shown.accessibleName() == "Harbour <b>Coffee</b> Club, Test"
    with qtbot.waitSignal(welcome.account_asked) as told:
        button(welcome, f"welcome.account.{live.id}").click()
    assert told.args == [live.id]


def test_without_remembered_accounts_lists_none(qtbot: QtBot) -> None:
    assert "Recently" not in words(welcome_of(qtbot, demo_account()))


def test_forgetting_is_confirmed_in_its_place(qtbot: QtBot) -> None:
    account = new_account("Harbour Coffee Club", "test")
    welcome = welcome_of(qtbot, account)
    asked: list[str] = []
    welcome.forget_asked.connect(asked.append)
    bin_ = welcome.findChild(IconButton, f"welcome.forget.{account.id}")
    assert isinstance(bin_, IconButton)

    bin_.click()
    assert "deleted from this computer" in words(welcome)
    assert asked == []
    button(welcome, f"welcome.forget.{account.id}:go").click()

    assert asked == [account.id]


def test_says_on_the_first_page_why_an_account_could_not_be_opened(qtbot: QtBot) -> None:
    welcome = welcome_of(qtbot)

    welcome.show_error(UserError("The keyring is locked.", "Unlock it, then try again."))

    assert "The keyring is locked. Unlock it, then try again." in words(welcome)


def test_leads_to_the_steps_and_back(qtbot: QtBot) -> None:
    welcome = welcome_of(qtbot)

    button(welcome, "welcome.connect").click()
    assert button(welcome, "connect.go").isVisible()
    assert not button(welcome, "welcome.demo").isVisible()
    button(welcome, "connect.back").click()

    assert button(welcome, "welcome.demo").isVisible()


@pytest.mark.parametrize(("zoom", "width"), [(1.0, 1280), (2.0, 1280), (1.0, 640)])
def test_nothing_is_cut_off_sideways(
    qtbot: QtBot, qapp: QApplication, zoom: float, width: int
) -> None:
    theme.apply_theme(qapp, "dark", zoom=zoom)
    welcome = welcome_of(qtbot, new_account("Harbour Coffee Club", "test"))
    for connecting in (False, True):
        if connecting:
            welcome.show_connect()
        welcome.resize(width, 800)
        QApplication.processEvents()
        for part in welcome.findChildren(QPushButton):
            if part.isVisible():
                left = part.mapTo(welcome, part.rect().topLeft()).x()
                assert left >= 0
                assert left + part.width() <= width
                assert part.width() >= part.sizeHint().width()


def test_an_account_whose_key_is_left_is_not_opened_but_tried_again(qtbot: QtBot) -> None:
    account = replace(new_account("Harbour <b>Coffee</b> Club", "test"), key_to_delete=True)
    welcome = welcome_of(qtbot, account)
    assert "forgotten, but its key is still in this computer’s keyring" in words(welcome)
    assert not welcome.findChildren(Button, f"welcome.account.{account.id}")
    asked = heard(welcome.forget_asked)

    button(welcome, f"welcome.forgotten.{account.id}:delete").click()

    assert asked == [account.id]


def test_leaving_the_key_there_is_confirmed_in_its_place(qtbot: QtBot) -> None:
    account = replace(new_account("Harbour Coffee Club", "test"), key_to_delete=True)
    welcome = welcome_of(qtbot, account)
    asked = heard(welcome.off_list_asked)

    button(welcome, f"welcome.forgotten.{account.id}:off").click()
    assert "Revoke the key at Stripe" in words(welcome)
    assert asked == []
    button(welcome, f"welcome.forgotten.{account.id}:off:go").click()

    assert asked == [account.id]
