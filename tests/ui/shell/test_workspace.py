"""The workspace of an open account: tabs, search, preview, shortcuts."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.options.billing_info import CUSTOMER_FIELDS, INVOICES
from portal_desktop.options.branding import ACCENT_COLOUR
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL
from portal_desktop.options.table import OPTIONS
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.publishing.review_page import ReviewDialog
from portal_desktop.ui.shell.workspace import NARROW, Workspace
from portal_desktop.ui.tabs.registry import TABS
from portal_desktop.ui.widgets.colour_field import ColourField
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.switch import Switch
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.workspaces import (
    TALL,
    WIDE,
    button,
    control,
    drag,
    nav_item,
    open_room,
    press,
    shown_texts,
    type_over,
)

KEYS = [tab.key for tab in TABS]


@pytest.mark.parametrize("key", KEYS)
def test_a_tab_opens_with_the_mouse_and_with_a_shortcut(room: Workspace, key: str) -> None:
    place = room.nav.visualItemRect(nav_item(room, key)).center()
    QTest.mouseClick(room.nav.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert room.nav.value() == key
    by_mouse = room.stack.currentWidget()
    room.open_tab(KEYS[KEYS.index(key) - 1])
    digit = Qt.Key(Qt.Key.Key_1.value + KEYS.index(key))
    QTest.keyClick(room, digit, Qt.KeyboardModifier.ControlModifier)
    assert room.stack.currentWidget() is by_mouse
    assert room.nav.value() == key


def test_tabs_are_walked_with_the_arrow_keys(room: Workspace) -> None:
    room.open_tab(KEYS[0])
    room.nav.setFocus()
    QTest.keyClick(room.nav, Qt.Key.Key_Down)
    assert room.nav.value() == KEYS[1]
    assert room.document.tab == KEYS[1]


def test_only_the_open_tab_is_built_at_first(room: Workspace) -> None:
    assert room.stack.count() == 1


def test_what_changed_is_marked_at_its_tab_and_said(room: Workspace) -> None:
    assert "changed" not in spoken(room, "branding")
    room.document.set_value(HEADLINE.path, "Hello")
    room.document.set_value(CANCEL.path, True)
    assert spoken(room, "branding").endswith("changed")
    assert spoken(room, "cancellation").endswith("changed")
    assert "changed" not in spoken(room, "billing_info")
    room.document.discard()
    assert "changed" not in spoken(room, "branding")


def test_what_is_to_do_at_stripe_is_counted(room: Workspace) -> None:
    room.document.set_value(ACCENT_COLOUR.path, "#0B6E6E")
    assert "1 to do" in spoken(room, "at_stripe")
    room.document.undo()
    assert "to do" not in spoken(room, "at_stripe")


def test_the_same_tab_is_open_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with open_test_account(tmp_path) as opened_account:
        room = open_room(qtbot, opened_account)
        room.open_tab("branding")
        room.close()
        stripe = opened_account.stripe
    with open_test_account(tmp_path, stripe=stripe) as again:
        room = open_room(qtbot, again)
        assert room.nav.value() == "branding"


def test_a_tab_of_another_version_opens_the_first(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    opened_account.session.put_note("tab", "not_any_more")
    assert open_room(qtbot, opened_account).nav.value() == KEYS[0]


@pytest.mark.parametrize(
    "name",
    [
        HEADLINE.path,
        INVOICES.path,
        f"{CUSTOMER_FIELDS.path}:tax_id",
        CUSTOMER_FIELDS.path,
        ACCENT_COLOUR.path,
    ],
)
def test_a_setting_is_shown_with_its_tab_and_the_focus(
    qtbot: QtBot, room: Workspace, name: str
) -> None:
    room.show_option(name)
    assert room.nav.value() == OPTIONS[name.partition(":")[0]].tab
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName().startswith(name)
    assert focused.visibleRegion().boundingRect().height() > 0


def test_undo_and_redo_work_from_inside_a_text_field(room: Workspace) -> None:
    room.open_tab("billing_info")
    press(control(room, INVOICES.path, Switch))
    room.open_tab("branding")
    field = control(room, HEADLINE.path, LineEdit)
    type_over(field, "Hello")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert room.document.draft[INVOICES] is False
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.document.draft[INVOICES] is True
    assert room.nav.value() == "billing_info"
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(room, Qt.Key.Key_Z, redo)
    QTest.keyClick(room, Qt.Key.Key_Z, redo)
    assert room.document.draft[HEADLINE] == "Hello"
    assert room.nav.value() == "branding"


def test_the_buttons_say_what_they_undo(room: Workspace) -> None:
    assert not room.top.undo.isEnabled()
    room.document.set_value(HEADLINE.path, "Hello")
    assert room.top.undo.accessibleName().startswith("Undo: Headline")
    press(room.top.undo)
    assert room.document.draft[HEADLINE] == ""
    assert room.top.redo.accessibleName().startswith("Redo: Headline")
    press(room.top.redo)
    assert room.document.draft[HEADLINE] == "Hello"


def test_the_review_opens_with_a_shortcut_only_where_there_is_something(
    qtbot: QtBot, room: Workspace
) -> None:
    QTest.keyClick(room, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert reviews() == []
    room.document.set_value(HEADLINE.path, "Hello")
    QTest.keyClick(room, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (review,) = reviews()
    review.reject()


def test_a_link_desk_reviews_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    permissions = ("customer_portal_read",)
    with open_test_account(tmp_path, mode="test", permissions=permissions) as opened_account:
        opened_account.session.document.set_value(HEADLINE.path, "Hello")
        opened_account.publish()
        room = open_room(qtbot, opened_account)
        QTest.keyClick(room, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert reviews() == []
        room.close()


def test_in_a_narrow_window_the_preview_is_a_tab_and_comes_back(
    qtbot: QtBot, room: Workspace
) -> None:
    qtbot.waitUntil(lambda: bool(room.findChildren(PreviewPane)))
    (pane,) = room.findChildren(PreviewPane)
    room.open_tab("branding")
    assert room.split.indexOf(pane) >= 0
    room.resize(NARROW - 100, TALL)
    assert room.split.indexOf(pane) < 0
    assert not pane.isVisible()
    assert room.nav.value() == "branding"
    room.open_tab("preview")
    assert pane.isVisible()
    room.resize(WIDE, TALL)
    assert room.split.indexOf(pane) >= 0
    assert pane.isVisible()
    assert room.nav.value() == "branding"
    assert control(room, HEADLINE.path, LineEdit).isVisible()


def test_the_preview_s_tab_is_none_to_come_back_to(qtbot: QtBot, room: Workspace) -> None:
    qtbot.waitUntil(lambda: bool(room.findChildren(PreviewPane)))
    room.resize(NARROW - 100, TALL)
    room.open_tab("billing_info")
    room.open_tab("preview")
    assert room.session.note("tab") == "billing_info"
    room.document.discard()
    assert room.document.tab == "billing_info"


def test_where_the_divider_was_put_is_remembered(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    room = open_room(qtbot, opened_account)
    qtbot.waitUntil(lambda: room.split.count() == 2)
    drag(room.split.handle(1), 120)
    wanted = room.split.sizes()
    room.save_state()
    other = open_room(qtbot, opened_account)
    qtbot.waitUntil(lambda: other.split.count() == 2)
    assert abs(other.split.sizes()[0] - wanted[0]) < 5


def test_the_demo_s_link_leads_to_the_preview_s_login_page(qtbot: QtBot, room: Workspace) -> None:
    qtbot.waitUntil(lambda: bool(room.findChildren(PreviewPane)))
    (pane,) = room.findChildren(PreviewPane)
    before = pane.grab().toImage()
    room.show_login()
    assert pane.grab().toImage() != before
    room.resize(NARROW - 100, TALL)
    room.show_login()
    assert room.stack.currentWidget() is pane


def test_the_stand_in_does_the_step_and_it_disappears(
    qtbot: QtBot, room: Workspace, opened_account: OpenedAccount
) -> None:
    room.document.set_value(ACCENT_COLOUR.path, "#0B6E6E")

    def save(values: Mapping[str, object], done: Callable[[], None]) -> None:
        opened_account.at_dashboard("account", dict(values))
        done()

    room.open_tab("at_stripe")
    room.show_stand_in(save)
    assert "Stripe’s Dashboard (stand-in)" in shown_texts(room)
    field = control(room, f"stand_in.{ACCENT_COLOUR.path}", ColourField)
    assert field.text().lower() == "#b4532a"
    type_over(field, "#0B6E6E")
    press(button(room, "Save"))
    opened_account.rest()
    assert "Saved. The demo account has it now." in shown_texts(room)
    assert "to do" not in spoken(room, "at_stripe")
    assert not room.document.plan.hand_overs
    press(button(room, "Back to Portal Desktop"))
    assert room.nav.value() == "at_stripe"


def spoken(room: Workspace, key: str) -> str:
    return str(nav_item(room, key).data(Qt.ItemDataRole.AccessibleTextRole))


def reviews() -> list[ReviewDialog]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, ReviewDialog) and each.isVisible()
    ]
