"""Customers choose their own names, and anybody may name a business: nothing of it is obeyed.

Everything is walked through that Qt shows, or says, besides the labels: tooltips, titles, menus,
rows of lists, what screen readers are told.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from portal_desktop.account.account import new_account
from portal_desktop.account.snapshot import Portal
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.emulator import Emulator
from portal_desktop.options.branding import BUSINESS_NAME
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.accounts.welcome import Welcome
from portal_desktop.ui.platform.plain_text import APART, LINE, LINES, LONGEST_LABEL
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.publishing.review_page import ReviewDialog
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.tabs.registry import TABS
from tests.ui.support.account_service import OpenedAccount, business, open_test_account
from tests.ui.support.programs import program
from tests.ui.support.workspaces import open_room, shown_texts

NAMES = [
    pytest.param('Jenny <img src="file:///etc/hostname">', id="a picture"),
    pytest.param("<b>Jenny</b> &lt;i&gt; &amp; <a href='x'>", id="tags and entities"),
    pytest.param("Tea & Co [*]", id="signs that Qt reads"),
    pytest.param("Jenny\nRosen\r\n\tCtrl+Q\u2028<b>x</b>", id="line breaks"),
    pytest.param("gnp.\u202ejenny\u2066 \u200frosen\u0000\u001b[31m", id="other directions"),
    pytest.param("J" * 5_000, id="5,000 letters"),
    pytest.param("<b>" + "jenny " * 1_000, id="5,000 letters in tags"),
]


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def hostile(name: str, tmp_path: Path, qapp: QApplication) -> Iterator[OpenedAccount]:
    """The demo business, in which everybody and everything is called ``name``."""
    with open_test_account(tmp_path, stripe=Emulator(business()), start=False) as opened_account:
        stripe = opened_account.stripe.account
        named = {"business_profile": {"name": name}, "settings": {"dashboard": {}}}
        opened_account.at_dashboard("account", named)
        for kind in ("customer", "product"):
            for each in list(stripe.objects[kind])[:12]:
                opened_account.at_dashboard(f"objects/{kind}/{each}", {"name": name})
        for each in list(stripe.objects["price"])[:12]:
            opened_account.at_dashboard(f"objects/price/{each}", {"nickname": name})
        opened_account.session.start()
        opened_account.rest()
        yield opened_account


def test_nothing_of_it_is_obeyed_in_any_room(
    qtbot: QtBot, hostile: OpenedAccount, name: str
) -> None:
    room = open_room(qtbot, hostile)
    hostile.session.document.set_value(HEADLINE.path, name)
    for tab in TABS:
        room.open_tab(tab.key)
        QApplication.processEvents()
        assert_plain()
    room.show_said()
    assert_plain()
    pane = as_everybody(room, hostile)
    assert sanitize_text(name, LONGEST_LABEL) in shown_names(pane)
    room.document.close_open_step()
    hostile.session.document.set_value(BUSINESS_NAME.path, name)
    review = ReviewDialog(hostile.session, room)
    review.open()
    assert_plain()
    review.reject()
    assert isinstance(room.document.account_snapshot.portal, Portal)


def test_nothing_of_it_is_obeyed_on_the_first_page(tmp_path: Path, name: str) -> None:
    with program(tmp_path) as running:
        running.store.put_account(new_account(name, "test", acct="acct_1"))
        running.window.show_welcome()
        running.rest()
        assert isinstance(running.welcome, Welcome)
        assert any(sanitize_text(name, 60) in each for each in shown_buttons(running.welcome))
        assert_plain()
        assert shown_texts(running.welcome)


def as_everybody(room: Workspace, opened_account: OpenedAccount) -> PreviewPane:
    """See the portal as each of the first customers; gives the pane."""
    pane = room.findChild(PreviewPane)
    assert pane is not None
    for customer in list(opened_account.stripe.account.objects["customer"])[:3]:
        pane.show_customer(customer)
        opened_account.rest()
        assert_plain()
    return pane


def shown_names(pane: PreviewPane) -> set[str]:
    return {box.itemText(at) for box in pane.findChildren(QComboBox) for at in range(box.count())}


def shown_buttons(inside: QWidget) -> list[str]:
    return [each.text() for each in inside.findChildren(QAbstractButton)]


def assert_plain() -> None:
    """Nothing that is there now can be read as anything but plain words."""
    wrong = [(what, text[:200]) for what, text in everything() if not is_plain(what, text)]
    assert not wrong


def is_plain(what: str, text: str) -> bool:
    seen = text.replace(APART, "")
    lines = seen.split("\n")
    if any(line != sanitize_text(line, 20_000) for line in lines):
        return False
    if what == "tooltip":
        fits = len(lines) <= LINES and all(len(line) <= LINE + 1 for line in lines)
        return fits and not Gui.mightBeRichText(text)
    if what == "menu":
        single = seen.replace("&&", "")
        return "&" not in single and "\t" not in seen and len(lines) == 1
    if what == "title":
        return len(lines) == 1 and "[*]" not in seen.replace("[*][*]", "")
    return what != "format"


def everything() -> Iterator[tuple[str, str]]:
    """What kind of text it is, and the text, of all that exists now."""
    for widget in QApplication.allWidgets():
        yield "tooltip", widget.toolTip()
        yield "tooltip", widget.whatsThis()
        yield "tooltip", widget.statusTip()
        yield "title", widget.windowTitle()
        yield "spoken", widget.accessibleName()
        yield "spoken", widget.accessibleDescription()
        for action in widget.actions():
            yield from of_action(action)
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            yield "format", widget.text()
        if isinstance(widget, QTextEdit):
            yield "spoken", widget.document().toPlainText()
        if isinstance(widget, QAbstractButton) and not isinstance(widget, QComboBox):
            yield "menu", QAbstractButton.text(widget).replace("&", "&&")
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from of_model(widget.model())


def of_action(action: QAction) -> Iterator[tuple[str, str]]:
    yield "menu", action.text()
    yield "tooltip", action.toolTip()
    yield "tooltip", action.whatsThis()
    yield "tooltip", action.statusTip()


def of_model(model: QAbstractItemModel) -> Iterator[tuple[str, str]]:
    role = Qt.ItemDataRole
    for row in range(model.rowCount()):
        for each in (
            role.DisplayRole,
            role.AccessibleTextRole,
            role.AccessibleDescriptionRole,
        ):
            yield "spoken", str(model.index(row, 0).data(each) or "")
        for each in (role.ToolTipRole, role.StatusTipRole, role.WhatsThisRole):
            yield "tooltip", str(model.index(row, 0).data(each) or "")
