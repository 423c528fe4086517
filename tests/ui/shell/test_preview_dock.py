"""The preview in a window of its own, and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.shell.preview_dock import PreviewWindow
from portal_desktop.ui.shell.summary_page import SaidPage
from portal_desktop.ui.shell.workspace import NARROW, Workspace
from portal_desktop.ui.widgets.icon_button import IconButton
from portal_desktop.ui.widgets.nav_list import KEY
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.preview import said
from tests.ui.support.workspaces import TALL, WIDE, control, drag, open_room, press


@pytest.fixture
def room(qtbot: QtBot, opened_account: OpenedAccount) -> Workspace:
    made = open_room(qtbot, opened_account)
    qtbot.waitUntil(lambda: bool(made.findChildren(PreviewPane)))
    return made


def pane_of(room: Workspace) -> PreviewPane:
    (found,) = room.findChildren(PreviewPane)
    return found


def own_window(room: Workspace) -> PreviewWindow:
    pane_of(room).own_window.emit()
    (found,) = (each for each in room.findChildren(PreviewWindow) if each.isVisible())
    return found


def test_it_becomes_a_window_and_comes_back(room: Workspace) -> None:
    pane = pane_of(room)
    window = own_window(room)
    assert pane.window() is window
    assert pane.isVisible()
    assert "Portal Desktop" in window.windowTitle()
    assert room.split.count() == 1
    window.close()
    assert room.split.indexOf(pane) >= 0
    assert pane.isVisible()


def test_the_same_shortcut_leads_back(room: Workspace) -> None:
    pane = pane_of(room)
    own_window(room)
    pane.own_window.emit()
    assert pane.window() is room.window()


def test_in_its_window_it_answers_every_change(room: Workspace) -> None:
    window = own_window(room)
    room.document.set_value(HEADLINE.path, "Read on the second screen")
    assert "Read on the second screen" in said(pane_of(room))
    window.close()


def test_it_comes_back_as_a_tab_where_the_window_became_narrow(room: Workspace) -> None:
    pane = pane_of(room)
    window = own_window(room)
    room.resize(NARROW - 100, TALL)
    assert room.split.indexOf(pane) < 0
    window.close()
    room.open_tab("preview")
    assert room.stack.currentWidget() is pane
    room.resize(WIDE, TALL)
    assert room.split.indexOf(pane) >= 0


def test_a_tab_can_become_a_window(room: Workspace) -> None:
    room.resize(NARROW - 100, TALL)
    room.open_tab("preview")
    window = own_window(room)
    assert pane_of(room).isVisible()
    current = room.stack.currentWidget()
    assert isinstance(current, QWidget)
    assert current is not pane_of(room)
    window.close()


def test_where_its_window_stood_is_remembered(room: Workspace) -> None:
    window = own_window(room)
    window.resize(710, 640)
    window.close()
    again = own_window(room)
    assert again.size().width() == 710
    again.close()


def test_its_window_is_no_larger_than_the_screen(room: Workspace) -> None:
    window = own_window(room)
    free = window.screen().availableGeometry()
    assert window.width() <= free.width()
    assert window.height() <= free.height()
    window.close()


def test_its_window_goes_with_the_room(room: Workspace) -> None:
    window = own_window(room)
    assert window.isWindow()
    assert window.parentWidget() is room
    window.close()


def test_a_button_of_the_bar_says_everything_back(room: Workspace) -> None:
    button = room.findChild(IconButton, "preview.say")
    assert button is not None
    button.click()
    page = room.stack.currentWidget()
    assert isinstance(page, SaidPage)
    assert page.summary_text()


def test_the_sentences_come_to_the_front_when_asked_for_in_its_window(
    room: Workspace, qtbot: QtBot
) -> None:
    window = own_window(room)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(control(pane_of(room), "preview.say", IconButton))
    qtbot.waitUntil(room.isActiveWindow)
    assert isinstance(room.stack.currentWidget(), SaidPage)
    window.close()


@pytest.mark.parametrize("width", [WIDE, NARROW - 100])
@pytest.mark.parametrize("way", ["keys", "row"])
def test_a_window_that_is_hidden_is_brought_back_from_the_room(
    room: Workspace, qtbot: QtBot, width: int, way: str
) -> None:
    room.resize(width, TALL)
    window = own_window(room)
    window.showMinimized()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    if way == "keys":
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        QTest.keyClick(room, Qt.Key.Key_W, both)
    else:
        press_row(room, "preview")
    qtbot.waitUntil(window.isActiveWindow)
    assert not window.isMinimized()
    assert pane_of(room).window() is window
    qtbot.waitUntil(lambda: room.nav.value() == room.document.tab)
    window.close()


def test_there_is_one_way_to_the_preview_wherever_it_is(room: Workspace) -> None:
    assert rows(room).count("preview") == 0
    window = own_window(room)
    assert rows(room).count("preview") == 1
    room.resize(NARROW - 100, TALL)
    assert rows(room).count("preview") == 1
    window.close()
    assert rows(room).count("preview") == 1
    room.resize(WIDE, TALL)
    assert rows(room).count("preview") == 0


@pytest.mark.parametrize("by", ["window", "width"])
def test_how_the_room_is_shared_is_found_again(room: Workspace, by: str) -> None:
    usual = room.split.sizes()
    drag(room.split.handle(1), -80)
    before = room.split.sizes()
    assert before[0] < usual[0] - 60
    if by == "window":
        own_window(room).close()
    else:
        room.resize(NARROW - 100, TALL)
        room.resize(WIDE, TALL)
    assert room.split.indexOf(pane_of(room)) >= 0
    assert room.split.sizes() == pytest.approx(before, abs=2)


def test_the_whole_configuration_is_its_description(room: Workspace, qtbot: QtBot) -> None:
    pane = pane_of(room)
    room.document.set_value(CANCEL.path, value=True)
    qtbot.waitUntil(lambda: "You can cancel your subscription." in pane.accessibleDescription())
    room.document.set_value(CANCEL.path, value=False)
    qtbot.waitUntil(lambda: "You cannot cancel" in pane.accessibleDescription())
    assert "For you only" not in pane.accessibleDescription()


def rows(room: Workspace) -> list[str]:
    return [room.nav.item(at).data(KEY) for at in range(room.nav.count())]


def press_row(room: Workspace, key: str) -> None:
    item = room.nav.item(rows(room).index(key))
    place = room.nav.visualItemRect(item).center()
    QTest.mouseClick(room.nav.viewport(), Qt.MouseButton.LeftButton, pos=place)
