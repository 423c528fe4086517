"""Going back to Stripe's usual setting, from the row that differs from it."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.options.billing_info import CUSTOMER_FIELDS, INVOICES
from portal_desktop.options.branding import BUSINESS_NAME
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE, CANCEL_PRORATION
from portal_desktop.options.option import Option
from portal_desktop.options.subscription import ALLOWED_UPDATES, SCHEDULE, UPDATE, UPDATE_PRORATION
from portal_desktop.options.values import UNCHOSEN, Value
from portal_desktop.settings.edit_history import start_history
from portal_desktop.settings.settings import default_settings
from portal_desktop.ui.forms.reset_button import ResetButton
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.workspaces import control, open_tab, press, type_over


@pytest.fixture
def usual(opened_account: OpenedAccount) -> OpenedAccount:
    """The demo business, with everything as a new portal has it."""
    opened_account.session.document.edit("As usual", dict(default_settings()))
    return opened_account


def buttons(tab: QWidget) -> list[ResetButton]:
    """Those that show."""
    return [each for each in tab.findChildren(ResetButton) if each.isVisible()]


def only(tab: QWidget) -> ResetButton:
    (found,) = buttons(tab)
    return found


@pytest.mark.parametrize("key", ["subscription", "cancellation", "billing_info", "branding"])
def test_nothing_can_be_restored_where_everything_is_usual(
    qtbot: QtBot, usual: OpenedAccount, key: str
) -> None:
    assert not buttons(open_tab(qtbot, usual, key))


def test_a_text_is_restored_in_one_step_that_undo_takes_back(
    qtbot: QtBot, usual: OpenedAccount
) -> None:
    document = usual.session.document
    tab = open_tab(qtbot, usual, "branding")
    field = control(tab, HEADLINE.path, LineEdit)
    type_over(field, "Hello")
    button = only(tab)
    assert button.toolTip() == "Stripe’s usual setting: Stripe’s own sentence. Restore it"
    assert button.accessibleName() == f"Headline. {button.toolTip()}"
    press(button)
    assert (document.draft[HEADLINE], field.text()) == ("", "")
    assert not buttons(tab)
    document.undo()
    assert (document.draft[HEADLINE], field.text()) == ("Hello", "Hello")
    assert only(tab) is button


def test_it_is_reached_with_the_keyboard_before_its_control(
    qtbot: QtBot, usual: OpenedAccount
) -> None:
    document = usual.session.document
    tab = open_tab(qtbot, usual, "billing_info")
    document.set_value(INVOICES.path, False)
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    switch = control(tab, INVOICES.path, QWidget)
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert only(tab).hasFocus()
    QTest.keyClick(only(tab), Qt.Key.Key_Return)
    assert document.draft[INVOICES] is True
    assert switch.hasFocus()


def test_a_member_is_restored_alone(qtbot: QtBot, usual: OpenedAccount) -> None:
    document = usual.session.document
    tab = open_tab(qtbot, usual, "billing_info")
    document.set_member(CUSTOMER_FIELDS.path, "email", on=False)
    document.set_member(CUSTOMER_FIELDS.path, "tax_id", on=True)
    email, tax = buttons(tab)
    assert email.toolTip() == "Stripe’s usual setting: Yes. Restore it"
    assert tax.toolTip() == "Stripe’s usual setting: No. Restore it"
    press(email)
    assert document.draft[CUSTOMER_FIELDS] == ("name", "email", "address", "phone", "tax_id")
    assert only(tab) is tax


def test_a_member_with_words_of_its_own_says_them(qtbot: QtBot, usual: OpenedAccount) -> None:
    document = usual.session.document
    tab = open_tab(qtbot, usual, "subscription")
    document.edit("On", {UPDATE.path: True, SCHEDULE.path: ("shortening_interval",)})
    _master, waiting = buttons(tab)
    assert waiting.toolTip() == "Stripe’s usual setting: At once. Restore it"


def test_a_whole_card_is_restored_from_its_heading(qtbot: QtBot, usual: OpenedAccount) -> None:
    document = usual.session.document
    tab = open_tab(qtbot, usual, "cancellation")
    document.set_value(CANCEL.path, False)
    button = only(tab)
    assert button.toolTip() == "Stripe’s usual setting: Yes. Restore it"
    press(button)
    assert document.draft[CANCEL] is True
    assert not buttons(tab)


def test_what_a_choice_brings_along_comes_with_it(qtbot: QtBot, usual: OpenedAccount) -> None:
    document = usual.session.document
    tab = open_tab(qtbot, usual, "cancellation")
    changes = {CANCEL_MODE.path: "immediately", CANCEL_PRORATION.path: "create_prorations"}
    document.edit("Now", changes)
    steps = document.history.position
    press(buttons(tab)[0])
    assert (document.draft[CANCEL_MODE], document.draft[CANCEL_PRORATION]) == (
        "at_period_end",
        "none",
    )
    assert document.history.position == steps + 1


def test_a_question_that_is_open_is_answered_by_nobody_else(
    qtbot: QtBot, usual: OpenedAccount
) -> None:
    tab = open_tab(qtbot, usual, "subscription")
    usual.session.document.set_value(UPDATE.path, True)
    assert usual.session.document.draft[UPDATE_PRORATION] is UNCHOSEN
    assert [each.accessibleName().partition(".")[0] for each in buttons(tab)] == [
        "Customers can change their subscription"
    ]


CLOSED = [
    pytest.param(
        ALLOWED_UPDATES, {ALLOWED_UPDATES.path: ("price",)}, AccountSnapshot(), id="does nothing"
    ),
    pytest.param(HEADLINE, {}, AccountSnapshot(), id="not known"),
    pytest.param(
        CUSTOMER_FIELDS,
        {CUSTOMER_FIELDS.path: ()},
        AccountSnapshot(read_only=frozenset({CUSTOMER_FIELDS.path})),
        id="holds something newer",
    ),
    pytest.param(
        BUSINESS_NAME, {BUSINESS_NAME.path: "Bean There"}, AccountSnapshot(), id="not published"
    ),
]


@pytest.mark.parametrize(("option", "draft", "known"), CLOSED)
def test_what_cannot_be_changed_here_cannot_be_restored(
    qtbot: QtBot, option: Option[Value], draft: Mapping[str, Value], known: AccountSnapshot
) -> None:
    others = default_settings().without_paths([option.path])
    document = Document(start_history(others | draft), known)
    button = ResetButton(document, option)
    qtbot.addWidget(button)
    button.show_document(document)
    assert button.isHidden()
