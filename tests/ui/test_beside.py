"""The preview in a window of its own, and back."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options import HEADLINE
from portal_desktop.ui.beside import PreviewWindow
from portal_desktop.ui.preview import PreviewPane
from portal_desktop.ui.said_page import SaidPage
from portal_desktop.ui.widgets import IconButton
from portal_desktop.ui.workspace import NARROW, Workspace
from tests.ui.office import Office
from tests.ui.previewing import said
from tests.ui.rooms import TALL, WIDE, open_room


@pytest.fixture
def room(qtbot: QtBot, office: Office) -> Workspace:
    made = open_room(qtbot, office)
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
    room.document.set(HEADLINE.path, "Read on the second screen")
    assert "Read on the second screen" in said(pane_of(room))
    window.close()


def test_it_comes_back_as_a_tab_where_the_window_became_narrow(room: Workspace) -> None:
    pane = pane_of(room)
    window = own_window(room)
    room.resize(NARROW - 100, TALL)
    assert room.split.indexOf(pane) < 0
    window.close()
    room.go("preview")
    assert room.stack.currentWidget() is pane
    room.resize(WIDE, TALL)
    assert room.split.indexOf(pane) >= 0


def test_a_tab_can_become_a_window(room: Workspace) -> None:
    room.resize(NARROW - 100, TALL)
    room.go("preview")
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
    assert page.text()
