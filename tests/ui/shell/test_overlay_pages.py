"""Pages that are no tabs, and the way back from them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.shell.workspace import NARROW, Workspace
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.ui.support.workspaces import (
    TALL,
    WIDE,
    button,
    control,
    focused_name,
    nav_item,
    press,
    shown_texts,
)


def test_any_tab_leads_back_from_the_licences(room: Workspace) -> None:
    room.open_tab("branding")
    room.show_about()
    assert any("PySide6" in text for text in shown_texts(room))
    place = room.nav.visualItemRect(nav_item(room, "branding")).center()
    QTest.mouseClick(room.nav.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert control(room, HEADLINE.path, LineEdit).isVisible()


def test_the_sentences_lead_back_to_where_one_was(room: Workspace) -> None:
    room.open_tab("links")
    room.show_said()
    assert room.nav.value() == ""
    assert focused_name() == "form.back"
    QTest.keyClick(room.focusWidget(), Qt.Key.Key_Escape)
    assert room.nav.value() == "links"
    room.show_said()
    press(button(room, "Back"))
    assert room.nav.value() == "links"
    QTest.keyClick(room, Qt.Key.Key_Escape)
    assert room.nav.value() == "links"


def test_from_the_preview_s_tab_the_sentences_lead_back_to_it(
    qtbot: QtBot, room: Workspace
) -> None:
    qtbot.waitUntil(lambda: room.split.count() == 2)
    room.resize(NARROW - 100, TALL)
    room.open_tab("preview")
    room.show_said()
    room.show_about()
    QTest.keyClick(room, Qt.Key.Key_Escape)
    assert room.nav.value() == "preview"
    room.show_said()
    room.resize(WIDE, TALL)
    QTest.keyClick(room, Qt.Key.Key_Escape)
    assert room.nav.value() == room.document.tab
