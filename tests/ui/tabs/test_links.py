"""The tab Links: the link on and off, copied, opened, and with an address typed in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.account.account import Mode
from portal_desktop.actions import action as acts
from portal_desktop.emulator import Emulator, empty
from portal_desktop.options.business_profile import LOGIN_PAGE
from portal_desktop.ui.tabs.links import LinksTab
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.ui.support.account_service import OpenedAccount, open_test_account


class Doors:
    """What was opened outside."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.logins = 0

    def open_address(self, address: str) -> None:
        self.addresses.append(address)

    def show_login(self) -> None:
        self.logins += 1


def tab_of(opened_account: OpenedAccount, qtbot: QtBot, doors: Doors | None = None) -> LinksTab:
    doors = doors or Doors()
    tab = LinksTab(
        opened_account.session, open_address=doors.open_address, show_login=doors.show_login
    )
    qtbot.addWidget(tab)
    tab.resize(520, 800)
    tab.show()
    return tab


def activate(opened_account: OpenedAccount) -> str:
    opened_account.session.writes.perform_action(acts.activate_link())
    opened_account.rest()
    assert opened_account.session.document.account_snapshot.portal is not None
    return opened_account.session.document.account_snapshot.portal.login_url


def field(tab: QWidget, name: str) -> LineEdit:
    found = tab.findChild(LineEdit, name)
    assert isinstance(found, LineEdit)
    return found


def button(tab: QWidget, name: str) -> QPushButton:
    found = tab.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def words(tab: QWidget) -> str:
    return " | ".join(label.text() for label in tab.findChildren(QLabel) if label.isVisible())


def enter(tab: QWidget, email: str) -> None:
    typed = field(tab, "links.email")
    typed.clear()
    QTest.keyClicks(typed, email)


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_without_a_link_there_is_nothing_to_copy(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    tab = tab_of(opened_account, qtbot)

    assert "There is no active link" in words(tab)
    assert not field(tab, "links.url").isVisible()
    assert not field(tab, "links.email").isVisible()


def test_activating_shows_the_link_and_deactivating_takes_it_away(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    tab = tab_of(opened_account, qtbot)
    control = button(tab, LOGIN_PAGE.path)

    control.click()
    button(tab, f"{LOGIN_PAGE.path}:go").click()
    opened_account.rest()

    assert "The link is active" in words(tab)
    assert field(tab, "links.url").text().startswith("https://demo.invalid/")
    assert field(tab, "links.url").isReadOnly()
    control.click()
    button(tab, f"{LOGIN_PAGE.path}:go").click()
    opened_account.rest()
    assert "There is no active link" in words(tab)
    assert not field(tab, "links.url").isVisible()


def test_copies_the_link_and_says_so(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    url = activate(opened_account)
    tab = tab_of(opened_account, qtbot)
    copy = button(tab, "links.copy")

    copy.click()

    assert copied() == url
    assert copy.text() == "Copied"
    opened_account.until(lambda: copy.text() == "Copy link")


def test_the_demo_opens_no_address(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    activate(opened_account)
    doors = Doors()
    tab = tab_of(opened_account, qtbot, doors)

    button(tab, "links.open").click()

    assert (doors.addresses, doors.logins) == ([], 1)


@pytest.mark.parametrize(("mode", "said"), [("test", True), ("live", False)])
def test_a_test_link_says_that_it_is_not_for_customers(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, mode: Mode, said: bool
) -> None:
    with open_test_account(tmp_path, mode=mode) as opened_account:
        url = activate(opened_account)
        doors = Doors()
        tab = tab_of(opened_account, qtbot, doors)

        assert ("not for customers" in words(tab)) is said
        assert button(tab, "links.copy").text() == ("Copy test link" if said else "Copy link")
        button(tab, "links.open").click()
        assert doors.addresses == [url]


def test_fills_in_an_address_so_that_stripe_reads_the_very_same(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    url = activate(opened_account)
    tab = tab_of(opened_account, qtbot)

    enter(tab, "jenny+club@example.com")
    button(tab, "links.email_copy").click()

    expected = f"{url}?prefilled_email=jenny%2Bclub%40example.com"
    assert copied() == expected
    assert field(tab, "links.email_url").text() == expected
    assert "getting in needs the code or link Stripe sends" in words(tab)


@pytest.mark.parametrize("email", ["jenny", "jenny@exam ple.com", "a@b@c.com", "jenny@example"])
def test_an_address_stripe_would_drop_is_told_and_not_copied(
    opened_account: OpenedAccount, qtbot: QtBot, email: str
) -> None:
    activate(opened_account)
    tab = tab_of(opened_account, qtbot)

    enter(tab, email)

    assert "Stripe would drop this address without a word." in words(tab)
    assert not button(tab, "links.email_copy").isEnabled()
    assert not field(tab, "links.email_url").isVisible()


def test_says_that_customers_cannot_change_their_address_here(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    activate(opened_account)

    assert "cannot change their email address" in words(tab_of(opened_account, qtbot))


def test_an_account_without_portal_settings_says_what_to_do(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, mode="test", stripe=Emulator(empty())) as opened_account:
        tab = tab_of(opened_account, qtbot)

        assert "Publish them once" in words(tab)
        assert not button(tab, LOGIN_PAGE.path).isVisible()


def test_where_the_account_cannot_be_read_it_offers_to_try_again(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        tab = tab_of(opened_account, qtbot)
        opened_account.fails("ANY /v1=401")
        opened_account.session.start()
        opened_account.rest()
        assert "Stripe does not know this key." in words(tab)

        opened_account.fails()
        press = _visible(tab, "Try again now")
        press()
        opened_account.rest()

        assert button(tab, LOGIN_PAGE.path).isVisible()


def _visible(tab: QWidget, text: str) -> Callable[[], None]:
    return next(
        each.click
        for each in tab.findChildren(QPushButton)
        if each.text() == text and each.isVisible()
    )
