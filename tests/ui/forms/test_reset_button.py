"""Going back to Stripe's usual setting, from the row that differs from it."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.account.snapshot import Known
from portal_desktop.options.option import Option
from portal_desktop.options.table import (
    ALLOWED_UPDATES,
    BUSINESS_NAME,
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    CUSTOMER_FIELDS,
    HEADLINE,
    INVOICES,
    SCHEDULE,
    UPDATE,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import UNCHOSEN, Value
from portal_desktop.settings.edit_history import start
from portal_desktop.settings.settings import defaults
from portal_desktop.ui.forms.reset_button import Usual
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.line_edit import Field
from tests.ui.support.account_service import Office
from tests.ui.support.workspaces import control, open_tab, press, type_over


@pytest.fixture
def usual(office: Office) -> Office:
    """The demo business, with everything as a new portal has it."""
    office.sync.document.edit("As usual", dict(defaults()))
    return office


def buttons(tab: QWidget) -> list[Usual]:
    """Those that show."""
    return [each for each in tab.findChildren(Usual) if each.isVisible()]


def only(tab: QWidget) -> Usual:
    (found,) = buttons(tab)
    return found


@pytest.mark.parametrize("key", ["subscription", "cancellation", "billing_info", "branding"])
def test_nothing_can_be_restored_where_everything_is_usual(
    qtbot: QtBot, usual: Office, key: str
) -> None:
    assert not buttons(open_tab(qtbot, usual, key))


def test_a_text_is_restored_in_one_step_that_undo_takes_back(qtbot: QtBot, usual: Office) -> None:
    document = usual.sync.document
    tab = open_tab(qtbot, usual, "branding")
    field = control(tab, HEADLINE.path, Field)
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


def test_it_is_reached_with_the_keyboard_before_its_control(qtbot: QtBot, usual: Office) -> None:
    document = usual.sync.document
    tab = open_tab(qtbot, usual, "billing_info")
    document.set(INVOICES.path, False)
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    switch = control(tab, INVOICES.path, QWidget)
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert only(tab).hasFocus()
    QTest.keyClick(only(tab), Qt.Key.Key_Return)
    assert document.draft[INVOICES] is True
    assert switch.hasFocus()


def test_a_member_is_restored_alone(qtbot: QtBot, usual: Office) -> None:
    document = usual.sync.document
    tab = open_tab(qtbot, usual, "billing_info")
    document.set_member(CUSTOMER_FIELDS.path, "email", on=False)
    document.set_member(CUSTOMER_FIELDS.path, "tax_id", on=True)
    email, tax = buttons(tab)
    assert email.toolTip() == "Stripe’s usual setting: Yes. Restore it"
    assert tax.toolTip() == "Stripe’s usual setting: No. Restore it"
    press(email)
    assert document.draft[CUSTOMER_FIELDS] == ("name", "email", "address", "phone", "tax_id")
    assert only(tab) is tax


def test_a_member_with_words_of_its_own_says_them(qtbot: QtBot, usual: Office) -> None:
    document = usual.sync.document
    tab = open_tab(qtbot, usual, "subscription")
    document.edit("On", {UPDATE.path: True, SCHEDULE.path: ("shortening_interval",)})
    _master, waiting = buttons(tab)
    assert waiting.toolTip() == "Stripe’s usual setting: At once. Restore it"


def test_a_whole_card_is_restored_from_its_heading(qtbot: QtBot, usual: Office) -> None:
    document = usual.sync.document
    tab = open_tab(qtbot, usual, "cancellation")
    document.set(CANCEL.path, False)
    button = only(tab)
    assert button.toolTip() == "Stripe’s usual setting: Yes. Restore it"
    press(button)
    assert document.draft[CANCEL] is True
    assert not buttons(tab)


def test_what_a_choice_brings_along_comes_with_it(qtbot: QtBot, usual: Office) -> None:
    document = usual.sync.document
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


def test_a_question_that_is_open_is_answered_by_nobody_else(qtbot: QtBot, usual: Office) -> None:
    tab = open_tab(qtbot, usual, "subscription")
    usual.sync.document.set(UPDATE.path, True)
    assert usual.sync.document.draft[UPDATE_PRORATION] is UNCHOSEN
    assert [each.accessibleName().partition(".")[0] for each in buttons(tab)] == [
        "Customers can change their subscription"
    ]


CLOSED = [
    pytest.param(ALLOWED_UPDATES, {ALLOWED_UPDATES.path: ("price",)}, Known(), id="does nothing"),
    pytest.param(HEADLINE, {}, Known(), id="not known"),
    pytest.param(
        CUSTOMER_FIELDS,
        {CUSTOMER_FIELDS.path: ()},
        Known(read_only=frozenset({CUSTOMER_FIELDS.path})),
        id="holds something newer",
    ),
    pytest.param(BUSINESS_NAME, {BUSINESS_NAME.path: "Bean There"}, Known(), id="not published"),
]


@pytest.mark.parametrize(("option", "draft", "known"), CLOSED)
def test_what_cannot_be_changed_here_cannot_be_restored(
    qtbot: QtBot, option: Option[Value], draft: Mapping[str, Value], known: Known
) -> None:
    others = defaults().without([option.path])
    document = Document(start(others | draft), known)
    button = Usual(document, option)
    qtbot.addWidget(button)
    button.show_document(document)
    assert button.isHidden()
