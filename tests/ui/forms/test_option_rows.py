"""Rows bound to the real document: what they show, what they set, what they say."""

from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.options.billing_info import (
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    INVOICES,
    PAYMENT_METHODS,
)
from portal_desktop.options.branding import ACCENT_COLOUR, BRAND_COLOUR, BUSINESS_NAME
from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.options.cancellation import (
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    REASON_OPTIONS,
)
from portal_desktop.options.subscription import SCHEDULE, UPDATE, UPDATE_PRORATION
from portal_desktop.settings.edit_history import start_history
from portal_desktop.settings.settings import UNCHOSEN, members
from portal_desktop.ui.forms.form import make_row
from portal_desktop.ui.forms.option_row import OptionRow
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.tabs.registry import TABS
from portal_desktop.ui.widgets.colour_field import ColourField
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.switch import Switch
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.workspaces import (
    button,
    control,
    everything_on,
    notice,
    notices,
    open_any_tab,
    open_tab,
    press,
    shown_texts,
    type_over,
)

NOT_PUBLISHED = "Not published yet."


def test_a_switch_shows_and_sets(qtbot: QtBot, opened_account: OpenedAccount) -> None:
    document = opened_account.session.document
    tab = open_tab(qtbot, opened_account, "billing_info")
    switch = control(tab, INVOICES.path, Switch)
    assert switch.isChecked()
    press(switch)
    assert document.draft[INVOICES] is False
    document.undo()
    assert switch.isChecked()


def test_a_choice_shows_and_sets(qtbot: QtBot, opened_account: OpenedAccount) -> None:
    document = opened_account.session.document
    document.set_value(CANCEL.path, True)
    tab = open_tab(qtbot, opened_account, "cancellation")
    choice = control(tab, CANCEL_MODE.path, ComboBox)
    assert choice.value() == "at_period_end"
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert document.draft[CANCEL_MODE] == "immediately"
    document.undo()
    assert choice.value() == "at_period_end"


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        (HEADLINE.path, "Your beans, your way"),
        (TERMS.path, "https://harbour.example/terms"),
        (ACCENT_COLOUR.path, "#0B6E6E"),
    ],
)
def test_a_text_shows_and_is_one_step_however_many_letters(
    qtbot: QtBot, opened_account: OpenedAccount, path: str, typed: str
) -> None:
    document = opened_account.session.document
    before = document.draft[path]
    tab = open_tab(qtbot, opened_account, "branding")
    field = control(tab, path, LineEdit)
    type_over(field, typed)
    assert document.draft[path] == typed
    document.undo()
    assert document.draft[path] == before
    document.redo()
    assert field.text() == typed


def test_a_colour_is_written_large(qtbot: QtBot, opened_account: OpenedAccount) -> None:
    tab = open_tab(qtbot, opened_account, "branding")
    field = control(tab, BRAND_COLOUR.path, ColourField)
    assert field.text() == "#12343B"
    assert field.colour().name() == "#12343b"


