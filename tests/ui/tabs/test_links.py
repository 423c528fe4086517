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
from portal_desktop.options.table import LOGIN_PAGE
from portal_desktop.ui.tabs.links import LinksTab
from portal_desktop.ui.widgets.line_edit import Field
from tests.ui.support.account_service import Office, open_office


class Doors:
    """What was opened outside."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.logins = 0

    def open_address(self, address: str) -> None:
        self.addresses.append(address)

    def show_login(self) -> None:
        self.logins += 1


def tab_of(office: Office, qtbot: QtBot, doors: Doors | None = None) -> LinksTab:
    doors = doors or Doors()
    tab = LinksTab(office.sync, open_address=doors.open_address, show_login=doors.show_login)
    qtbot.addWidget(tab)
    tab.resize(520, 800)
    tab.show()
    return tab


def activate(office: Office) -> str:
    office.sync.act(acts.activate_link())
    office.rest()
    assert office.sync.document.known.portal is not None
    return office.sync.document.known.portal.login_url


def field(tab: QWidget, name: str) -> Field:
    found = tab.findChild(Field, name)
    assert isinstance(found, Field)
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


def test_without_a_link_there_is_nothing_to_copy(office: Office, qtbot: QtBot) -> None:
    tab = tab_of(office, qtbot)

    assert "There is no active link" in words(tab)
    assert not field(tab, "links.url").isVisible()
    assert not field(tab, "links.email").isVisible()


def test_activating_shows_the_link_and_deactivating_takes_it_away(
    office: Office, qtbot: QtBot
) -> None:
    tab = tab_of(office, qtbot)
    control = button(tab, LOGIN_PAGE.path)

    control.click()
    button(tab, f"{LOGIN_PAGE.path}:go").click()
    office.rest()

    assert "The link is active" in words(tab)
    assert field(tab, "links.url").text().startswith("https://demo.invalid/")
    assert field(tab, "links.url").isReadOnly()
    control.click()
    button(tab, f"{LOGIN_PAGE.path}:go").click()
    office.rest()
    assert "There is no active link" in words(tab)
    assert not field(tab, "links.url").isVisible()


def test_copies_the_link_and_says_so(office: Office, qtbot: QtBot) -> None:
    url = activate(office)
    tab = tab_of(office, qtbot)
    copy = button(tab, "links.copy")

    copy.click()

    assert copied() == url
    assert copy.text() == "Copied"
    office.until(lambda: copy.text() == "Copy link")


def test_the_demo_opens_no_address(office: Office, qtbot: QtBot) -> None:
    activate(office)
    doors = Doors()
    tab = tab_of(office, qtbot, doors)

    button(tab, "links.open").click()

    assert (doors.addresses, doors.logins) == ([], 1)


@pytest.mark.parametrize(("mode", "said"), [("test", True), ("live", False)])
def test_a_test_link_says_that_it_is_not_for_customers(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, mode: Mode, said: bool
) -> None:
    with open_office(tmp_path, mode=mode) as office:
        url = activate(office)
        doors = Doors()
        tab = tab_of(office, qtbot, doors)

        assert ("not for customers" in words(tab)) is said
        assert button(tab, "links.copy").text() == ("Copy test link" if said else "Copy link")
        button(tab, "links.open").click()
        assert doors.addresses == [url]


def test_fills_in_an_address_so_that_stripe_reads_the_very_same(
    office: Office, qtbot: QtBot
) -> None:
    url = activate(office)
    tab = tab_of(office, qtbot)

    enter(tab, "jenny+club@example.com")
    button(tab, "links.email_copy").click()

    expected = f"{url}?prefilled_email=jenny%2Bclub%40example.com"
    assert copied() == expected
    assert field(tab, "links.email_url").text() == expected
    assert "getting in needs the code or link Stripe sends" in words(tab)


@pytest.mark.parametrize("email", ["jenny", "jenny@exam ple.com", "a@b@c.com", "jenny@example"])
def test_an_address_stripe_would_drop_is_told_and_not_copied(
    office: Office, qtbot: QtBot, email: str
) -> None:
    activate(office)
    tab = tab_of(office, qtbot)

    enter(tab, email)

    assert "Stripe would drop this address without a word." in words(tab)
    assert not button(tab, "links.email_copy").isEnabled()
    assert not field(tab, "links.email_url").isVisible()


def test_says_that_customers_cannot_change_their_address_here(office: Office, qtbot: QtBot) -> None:
    activate(office)

    assert "cannot change their email address" in words(tab_of(office, qtbot))


def test_an_account_without_portal_settings_says_what_to_do(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_office(tmp_path, mode="test", stripe=Emulator(empty())) as office:
        tab = tab_of(office, qtbot)

        assert "Publish them once" in words(tab)
        assert not button(tab, LOGIN_PAGE.path).isVisible()


def test_where_the_account_cannot_be_read_it_offers_to_try_again(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_office(tmp_path, start=False) as office:
        tab = tab_of(office, qtbot)
        office.fails("ANY /v1=401")
        office.sync.start()
        office.rest()
        assert "Stripe does not know this key." in words(tab)

        office.fails()
        press = _visible(tab, "Try again now")
        press()
        office.rest()

        assert button(tab, LOGIN_PAGE.path).isVisible()


def _visible(tab: QWidget, text: str) -> Callable[[], None]:
    return next(
        each.click
        for each in tab.findChildren(QPushButton)
        if each.text() == text and each.isVisible()
    )
