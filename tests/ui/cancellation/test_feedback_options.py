"""Reasons of the merchant's own: made, reworded and retired at once; offered when published."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options.cancellation import CANCEL, FEEDBACK_OPTIONS, REASONS
from portal_desktop.ui.cancellation.feedback_option_row import FeedbackOptionRow
from portal_desktop.ui.cancellation.feedback_options import NewReason
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.switch import Switch
from tests.emulator.calls import default, get
from tests.emulator.conftest import in_process
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.workspaces import (
    button,
    control,
    notice,
    notices,
    open_tab,
    press,
    shown_texts,
    type_over,
)

PATH = FEEDBACK_OPTIONS.path
LISTED = "/v1/billing/feedback_options"


@pytest.fixture
def asking(opened_account: OpenedAccount) -> OpenedAccount:
    """The demo business, whose customers can cancel and are asked why."""
    opened_account.session.document.edit("On", {CANCEL.path: True, REASONS.path: True})
    return opened_account


@pytest.fixture
def tab(qtbot: QtBot, asking: OpenedAccount) -> Form:
    return open_tab(qtbot, asking, "cancellation")


def reasons(opened_account: OpenedAccount) -> list[Any]:
    """As another program reads them, the newest first."""
    found: list[Any] = get(in_process(opened_account.stripe), LISTED, limit=100)["data"]
    return found


def make(opened_account: OpenedAccount, tab: Form, words: str) -> str:
    """Make a reason; its id."""
    control(tab, f"{PATH}:words", LineEdit).insert(words)
    press(button(tab, "Make it…"))
    assert words not in {each["description"] for each in reasons(opened_account)}
    press(button(tab, "Make it at Stripe now"))
    opened_account.rest()
    made = reasons(opened_account)[0]
    assert made["description"] == words
    return str(made["id"])


def the_row(tab: Form, reason: str) -> FeedbackOptionRow:
    QApplication.processEvents()
    switches = tab.findChildren(Switch, f"{PATH}:{reason}")
    (above,) = [each.parentWidget() for each in switches if each.isVisible()]
    assert isinstance(above, FeedbackOptionRow)
    return above


def test_a_reason_is_made_at_once_and_offered_with_the_next_publishing(
    asking: OpenedAccount, tab: Form
) -> None:
    made = make(asking, tab, "Moved house ☕")
    document = asking.session.document
    assert document.draft[FEEDBACK_OPTIONS] == (made,)
    assert document.base[FEEDBACK_OPTIONS] == ()
    assert control(tab, f"{PATH}:words", LineEdit).text() == ""
    assert the_row(tab, made).label.text() == "Moved house ☕"
    asking.publish()
    cancel = default(in_process(asking.stripe))["features"]["subscription_cancel"]
    assert cancel["cancellation_reason"]["feedback_options"] == [made]
    assert any(each.title == "Reason made: Moved house ☕" for each in asking.session.versions())


def test_a_reason_is_reworded_at_once(asking: OpenedAccount, tab: Form) -> None:
    row = the_row(tab, make(asking, tab, "Moved house"))
    press(row.edit)
    type_over(row.words, "I moved away")
    press(button(row, "Change the words…"))
    press(button(row, "Change it at Stripe now"))
    asking.rest()
    assert reasons(asking)[0]["description"] == "I moved away"
    assert the_row(tab, reasons(asking)[0]["id"]).label.text() == "I moved away"


def test_a_reason_is_retired_only_when_nobody_is_offered_it(
    asking: OpenedAccount, tab: Form
) -> None:
    made = make(asking, tab, "Moved house")
    row = the_row(tab, made)
    press(row.edit)
    assert not button(row, "Retire…").isEnabled()
    press(row.switch)
    assert asking.session.document.draft[FEEDBACK_OPTIONS] == ()
    press(button(row, "Retire…"))
    press(button(row, "Retire it at Stripe now"))
    asking.rest()
    assert reasons(asking)[0]["status"] == "inactive"
    assert not [each for each in tab.findChildren(Switch, f"{PATH}:{made}") if each.isVisible()]


def test_one_retired_elsewhere_is_said_and_can_be_taken_out(
    asking: OpenedAccount, tab: Form
) -> None:
    made = make(asking, tab, "Moved house")
    asking.at_dashboard(f"objects/billing.feedback_option/{made}", {"status": "inactive"})
    asking.session.read_again()
    asking.rest()
    said = notice(tab, "retired at Stripe")
    assert not asking.session.document.plan.is_publishable
    press(said.button)
    assert asking.session.document.draft[FEEDBACK_OPTIONS] == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("x" * 103, "3 characters too many: Stripe takes 100."),
        ("tea\u200bpot", "cannot be seen"),
        ("rk_" + "live_" + "a" * 24, "must never be published"),
    ],
)
def test_words_that_cannot_be_a_reason_say_why(
    asking: OpenedAccount, tab: Form, typed: str, said: str
) -> None:
    (new,) = tab.findChildren(NewReason)
    field = control(tab, f"{PATH}:words", LineEdit)
    field.insert(typed)
    assert notice(new, said).isVisible()
    assert "Make it…" not in shown_texts(new)
    assert not [each for each in new.findChildren(QWidget) if _asks(each)]
    row = the_row(tab, _kept(asking, tab, field))
    press(row.edit)
    row.words.selectAll()
    row.words.insert(typed)
    assert notice(row, said).isVisible()
    row.words.selectAll()
    row.words.backspace()
    assert not notices(row)


@pytest.mark.parametrize("typed", ["<b>Too</b> &amp; dear", "غالي جدا", "x" * 100, "50 % off {x}"])
def test_whatever_it_lets_through_stripe_takes(
    asking: OpenedAccount, tab: Form, typed: str
) -> None:
    made = make(asking, tab, typed)
    assert the_row(tab, made).label.text() == typed
    assert asking.session.user_error is None


def _asks(widget: QWidget) -> bool:
    text = getattr(widget, "text", None)
    return widget.isVisible() and callable(text) and text() == "Make it…"


def _kept(asking: OpenedAccount, tab: Form, field: LineEdit) -> str:
    field.selectAll()
    return make(asking, tab, "Moved house")


def test_a_key_that_may_not_read_them_names_what_may_be_its_tick_box(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, permissions=("customer_portal_write",)) as opened_account:
        said = notice(
            open_tab(qtbot, opened_account, "cancellation"), "Perhaps “Feedback options: Read”"
        )
        assert said.words.text().endswith("its name is not confirmed.")
