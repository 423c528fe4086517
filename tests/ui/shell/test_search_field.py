"""Searching the settings from the top of the workspace."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.options.billing_info import INVOICES
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.ui.support.workspaces import (
    control,
    focused_name,
    type_over,
)


def popup_of(room: Workspace) -> QAbstractItemView:
    """The list under the search."""
    completer = room.top.search.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    return popup


def found(popup: QAbstractItemView) -> list[str]:
    """What the list shows."""
    model = popup.model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def test_searching_finds_a_setting_and_leads_to_it(qtbot: QtBot, room: Workspace) -> None:
    QTest.keyClick(room, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    search = room.top.search
    assert QApplication.focusWidget() is search
    QTest.keyClicks(search, "invoices")
    popup = popup_of(room)
    assert popup.isVisible()
    place = found(popup).index("Customers can see and download their invoices")
    popup.setCurrentIndex(popup.model().index(place, 0))
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not popup.isVisible()
    assert room.nav.value() == "billing_info"
    assert focused_name() == INVOICES.path
    assert search.text() == ""


def test_what_is_explained_is_found_too_and_nothing_is_nothing(
    qtbot: QtBot, room: Workspace
) -> None:
    search = room.top.search
    search.setFocus()
    QTest.keyClicks(search, "by the seat")
    popup = popup_of(room)
    assert found(popup) == ["Customers can change the quantity"]
    type_over(search, "zzzzz")
    assert found(popup) == ["No setting is called that. Try another word."]
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert search.text() == "zzzzz"
    type_over(search, "")
    assert not popup.isVisible()


def test_enter_leads_to_the_first_that_is_found(room: Workspace) -> None:
    search = room.top.search
    search.setFocus()
    QTest.keyClicks(search, "headl")
    assert search.text() == "headl"
    QTest.keyClick(popup_of(room), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert focused_name() == HEADLINE.path


def test_who_knows_the_word_of_stripes_documentation_finds_it_too(room: Workspace) -> None:
    search = room.top.search
    search.setFocus()
    QTest.keyClicks(search, "proration")
    assert "When a plan or quantity changes mid-period" in found(popup_of(room))


def test_undo_in_the_search_takes_back_what_was_typed_there(room: Workspace) -> None:
    room.open_tab("branding")
    type_over(control(room, HEADLINE.path, LineEdit), "Hello")
    search = room.top.search
    search.setFocus()
    QTest.keyClicks(search, "zz")
    QTest.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert search.text() == ""
    assert room.document.draft[HEADLINE] == "Hello"
