"""Who turned something on did nothing wrong yet; who tries to publish is told what is missing."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL, REASON_OPTIONS
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE, UPDATE_PRORATION
from portal_desktop.ui.widgets.chip import Chip
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.notice import NoticeKind
from portal_desktop.ui.widgets.switch import Switch
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.review import opened
from tests.ui.support.workspaces import control, notice, notices, open_tab, press, type_over

STOPS = "It stops publishing."


def test_turning_something_on_asks_calmly_for_what_is_to_be_chosen(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    tab = open_tab(qtbot, opened_account, "subscription")
    press(control(tab, UPDATE.path, Switch))
    assert _kinds(tab) == {"info"}
    asked = notice(tab, "Choose the plans")
    assert asked.button.text() == "Offer all plans"
    assert asked.button.accessibleDescription() == asked.words.text()
    choice = control(tab, UPDATE_PRORATION.path, ComboBox)
    assert "Choose what happens to the difference" in choice.accessibleDescription()
    assert STOPS not in choice.accessibleDescription()


def test_going_away_and_coming_back_is_no_try_to_publish(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    opened_account.session.document.set_value(UPDATE.path, True)
    assert _kinds(open_tab(qtbot, opened_account, "subscription")) == {"info"}


def test_what_the_review_asks_for_stands_in_the_way_from_then_on(
    qtbot: QtBot, opened_account: OpenedAccount, behind: QWidget
) -> None:
    tab = open_tab(qtbot, opened_account, "subscription")
    press(control(tab, UPDATE.path, Switch))
    _try_to_publish(opened_account, behind)
    assert _kinds(tab) == {"error"}
    assert STOPS in notice(tab, "Choose the plans").button.accessibleDescription()
    choice = control(tab, UPDATE_PRORATION.path, ComboBox)
    assert STOPS in choice.accessibleDescription()
    assert _kinds(open_tab(qtbot, opened_account, "subscription")) == {"error"}


def test_what_was_put_right_is_asked_calmly_when_it_is_missing_again(
    qtbot: QtBot, opened_account: OpenedAccount, behind: QWidget
) -> None:
    document = opened_account.session.document
    tab = open_tab(qtbot, opened_account, "subscription")
    press(control(tab, UPDATE.path, Switch))
    _try_to_publish(opened_account, behind)
    press(notice(tab, "Choose at least one thing").button)
    press(control(tab, f"{ALLOWED_UPDATES.path}:price", Switch))
    assert document.draft[ALLOWED_UPDATES] == ()
    assert notice(tab, "Choose at least one thing").kind == "info"
    assert notice(tab, "Choose the plans").kind == "error"
    press(control(tab, UPDATE.path, Switch))
    press(control(tab, UPDATE.path, Switch))
    assert _kinds(tab) == {"info"}


def test_a_review_asks_for_nothing_else(
    qtbot: QtBot, opened_account: OpenedAccount, behind: QWidget
) -> None:
    document = opened_account.session.document
    document.set_value(UPDATE.path, True)
    _try_to_publish(opened_account, behind)
    document.edit("Ask for nothing", {CANCEL.path: True, REASON_OPTIONS.path: ()})
    tab = open_tab(qtbot, opened_account, "cancellation")
    assert notice(tab, "Choose at least one reason").kind == "info"


def test_what_is_written_wrong_is_wrong_at_once(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    tab = open_tab(qtbot, opened_account, "branding")
    type_over(control(tab, HEADLINE.path, LineEdit), "x" * 61)
    assert notice(tab, "too many").kind == "error"


def test_what_is_wrong_in_a_field_is_said_when_one_comes_back_to_it(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    tab = open_tab(qtbot, opened_account, "branding")
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    field = control(tab, HEADLINE.path, LineEdit)
    type_over(field, "x" * 61)
    assert "too many" not in field.accessibleDescription()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()
    assert "too many" in field.accessibleDescription()
    assert STOPS in field.accessibleDescription()


def test_taking_out_the_last_plan_asks_for_another(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    tab = open_tab(qtbot, opened_account, "subscription")
    press(control(tab, UPDATE.path, Switch))
    press(notice(tab, "Choose the plans").button)
    assert opened_account.session.document.draft[PRODUCTS]
    for _offer in opened_account.session.document.draft[PRODUCTS]:
        first = next(each for each in tab.findChildren(Chip) if each.isVisible())
        first.removed.emit()
    assert notice(tab, "Choose the plans").kind == "info"


def _kinds(tab: QWidget) -> set[NoticeKind]:
    return {each.kind for each in notices(tab)}


def _try_to_publish(opened_account: OpenedAccount, behind: QWidget) -> None:
    opened(opened_account, behind).reject()
