"""An action is confirmed where it stands, runs once, and says what became of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.actions import action as acts
from portal_desktop.options.business_profile import LOGIN_PAGE
from portal_desktop.ui.forms.action_row import ActionRow
from portal_desktop.ui.tabs.links import LinksTab
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.workspaces import open_any_tab


@pytest.fixture
def live(qapp: QApplication, tmp_path: Path) -> Iterator[OpenedAccount]:
    """The same business as a live account."""
    with open_test_account(tmp_path, mode="live") as opened:
        yield opened


def row_of(opened_account: OpenedAccount, qtbot: QtBot, pause: int = 20) -> ActionRow:
    row = ActionRow(opened_account.session, acts.activate_link(), pause=pause)
    row.show_act(acts.activate_link(), label="There is no link", text="", ask="Activate…")
    qtbot.addWidget(row)
    row.resize(480, 200)
    row.show()
    row.activateWindow()
    return row


def is_active(opened_account: OpenedAccount) -> object:
    opened_account.session.read_again()
    opened_account.rest()
    return opened_account.session.document.base[LOGIN_PAGE]


def test_the_first_press_only_says_what_follows(
    opened_account: OpenedAccount, qtbot: QtBot, qapp: QApplication
) -> None:
    row = row_of(opened_account, qtbot)
    assert not row.consequence.isVisible()

    row.ask.click()

    assert row.consequence.isVisible()
    assert "Stripe also puts the link into the emails" in row.consequence.text()
    assert row.go.text() == "Activate the link now"
    assert row.focusWidget() is row.not_now
    assert [each for each in qapp.topLevelWidgets() if each.isVisible()] == [row]
    assert is_active(opened_account) is False


def test_the_second_press_does_it_and_closes_the_row(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    row = row_of(opened_account, qtbot)
    row.ask.click()

    with qtbot.waitSignal(opened_account.session.acted):
        row.go.click()

    assert not row.is_open
    assert is_active(opened_account) is True
    assert opened_account.session.document.plan.changes == ()


@pytest.mark.parametrize("way", ["button", "escape"])
def test_not_now_does_nothing(opened_account: OpenedAccount, qtbot: QtBot, way: str) -> None:
    row = row_of(opened_account, qtbot)
    row.ask.click()

    if way == "button":
        row.not_now.click()
    else:
        QTest.keyClick(row.not_now, Qt.Key.Key_Escape)

    assert not row.is_open
    assert row.ask.isVisible()
    assert is_active(opened_account) is False


def test_a_refusal_is_said_in_its_place_and_it_can_be_tried_again(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    row = row_of(opened_account, qtbot)
    opened_account.fails("POST /v1/billing_portal/configurations=500")
    row.ask.click()

    row.go.click()
    assert not row.go.isEnabled()
    opened_account.rest()

    assert row.is_open
    assert "Stripe has a problem of its own" in row.user_error.words.text()
    opened_account.fails()
    row.go.click()
    opened_account.rest()
    assert is_active(opened_account) is True
    assert not row.user_error.isVisible()


def test_what_has_arrived_though_the_answer_was_lost_leaves_no_trouble_behind(
    opened_account: OpenedAccount, qtbot: QtBot, impatient: None
) -> None:
    tab = open_any_tab(qtbot, opened_account, "links")
    assert isinstance(tab, LinksTab)
    tab.act.ask.click()
    opened_account.fails(
        "POST /v1/billing_portal/configurations=drop-after", "GET /v1/account=drop"
    )
    tab.act.go.click()
    opened_account.rest()
    assert "Trying again does nothing twice." in tab.act.user_error.words.text()
    assert tab.act.user_error.isVisible()
    opened_account.fails()

    opened_account.session.read_again()
    opened_account.rest()

    assert tab.act.label.text() == "The link is active"
    assert not tab.act.user_error.isVisible()


def test_what_cannot_be_undone_says_so(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    row = row_of(opened_account, qtbot)

    row.show_act(acts.deactivate_link(), label="The link is active", text="", ask="Deactivate…")
    row.ask.click()

    assert "This cannot be undone." in row.consequence.text()
    assert row.go.text() == "Deactivate the link now"


def test_a_live_account_needs_a_deliberate_step(live: OpenedAccount, qtbot: QtBot) -> None:
    row = row_of(live, qtbot, pause=300)

    QTest.mouseDClick(row.ask, Qt.MouseButton.LeftButton)
    row.ask.click()
    assert not row.go.isEnabled()
    QTest.keyClick(row.deliberate.tick, Qt.Key.Key_Space)
    assert not row.go.isEnabled()
    live.until(row.go.isEnabled)
    QTest.keyClick(row.go, Qt.Key.Key_Return)
    live.rest()

    assert is_active(live) is True


def test_nothing_can_be_done_while_something_is_on_its_way(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    row = row_of(opened_account, qtbot)
    opened_account.session.document.set_value("business_profile.headline", "Hello")
    opened_account.fails("POST /v1=slow:60000")

    opened_account.session.writes.publish_plan(opened_account.session.document.plan)

    assert not row.ask.isEnabled()
    opened_account.fails()
    opened_account.rest()
    assert row.ask.isEnabled()


def test_what_may_have_arrived_is_not_said_to_be_undone(
    opened_account: OpenedAccount, qtbot: QtBot, impatient: None
) -> None:
    row = row_of(opened_account, qtbot)
    row.ask.click()
    opened_account.fails("POST /v1=drop", "GET /v1/account=drop")
    row.go.click()
    opened_account.rest()
    assert row.label.text() == "Not known yet whether this was done"
    assert "Trying again does nothing twice." in row.user_error.words.text()
    opened_account.fails()
    row.go.click()
    opened_account.rest()
    assert row.label.text() == "There is no link"
    assert not row.user_error.isVisible()


def test_what_is_found_to_have_arrived_closes_the_row(
    opened_account: OpenedAccount, qtbot: QtBot, impatient: None
) -> None:
    row = row_of(opened_account, qtbot)
    row.ask.click()
    opened_account.fails("POST /v1=drop-after", "GET /v1/account=drop")
    row.go.click()
    opened_account.rest()
    opened_account.fails()
    opened_account.session.read_again()
    opened_account.rest()
    assert not row.is_open
    assert not row.user_error.isVisible()
