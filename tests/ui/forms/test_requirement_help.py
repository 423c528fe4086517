"""What can do nothing says why and offers what changes that, where somebody tries to use it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options.billing_info import (
    CUSTOMER_FIELDS,
    CUSTOMER_UPDATE,
    PAYMENT_METHOD_CONFIGURATION,
    PAYMENT_METHODS,
)
from portal_desktop.options.cancellation import (
    CANCEL,
    CANCEL_MODE,
    CANCEL_PRORATION,
    REASON_OPTIONS,
    REASONS,
)
from portal_desktop.options.subscription import (
    ALLOWED_UPDATES,
    ANCHOR,
    PAUSE,
    PAUSE_DURATIONS,
    PAUSE_TYPE,
    PRODUCTS,
    SCHEDULE,
    UPDATE,
)
from portal_desktop.options.table import OPTIONS
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.forms.option_row import OptionRow
from portal_desktop.ui.forms.requirement_help import RequirementHelp
from portal_desktop.ui.widgets.chip import Chip
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.switch import Switch
from portal_desktop.validation.validate import first_unmet_requirement
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.workspaces import (
    button,
    control,
    notice,
    notices,
    open_tab,
    press,
    shown_texts,
)

NO_CHANGES = "Customers cannot change their subscription."
HANGING = sorted(
    f"{path}:{option.choices[0].value}" if option.kind == "members" else path
    for path, option in OPTIONS.items()
    if any(need.value is True for need in option.requirements)
    and option.kind not in {"feedback_options", "switch"}
)


@pytest.mark.parametrize("name", HANGING)
def test_pressing_what_can_do_nothing_offers_what_turns_it_on(
    qtbot: QtBot, opened_account: OpenedAccount, name: str
) -> None:
    document = opened_account.session.document
    option = OPTIONS[name.partition(":")[0]]
    document.edit("Off", {need.path: False for need in option.requirements if need.value is True})
    tab = _open(qtbot, opened_account, option.tab)
    need = first_unmet_requirement(document.draft, option.path)
    assert need is not None
    _press_in_vain(_row(tab, name))
    (out,) = tab.findChildren(RequirementHelp)
    assert out.isVisible()
    assert shown_texts(_row(tab, name)).count(need.why) == 1
    assert out.notice.button.hasFocus()
    assert out.notice.button.accessibleDescription() == need.why
    QTest.keyClick(out.notice.button, Qt.Key.Key_Space)
    assert document.draft[need.path] is True
    assert out.isVisible() == (first_unmet_requirement(document.draft, option.path) is not None)


def test_then_one_goes_on_with_what_one_wanted(qtbot: QtBot, opened_account: OpenedAccount) -> None:
    tab = _open(qtbot, opened_account, "subscription")
    _press_in_vain(_row(tab, ANCHOR.path))
    press(notice(tab, NO_CHANGES).button)
    choice = control(tab, ANCHOR.path, ComboBox)
    assert choice.isEnabled()
    assert choice.hasFocus()
    opened_account.session.document.undo()
    assert not notices(tab)


def test_only_the_way_out_stands_below_where_the_row_says_why(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    document.edit("On", {CANCEL.path: True, CANCEL_MODE.path: "at_period_end"})
    tab = _open(qtbot, opened_account, "cancellation")
    row = _row(tab, CANCEL_PRORATION.path)
    _press_in_vain(row)
    (out,) = row.findChildren(RequirementHelp)
    assert out.notice.button.isVisible()
    assert not out.notice.words.isVisible()
    assert out.notice.accessibleName() in shown_texts(row)
    document.set_value(CANCEL.path, False)  # what the card says above its rows is said again here
    assert out.notice.words.isVisible()
    assert shown_texts(row).count("Customers cannot cancel.") == 1


def test_there_is_one_where_one_pressed_last(qtbot: QtBot, opened_account: OpenedAccount) -> None:
    tab = _open(qtbot, opened_account, "subscription")
    for name in (f"{ALLOWED_UPDATES.path}:quantity", ANCHOR.path, PRODUCTS.path):
        _press_in_vain(_row(tab, name))
        said = notice(tab, NO_CHANGES)
        assert _row_around(said) is _row(tab, name)


def test_it_is_gone_when_one_comes_back_to_the_tab(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    tab = _open(qtbot, opened_account, "subscription")
    _press_in_vain(_row(tab, ANCHOR.path))
    tab.hide()
    tab.show()
    assert not notices(tab)


def test_what_was_chosen_is_not_chosen_otherwise_but_shown(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    document.edit("On", {CANCEL.path: True, PAUSE.path: True, PAUSE_TYPE.path: "indefinite"})
    before = document.draft
    for key, name, above in (
        ("cancellation", CANCEL_PRORATION.path, CANCEL_MODE.path),
        ("subscription", PAUSE_DURATIONS.path, PAUSE_TYPE.path),
    ):
        tab = _open(qtbot, opened_account, key)
        _press_in_vain(_row(tab, name))
        (out,) = tab.findChildren(RequirementHelp)
        press(out.notice.button)
        assert control(tab, above, ComboBox).hasFocus()
        assert document.draft == before


def test_a_switch_of_a_card_that_can_do_nothing_leads_to_what_helps(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    document.set_value(CANCEL.path, False)
    tab = _open(qtbot, opened_account, "cancellation")
    switch = control(tab, REASONS.path, Switch)
    assert "Customers cannot cancel." in switch.accessibleDescription()
    _click_at(tab, switch)
    helps = button(tab, "Let them cancel")
    assert helps.hasFocus()
    press(helps)
    assert document.draft[CANCEL] is True
    assert switch.isEnabled()
    assert "Let them cancel" not in _buttons(tab)


def test_a_card_that_hangs_from_another_says_so_once(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    tab = _open(qtbot, opened_account, "subscription")
    assert [text for text in shown_texts(tab) if NO_CHANGES in text] == [NO_CHANGES]
    press(button(tab, "Let them change it"))
    assert document.draft[UPDATE] is True
    assert NO_CHANGES not in shown_texts(tab)


def test_who_listens_hears_of_each_row_why_it_does_nothing(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    tab = _open(qtbot, opened_account, "subscription")
    for name in (f"{SCHEDULE.path}:shortening_interval", ANCHOR.path):
        assert NO_CHANGES in control(tab, name, ComboBox).accessibleDescription()


def test_a_row_below_another_says_itself_what_it_needs(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    document.set_value(PAYMENT_METHODS.path, False)
    tab = _open(qtbot, opened_account, "billing_info")
    assert (
        "Customers cannot change how they pay."
        in _row(tab, PAYMENT_METHOD_CONFIGURATION.path).toolTip()
    )
    assert "Customers cannot change how they pay." in shown_texts(
        _row(tab, PAYMENT_METHOD_CONFIGURATION.path)
    )
    press(notice(tab, "the portal shows none").button)
    assert document.draft[PAYMENT_METHODS] is True


def test_beside_the_control_a_press_is_only_a_press(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    opened_account.session.document.set_value(CUSTOMER_UPDATE.path, False)
    tab = _open(qtbot, opened_account, "billing_info")
    row = _row(tab, f"{CUSTOMER_FIELDS.path}:name")
    _click_at(tab, row.label)
    assert not tab.findChildren(RequirementHelp)


def test_what_works_is_pressed_as_ever(qtbot: QtBot, opened_account: OpenedAccount) -> None:
    document = opened_account.session.document
    document.edit("On", {CANCEL.path: True, REASONS.path: True})
    tab = _open(qtbot, opened_account, "cancellation")
    switch = control(tab, f"{REASON_OPTIONS.path}:unused", Switch)
    tab.ensureWidgetVisible(switch)
    before = switch.isChecked()
    _click_at(tab, switch)
    assert switch.isChecked() != before
    assert not tab.findChildren(RequirementHelp)


def test_the_list_of_plans_closes_with_what_it_is_for(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    document.set_value(UPDATE.path, True)
    tab = _open(qtbot, opened_account, "subscription")
    press(control(tab, PRODUCTS.path, Chip))
    assert "Which plans may they switch between?" in shown_texts(tab)
    document.set_value(UPDATE.path, False)
    assert "Which plans may they switch between?" not in shown_texts(tab)


def _open(qtbot: QtBot, opened_account: OpenedAccount, key: str) -> Form:
    tab = open_tab(qtbot, opened_account, key)
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    return tab


def _row(tab: QWidget, name: str) -> OptionRow:
    (found,) = [each for each in tab.findChildren(QWidget, name) if not each.isHidden()]
    return _row_around(found)


def _row_around(inside: QWidget) -> OptionRow:
    above: QWidget | None = inside
    while not isinstance(above, OptionRow):
        assert above is not None
        above = above.parentWidget()
    return above


def _press_in_vain(row: OptionRow) -> None:
    tab = row.window()
    assert isinstance(tab, Form)
    editor = next(
        each
        for each in row.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if each.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    )
    tab.ensureWidgetVisible(editor)
    _click_at(tab, editor)


def _click_at(tab: QWidget, widget: QWidget) -> None:
    """As the system tells of it: the window finds out what was meant."""
    handle = tab.window().windowHandle()
    place = widget.mapTo(tab.window(), QPoint(widget.width() // 2, widget.height() // 2))
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def _buttons(tab: QWidget) -> list[str]:
    from PySide6.QtWidgets import QAbstractButton

    return [each.text() for each in tab.findChildren(QAbstractButton) if each.isVisible()]