def test_members_are_put_in_and_taken_out_one_by_one(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    tab = open_tab(qtbot, opened_account, "billing_info")
    press(control(tab, f"{CUSTOMER_FIELDS.path}:tax_id", Switch))
    press(control(tab, f"{CUSTOMER_FIELDS.path}:name", Switch))
    assert members(document.draft, CUSTOMER_FIELDS.path) == ("email", "address", "phone", "tax_id")


def test_a_member_with_words_of_its_own_is_a_choice_between_them(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    document.edit("On", {UPDATE.path: True})
    path = f"{SCHEDULE.path}:shortening_interval"
    tab = open_tab(qtbot, opened_account, "subscription")
    choice = control(tab, path, ComboBox)
    assert choice.currentText() == "At once"
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert members(document.draft, SCHEDULE.path) == ("shortening_interval",)
    assert choice.currentText() == "At the period’s end"


def test_a_master_turns_its_members_off_and_they_keep_their_values(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    tab = open_tab(qtbot, opened_account, "billing_info")
    email = control(tab, f"{CUSTOMER_FIELDS.path}:email", Switch)
    press(control(tab, CUSTOMER_UPDATE.path, Switch))
    assert document.draft[CUSTOMER_UPDATE] is False
    assert not email.isEnabled()
    assert email.isChecked()
    assert "cannot change their billing information" in email.accessibleDescription()
    assert any("It is off, so nothing below has an effect." in each for each in shown_texts(tab))
    press(control(tab, CUSTOMER_UPDATE.path, Switch))
    assert not any("Turn it on" in each for each in shown_texts(tab))
    assert email.isEnabled()
    assert email.isChecked()


def test_turning_changes_on_asks_how_the_difference_is_settled(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    tab = open_tab(qtbot, opened_account, "subscription")
    press(control(tab, UPDATE.path, Switch))
    choice = control(tab, UPDATE_PRORATION.path, ComboBox)
    assert document.draft[UPDATE_PRORATION] is UNCHOSEN
    assert choice.placeholderText() == "Choose…"
    assert choice.value() is None
    assert notices_about(tab, "Choose what happens to the difference")


def test_a_problem_stands_under_its_row_with_what_puts_it_right(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    tab = open_tab(qtbot, opened_account, "branding")
    field = control(tab, HEADLINE.path, LineEdit)
    type_over(field, "x" * 63)
    said = notice(tab, "3 characters too many")
    assert row_of(said) is row_of(field)
    press(said.button)
    assert document.draft[HEADLINE] == "x" * 60
    assert not notices_about(tab, "too many")
    document.undo()
    assert document.draft[HEADLINE] == "x" * 63


@pytest.mark.parametrize(
    ("typed", "said", "wanted"),
    [
        ("harbour.example/terms", "starts with https://", "https://harbour.example/terms"),
        ("http://harbour.example", "not a secure one", "https://harbour.example"),
    ],
)
def test_an_address_is_put_right_at_its_row(
    qtbot: QtBot, opened_account: OpenedAccount, typed: str, said: str, wanted: str
) -> None:
    tab = open_tab(qtbot, opened_account, "branding")
    type_over(control(tab, TERMS.path, LineEdit), typed)
    press(notice(tab, said).button)
    assert opened_account.session.document.draft[TERMS] == wanted


def test_a_problem_of_another_tab_offers_its_fix_where_it_belongs(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    document.edit("Both", {UPDATE.path: True, PAYMENT_METHODS.path: False})
    tab = open_tab(qtbot, opened_account, "billing_info")
    press(notice(tab, "must be able to change how they pay").button)
    assert document.draft[PAYMENT_METHODS] is True


def test_a_problem_of_a_list_as_a_whole_is_said_once(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    opened_account.session.document.set_value(CANCEL.path, True)
    opened_account.session.document.set_value(REASON_OPTIONS.path, ())
    tab = open_tab(qtbot, opened_account, "cancellation")
    assert len(notices_about(tab, "at least one reason")) == 1


def test_what_differs_from_what_is_published_is_marked_and_said(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    tab = open_tab(qtbot, opened_account, "branding")
    field = control(tab, HEADLINE.path, LineEdit)
    label = row_of(field).label
    plain = label.contentsMargins().left()
    assert NOT_PUBLISHED not in field.accessibleDescription()
    type_over(field, "Hello")
    assert label.contentsMargins().left() > plain
    assert NOT_PUBLISHED in field.accessibleDescription()
    type_over(field, "")
    assert label.contentsMargins().left() == plain
    assert NOT_PUBLISHED not in field.accessibleDescription()


def test_of_a_list_only_the_members_that_differ_are_marked(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    tab = open_tab(qtbot, opened_account, "billing_info")
    opened_account.session.document.set_member(CUSTOMER_FIELDS.path, "tax_id", on=True)
    differing = control(tab, f"{CUSTOMER_FIELDS.path}:tax_id", Switch)
    same = control(tab, f"{CUSTOMER_FIELDS.path}:email", Switch)
    assert NOT_PUBLISHED in differing.accessibleDescription()
    assert NOT_PUBLISHED not in same.accessibleDescription()


def test_a_list_with_newer_things_in_it_can_only_be_read(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    newer = {"conditions": [{"type": "shortening_interval", "newer": True}]}
    opened_account.change_portal(
        {"features": {"subscription_update": {"enabled": True, "schedule_at_period_end": newer}}}
    )
    opened_account.session.read_again()
    opened_account.rest()
    tab = open_tab(qtbot, opened_account, "subscription")
    choice = control(tab, f"{SCHEDULE.path}:shortening_interval", ComboBox)
    assert not choice.isEnabled()
    assert choice.value() is True
    assert "newer than this program" in choice.accessibleDescription()


def test_a_choice_newer_than_this_program_is_named_and_can_be_changed(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    opened_account.change_portal(
        {"features": {"subscription_cancel": {"enabled": True, "mode": "later"}}}
    )
    opened_account.session.read_again()
    opened_account.rest()
    tab = open_tab(qtbot, opened_account, "cancellation")
    choice = control(tab, CANCEL_MODE.path, ComboBox)
    assert choice.value() is None
    assert choice.placeholderText() == "“later”, newer than this program"
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert opened_account.session.document.draft[CANCEL_MODE] == "at_period_end"


def test_a_member_newer_than_this_program_outlives_changes_to_its_list(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    opened_account.change_portal(
        {"features": {"customer_update": {"allowed_updates": ["email", "nickname"]}}}
    )
    opened_account.session.read_again()
    opened_account.rest()
    tab = open_tab(qtbot, opened_account, "billing_info")
    press(control(tab, f"{CUSTOMER_FIELDS.path}:phone", Switch))
    assert members(opened_account.session.document.draft, CUSTOMER_FIELDS.path) == (
        "email",
        "phone",
        "nickname",
    )


def test_a_conflict_is_chosen_under_its_row(qtbot: QtBot, opened_account: OpenedAccount) -> None:
    document = opened_account.session.document
    document.set_value(HEADLINE.path, "Here")
    opened_account.change_portal({"business_profile": {"headline": "There"}})
    opened_account.session.read_again()
    opened_account.rest()
    tab = open_tab(qtbot, opened_account, "branding")
    said = notice(tab, "Changed at Stripe too")
    assert said.words.text() == "Changed at Stripe too. There: There. Here: Here."
    press(button(tab, "Take Stripe’s"))
    assert document.draft[HEADLINE] == "There"
    assert not notices_about(tab, "Changed at Stripe too")
    document.undo()
    assert notices_about(tab, "Changed at Stripe too")


def test_before_anything_was_read_nothing_can_be_changed(qtbot: QtBot, tmp_path: Path) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        tab = open_tab(qtbot, opened_account, "branding")
        field = control(tab, HEADLINE.path, LineEdit)
        assert not field.isEnabled()
        opened_account.session.start()
        opened_account.rest()
        assert field.isEnabled()


def test_what_a_key_may_not_read_says_so(qtbot: QtBot, opened_account: OpenedAccount) -> None:
    without = opened_account.session.document.base.without_paths([BRAND_COLOUR.path])
    document = Document(start_history(without), AccountSnapshot(denied=frozenset({"account"})))
    made = make_row(document, BRAND_COLOUR)
    qtbot.addWidget(made)
    made.show()
    assert not control(made, BRAND_COLOUR.path, ColourField).isEnabled()
    assert "Cannot be read with this key." in shown_texts(made)


def test_a_consequence_goes_with_what_is_chosen(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    document.edit("On", {CANCEL.path: True, CANCEL_MODE.path: "immediately"})
    tab = open_tab(qtbot, opened_account, "cancellation")
    assert any("They cannot undo it" in text for text in shown_texts(tab))
    document.set_value(CANCEL_PRORATION.path, "create_prorations")
    assert any("noted as credit" in text for text in shown_texts(tab))
    document.set_value(CANCEL_MODE.path, "at_period_end")
    assert document.draft[CANCEL_PRORATION] == "none"
    assert any("until the end of the period" in text for text in shown_texts(tab))


def row_of(inside: QWidget) -> OptionRow:
    """The row a control stands in."""
    above = inside.parentWidget()
    while not isinstance(above, OptionRow):
        assert above is not None
        above = above.parentWidget()
    return above


def notices_about(inside: QWidget, part: str) -> list[Notice]:
    return [each for each in notices(inside) if part in each.words.text()]


def test_a_tab_that_is_gone_hears_nothing_any_more(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    changed = SIGNAL("changed(PyObject)")
    before = document.receivers(changed)
    for key in (tab.key for tab in TABS):
        open_any_tab(qtbot, opened_account, key).deleteLater()
    assert document.receivers(changed) > before

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert document.receivers(changed) == before
    document.edit("On", everything_on(document.account_snapshot.catalogue))


@pytest.mark.parametrize("key", [tab.key for tab in TABS])
def test_a_tab_that_followed_says_what_a_new_one_says(
    qtbot: QtBot, opened_account: OpenedAccount, key: str
) -> None:
    document = opened_account.session.document
    tab = open_any_tab(qtbot, opened_account, key)
    document.edit("On", everything_on(document.account_snapshot.catalogue))
    for letter in range(61):  # one too many
        document.set_value(HEADLINE.path, "x" * letter, typing=True)
        document.set_value(TERMS.path, "htt"[: letter % 4], typing=True)
        document.set_value(BUSINESS_NAME.path, "y" * (letter % 3), typing=True)
    _same_words(opened_account, tab, open_any_tab(qtbot, opened_account, key))
    document.set_value(CANCEL.path, False)
    document.set_value(HEADLINE.path, "Fits")
    _same_words(opened_account, tab, open_any_tab(qtbot, opened_account, key))


def _same_words(opened_account: OpenedAccount, one: QWidget, other: QWidget) -> None:
    opened_account.rest()
    QApplication.processEvents()  # Qt shows what is put into a layout a moment later
    said, wanted = (sorted(filter(None, shown_texts(each))) for each in (one, other))
    assert said == wanted
