"""Buttons, chips and tabs: mouse, keys, and what they are called."""

from typing import get_args

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QImage
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.button import Button, ButtonKind
from portal_desktop.ui.widgets.chip import Chip
from portal_desktop.ui.widgets.icon_button import IconButton
from portal_desktop.ui.widgets.nav_list import NavColumn
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.switch import Switch

KEYS = pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])


@pytest.fixture
def column(qtbot: QtBot) -> NavColumn:
    made = NavColumn()
    made.add_tab("subscription", "Subscription", "refresh-cw")
    made.add_tab("branding", "Branding", "palette")
    made.add_divider()
    made.add_tab("at_stripe", "At Stripe", "flag")
    made.set_value("subscription")
    qtbot.addWidget(made)
    made.show()
    return made


@KEYS
def test_a_key_presses_a_button_once(qtbot: QtBot, key: Qt.Key) -> None:
    for button in (Button("Publish", "primary"), IconButton("undo-2", "Undo"), Chip("Decaf")):
        qtbot.addWidget(button)
        pressed = QSignalSpy(button.clicked)
        QTest.keyClick(button, key)
        assert pressed.count() == 1


def test_an_ampersand_is_an_ordinary_sign(qtbot: QtBot) -> None:
    for button in (Button("R&D"), Chip("R&D", removable=False)):
        qtbot.addWidget(button)
        said = QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
        assert said == "R&D"
        assert button.shortcut().isEmpty()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("kind", get_args(ButtonKind))
def test_words_have_room_at_every_zoom(
    qapp: QApplication, qtbot: QtBot, kind: ButtonKind, zoom: float
) -> None:
    theme.apply_theme(qapp, "light", zoom=zoom)
    words = "Änderungen prüfen und veröffentlichen"
    for widget in (Button(words, kind), Chip(words), Badge(words, "demo")):
        qtbot.addWidget(widget)
        needed = QFontMetrics(theme.font(theme.TextSize.TINY, 700)).boundingRect(words)
        assert widget.sizeHint().width() > needed.width()
        assert widget.sizeHint().height() >= needed.height()


@pytest.mark.parametrize("kind", get_args(ButtonKind))
def test_the_focus_is_seen_when_it_comes_by_keys(qtbot: QtBot, kind: ButtonKind) -> None:
    room, first, second = QWidget(), Button("First"), Button("Second", kind)
    box = QHBoxLayout(room)
    box.addWidget(first)
    box.addWidget(second)
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    before = _seen_around(second)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert _seen_around(second) != before


def test_a_switch_wears_its_ring_outside(qtbot: QtBot) -> None:
    room, first, second = QWidget(), Switch(), Switch()
    box = QHBoxLayout(room)
    box.addWidget(first)
    box.addWidget(second)
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    outside = second.mapTo(room, QPoint(-1, second.height() // 2))
    before = room.grab().toImage().pixelColor(outside)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    after = room.grab().toImage().pixelColor(outside)
    assert before.name().upper() == theme.colours_of(room).window
    assert after.name().upper() == theme.colours_of(room).accent


def test_the_ring_is_whole_in_a_tight_row_and_goes_when_the_row_is_hidden(qtbot: QtBot) -> None:
    room, row, first, second = QWidget(), QWidget(), Switch(), Switch()
    tight = QHBoxLayout(row)
    tight.setContentsMargins(0, 0, 0, 0)
    tight.addWidget(second)
    box = QHBoxLayout(room)
    box.addWidget(first)
    box.addWidget(row)
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    above = second.mapTo(room, QPoint(second.width() // 2, -1))
    plain = theme.colours_of(room).window
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert room.grab().toImage().pixelColor(above).name().upper() == theme.colours_of(room).accent
    first.setFocus()
    row.hide()
    row.show()
    assert room.grab().toImage().pixelColor(above).name().upper() == plain


def test_a_button_of_an_icon_has_words(qtbot: QtBot) -> None:
    button = IconButton("undo-2", "Undo")
    qtbot.addWidget(button)
    button.set_label("Undo: headline", "Ctrl+Z")
    assert button.accessibleName() == "Undo: headline"
    assert button.toolTip() == "Undo: headline (Ctrl+Z)"


def test_a_chip_is_taken_out_by_its_cross(qtbot: QtBot) -> None:
    chip = Chip("Decaf · month")
    qtbot.addWidget(chip)
    chip.show()
    removed, pressed = QSignalSpy(chip.removed), QSignalSpy(chip.clicked)
    cross = QPoint(chip.width() - 12, chip.height() // 2)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    assert (removed.count(), pressed.count()) == (1, 0)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert (removed.count(), pressed.count()) == (1, 1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_chip_is_taken_out_by_a_key_unless_it_stays(qtbot: QtBot, key: Qt.Key) -> None:
    for chip, times in ((Chip("Decaf"), 1), (Chip("Decaf", removable=False), 0)):
        qtbot.addWidget(chip)
        removed = QSignalSpy(chip.removed)
        QTest.keyClick(chip, key)
        assert removed.count() == times


def test_a_notice_offers_what_helps(qtbot: QtBot) -> None:
    notice = Notice("Payment methods are off.", action="Turn them on")
    qtbot.addWidget(notice)
    acted = QSignalSpy(notice.acted)
    QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert acted.count() == 1
    notice.set_message("All is well.", "success", action="")
    assert notice.words.text() == "All is well."
    assert notice.button.isHidden()


def test_tabs_are_gone_through_by_keys(qtbot: QtBot, column: NavColumn) -> None:
    told = QSignalSpy(column.chosen)
    QTest.keyClick(column, Qt.Key.Key_Down)
    QTest.keyClick(column, Qt.Key.Key_Down)
    assert [told.at(0), told.at(1)] == [["branding"], ["at_stripe"]]


def test_a_tab_is_gone_to_by_mouse_and_a_divider_is_not(qtbot: QtBot, column: NavColumn) -> None:
    told = QSignalSpy(column.chosen)
    for row in (2, 3):
        place = column.visualItemRect(column.item(row)).center()
        QTest.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [told.at(at) for at in range(told.count())] == [["at_stripe"]]


def test_showing_a_tab_tells_nobody(column: NavColumn) -> None:
    told = QSignalSpy(column.chosen)
    column.set_value("branding")
    assert column.value() == "branding"
    assert told.count() == 0


def test_what_is_marked_on_a_tab_is_also_said(column: NavColumn) -> None:
    column.set_changed("branding", True)
    column.set_count("at_stripe", 2, "2 to do")
    rows = QAccessible.queryAccessibleInterface(column)
    said = [rows.child(at).text(QAccessible.Text.Name) for at in range(rows.childCount())]
    assert "Branding, changed" in said
    assert "At Stripe, 2 to do" in said
    column.set_changed("branding", False)
    assert rows.child(1).text(QAccessible.Text.Name) == "Branding"


def test_a_long_tab_gets_the_room_it_needs(qtbot: QtBot, column: NavColumn) -> None:
    before = column.sizeHint().width()
    column.add_tab("long", "Abonnementverlängerungen und Kündigungen", "ban")
    assert column.sizeHint().width() > before


def _seen_around(widget: QWidget) -> QImage:
    """The widget and what lies just around it, as a ring may."""
    return widget.window().grab(widget.geometry().adjusted(-4, -4, 4, 4)).toImage()
