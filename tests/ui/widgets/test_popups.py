"""Lists and menus that open have round corners, on every kind of screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.ui.shell.search_field import SearchField
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import Scheme
from portal_desktop.ui.theme.colours import DARK, LIGHT
from portal_desktop.ui.widgets.combo_box import WIDEST, ComboBox
from portal_desktop.ui.widgets.menu import Menu
from portal_desktop.ui.widgets.popup import Rounded
from portal_desktop.ui.widgets.search_popup import FoundList

SEE_THROUGH = Qt.WidgetAttribute.WA_TranslucentBackground
ITEMS = [(place, f"As long as {place} months") for place in range(6)]


@pytest.fixture
def choice(qtbot: QtBot) -> Iterator[ComboBox]:
    made = ComboBox(ITEMS)
    qtbot.addWidget(made)
    made.set_value(2)
    made.show()
    yield made
    made.hidePopup()


@pytest.fixture
def menu(qtbot: QtBot) -> Iterator[Menu]:
    made = Menu()
    qtbot.addWidget(made)
    made.addAction("Copy link")
    made.addAction("Forget this account")
    yield made
    made.close()


def test_where_nothing_can_be_seen_through_the_corners_are_cut_off(
    choice: ComboBox, menu: Menu
) -> None:
    choice.showPopup()
    menu.popup(QPoint(0, 0))
    for window in (choice.view().window(), menu):
        _has_corners_cut(window)


def test_so_are_those_of_what_the_search_found(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field, "bill")
    found = next(
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, FoundList) and each.isVisible()
    )
    _has_corners_cut(found)
    found.hide()


def test_a_list_that_grows_keeps_its_corners(choice: ComboBox) -> None:
    choice.showPopup()
    choice.hidePopup()
    choice.set_items([*ITEMS, (9, "As long as they like, until they write to you")])
    choice.showPopup()
    _has_corners_cut(choice.view().window())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("platform", ["wayland", "wayland-egl", "windows", "cocoa"])
def test_where_the_desktop_composes_windows_one_sees_through_the_corners(
    qapp: QApplication, qtbot: QtBot, platform: str, scheme: Scheme
) -> None:
    theme.apply_theme(qapp, scheme)
    window = QWidget(None, Qt.WindowType.Popup)
    qtbot.addWidget(window)
    Rounded(window, platform=platform)
    window.resize(80, 60)
    window.show()
    seen = window.grab().toImage()
    named = DARK if scheme == "dark" else LIGHT
    assert window.mask().isEmpty()
    assert seen.pixelColor(0, 0).alpha() == seen.pixelColor(79, 59).alpha() == 0
    assert seen.pixelColor(40, 30).name().upper() == named.panel
    assert window.windowType() == Qt.WindowType.Popup
    window.close()


@pytest.mark.parametrize("platform", ["xcb", "offscreen", "something new"])
def test_elsewhere_no_corner_can_be_black(qtbot: QtBot, platform: str) -> None:
    window = QWidget(None, Qt.WindowType.Popup)
    qtbot.addWidget(window)
    Rounded(window, platform=platform)
    window.resize(80, 60)
    window.show()
    assert not window.testAttribute(SEE_THROUGH)
    _has_corners_cut(window)
    window.resize(120, 90)
    _has_corners_cut(window)
    window.close()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_a_short_list_shows_all_of_itself(qapp: QApplication, qtbot: QtBot, zoom: float) -> None:
    theme.apply_theme(qapp, "light", zoom=zoom)
    choice = ComboBox(ITEMS)
    qtbot.addWidget(choice)
    choice.show()
    choice.showPopup()
    QApplication.processEvents()
    view = choice.view()
    rows = [view.visualRect(view.model().index(row, 0)) for row in range(len(ITEMS))]
    assert view.viewport().rect().contains(rows[0].united(rows[-1]))
    choice.hidePopup()


def test_a_menu_goes_with_the_theme(qapp: QApplication, menu: Menu) -> None:
    for scheme, named in (("light", LIGHT), ("dark", DARK), ("light", LIGHT)):
        theme.apply_theme(qapp, "dark" if scheme == "dark" else "light")
        menu.popup(QPoint(0, 0))
        assert menu.grab().toImage().pixelColor(4, 12).name().upper() == named.panel
        menu.close()


def _has_corners_cut(window: QWidget) -> None:
    inside, whole = window.mask(), window.rect()
    for corner in (whole.topLeft(), whole.topRight(), whole.bottomLeft(), whole.bottomRight()):
        assert not inside.contains(corner)
    assert inside.boundingRect() == whole
    assert inside.contains(whole.center())


def test_a_name_of_any_length_leaves_the_list_narrow(qtbot: QtBot) -> None:
    made = ComboBox([("short", "One of yours…"), ("long", "Jenny " * 800)])
    qtbot.addWidget(made)
    made.set_value("long")
    made.resize(140, 34)
    made.show()
    made.showPopup()
    assert made.sizeHint().width() <= theme.scaled_pixels(WIDEST)
    assert made.view().window().width() <= theme.scaled_pixels(WIDEST) + 4
    assert not made.view().horizontalScrollBar().maximum()
    made.hidePopup()
