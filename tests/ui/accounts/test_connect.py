"""Connecting: a key is recognised before anything is sent, and shown nowhere."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.common.errors import UserError
from portal_desktop.credentials.api_key import ApiKey, read_key
from portal_desktop.ui.accounts.connect_panel import Connect
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.line_edit import LineEdit

LETTERS = "abcd1234" * 3
RESTRICTED = f"rk_test_{LETTERS}"
LIVE = f"sk_live_{LETTERS}"


def panel_of(qtbot: QtBot) -> Connect:
    panel = Connect(read_key)
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    return panel


def paste(panel: Connect, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    panel.key.clear()
    panel.key.paste()
    QApplication.processEvents()


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def everything_said(panel: QWidget) -> str:
    """All that can be seen or heard of the panel, but what is typed into the field itself."""
    said = [each.text() for each in panel.findChildren(QLabel)]
    said += [each.text() for each in panel.findChildren(QPushButton)]
    for each in (panel, *panel.findChildren(QWidget)):
        said += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        said += [each.windowTitle(), each.objectName()]
    return " ".join(said)


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        (RESTRICTED, "A restricted key for a test account"),
        (f"  {LIVE}\n", "A secret key for a live account"),
    ],
)
def test_says_what_was_pasted_and_lets_it_be_tried(qtbot: QtBot, pasted: str, said: str) -> None:
    panel = panel_of(qtbot)
    assert not panel.go.isEnabled()

    paste(panel, pasted)

    assert [each.text() for each in panel.findChildren(Badge) if each.isVisible()] == [said]
    with qtbot.waitSignal(panel.key_entered) as told:
        panel.go.click()
    assert isinstance(told.args[0], ApiKey)
    assert told.args[0].secret == pasted.strip()


@pytest.mark.parametrize(
    "pasted", ["pk_test_" + LETTERS, "whsec_" + LETTERS, "rk_live_abc", "hello"]
)
def test_says_why_something_else_is_no_key(qtbot: QtBot, pasted: str) -> None:
    panel = panel_of(qtbot)
    asked: list[object] = []
    panel.key_entered.connect(asked.append)

    paste(panel, pasted)
    QTest.keyClick(panel.key, Qt.Key.Key_Return)

    read = read_key(pasted)
    assert not isinstance(read, ApiKey)
    assert str(read.user_error) in words(panel)
    assert not panel.go.isEnabled()
    assert asked == []


def test_the_key_is_hidden_unless_it_is_asked_for(qtbot: QtBot) -> None:
    panel = panel_of(qtbot)
    paste(panel, RESTRICTED)
    assert panel.key.echoMode() == QLineEdit.EchoMode.Password
    assert LETTERS not in panel.key.displayText()

    panel.show_key.click()

    assert panel.key.displayText() == RESTRICTED
    assert panel.show_key.accessibleName() == "Hide the key"


def test_the_key_appears_nowhere_else(qtbot: QtBot) -> None:
    panel = panel_of(qtbot)
    paste(panel, RESTRICTED)
    assert LETTERS not in everything_said(panel)

    panel.go.click()
    panel.show_error(UserError("Stripe does not know this key."))

    assert LETTERS not in everything_said(panel)
    assert [each for each in panel.findChildren(LineEdit) if each is not panel.key] == []


def test_the_key_is_forgotten_when_the_panel_is_left(qtbot: QtBot) -> None:
    panel = panel_of(qtbot)
    paste(panel, RESTRICTED)
    panel.show_key.click()

    panel.hide()

    assert panel.key.text() == ""
    panel.show()
    assert panel.key.echoMode() == QLineEdit.EchoMode.Password
    assert not panel.go.isEnabled()


def test_shows_that_it_is_connecting_and_sends_one_key_once(qtbot: QtBot) -> None:
    panel = panel_of(qtbot)
    asked: list[object] = []
    panel.key_entered.connect(asked.append)
    paste(panel, RESTRICTED)

    QTest.keyClick(panel.key, Qt.Key.Key_Return)
    QTest.keyClick(panel.go, Qt.Key.Key_Return)

    assert len(asked) == 1
    assert panel.go.text() == "Connecting…"
    assert not panel.key.isEnabled()


def test_after_a_refusal_it_can_be_tried_again(qtbot: QtBot) -> None:
    panel = panel_of(qtbot)
    paste(panel, RESTRICTED)
    panel.go.click()

    panel.show_error(UserError("Stripe cannot be reached.", "Try again."))

    assert "Stripe cannot be reached. Try again." in words(panel)
    assert panel.go.isEnabled()
    paste(panel, LIVE)
    assert "Stripe cannot be reached." not in words(panel)


def test_opens_the_page_for_the_kind_of_key_that_is_wanted(qtbot: QtBot) -> None:
    panel = panel_of(qtbot)
    assert "Customer portal: Write" in words(panel)
    with qtbot.waitSignal(panel.open_address) as publishing:
        panel.page.click()

    panel.mode.button_of("live").click()
    panel.use.button_of("look").click()
    QApplication.processEvents()
    with qtbot.waitSignal(panel.open_address) as looking:
        panel.page.click()

    assert "/test/apikeys" in publishing.args[0]
    assert "customer_portal_write" in publishing.args[0]
    assert "/test/" not in looking.args[0]
    assert "customer_portal_write" not in looking.args[0]
    assert "Customer portal: Write" not in words(panel)
    assert "Customer portal: Read" in words(panel)


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    panel = panel_of(qtbot)

    controls: list[QObject] = [panel.key, panel.show_key, panel.mode, panel.use]
    for control in controls:
        assert isinstance(control, QWidget)
        assert control.accessibleName()
    assert panel.key.accessibleName() == "Key"
