"""Editors: they tell what a person does, and nothing else."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QColorDialog
from pytestqt.qtbot import QtBot

from portal_desktop.ui.widgets.colour_field import ColourField
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.segmented import Segmented
from portal_desktop.ui.widgets.switch import Switch

MONTHS = (("month", "Monthly"), ("year", "Yearly"), ("week", "Weekly"))


@pytest.fixture
def switch(qtbot: QtBot) -> Switch:
    made = Switch()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def segmented(qtbot: QtBot) -> Segmented:
    made = Segmented(MONTHS)
    qtbot.addWidget(made)
    made.set_value("year")
    made.show()
    return made


@pytest.fixture
def choice(qtbot: QtBot) -> ComboBox:
    made = ComboBox(MONTHS, unknown="Newer than this program")
    qtbot.addWidget(made)
    made.set_value("year")
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_turns_a_switch_on_and_off(qtbot: QtBot, switch: Switch, key: Qt.Key) -> None:
    told = QSignalSpy(switch.chosen)
    QTest.keyClick(switch, key)
    QTest.keyClick(switch, key)
    assert [told.at(0), told.at(1)] == [[True], [False]]


@pytest.mark.parametrize("place", [QPoint(2, 10), QPoint(18, 10), QPoint(34, 10)])
def test_a_switch_can_be_pressed_anywhere(qtbot: QtBot, switch: Switch, place: QPoint) -> None:
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=place)
    assert switch.isChecked()


def test_showing_a_value_tells_nobody(
    switch: Switch, segmented: Segmented, choice: ComboBox, qtbot: QtBot
) -> None:
    colour = ColourField()
    qtbot.addWidget(colour)
    signals = (switch.chosen, segmented.chosen, choice.chosen, colour.edited)
    told = [QSignalSpy(signal) for signal in signals]
    switch.set_value(True)
    segmented.set_value("week")
    choice.set_value("week")
    choice.set_items((("week", "Weekly"), ("day", "Daily")))
    colour.set_value("#12343B")
    assert (switch.isChecked(), segmented.value(), choice.value()) == (True, "week", "week")
    assert [spy.count() for spy in told] == [0, 0, 0, 0]


def test_on_and_off_differ_in_shape_not_only_in_colour(switch: Switch) -> None:
    def shape() -> list[bool]:
        image = switch.grab().toImage()
        row = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
        return [colour.lightness() > 200 for colour in row]

    off = shape()
    switch.set_value(True)
    on = shape()
    half = len(off) // 2
    assert sum(off[:half]) > sum(off[half:])
    assert sum(on[half:]) > sum(on[:half])


def test_assistive_programs_hear_what_editors_are(
    switch: Switch, segmented: Segmented, choice: ComboBox
) -> None:
    switch.set_value(True)
    on = QAccessible.queryAccessibleInterface(switch)
    assert on.role() == QAccessible.Role.CheckBox
    assert on.state().checked
    year = QAccessible.queryAccessibleInterface(segmented.button_of("year"))
    assert year.role() == QAccessible.Role.RadioButton
    assert year.text(QAccessible.Text.Name) == "Yearly"
    assert year.state().checked
    listed = QAccessible.queryAccessibleInterface(choice)
    assert listed.role() == QAccessible.Role.ComboBox
    assert listed.text(QAccessible.Text.Value) == "Yearly"


def test_arrows_go_along_the_segments(qtbot: QtBot, segmented: Segmented) -> None:
    told = QSignalSpy(segmented.chosen)
    segmented.setFocus()
    QTest.keyClick(segmented.button_of("year"), Qt.Key.Key_Right)
    assert segmented.value() == "week"
    assert told.at(0) == ["week"]


def test_pressing_a_segment_chooses_it_alone(qtbot: QtBot, segmented: Segmented) -> None:
    QTest.mouseClick(segmented.button_of("month"), Qt.MouseButton.LeftButton)
    chosen = [value for value, _label in MONTHS if segmented.button_of(value).isChecked()]
    assert chosen == ["month"]


def test_an_unknown_value_chooses_no_segment_and_can_be_left(
    qtbot: QtBot, segmented: Segmented
) -> None:
    segmented.set_value("day")
    assert segmented.value() == ""
    QTest.mouseClick(segmented.button_of("month"), Qt.MouseButton.LeftButton)
    assert segmented.value() == "month"


def test_choosing_moves_no_segment(segmented: Segmented) -> None:
    widths = {segmented.sizeHint().width()}
    for value, _label in MONTHS:
        segmented.set_value(value)
        widths.add(segmented.sizeHint().width())
    assert len(widths) == 1


def test_the_list_of_a_choice_is_used_by_keys(qtbot: QtBot, choice: ComboBox) -> None:
    told = QSignalSpy(choice.chosen)
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Return)
    listed = choice.view()
    qtbot.waitUntil(listed.isVisible)
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert told.at(0) == ["week"]
    qtbot.waitUntil(lambda: not listed.isVisible())


def test_a_value_nobody_knows_is_shown_as_such(choice: ComboBox) -> None:
    choice.set_value("fortnight")
    assert choice.value() is None
    assert choice.placeholderText() == "Newer than this program"


def test_the_wheel_scrolls_the_page_not_the_value(choice: ComboBox) -> None:
    choice.clearFocus()
    assert not _turn(choice)
    assert choice.value() == "year"


def test_scrolling_on_after_choosing_keeps_what_was_chosen(choice: ComboBox, qtbot: QtBot) -> None:
    choice.activateWindow()
    choice.setFocus()
    qtbot.waitUntil(choice.hasFocus)
    assert not _turn(choice)
    assert choice.value() == "year"


def test_a_typed_colour_is_told_as_typed_and_shown_when_whole(qtbot: QtBot) -> None:
    field = ColourField()
    qtbot.addWidget(field)
    told = QSignalSpy(field.edited)
    QTest.keyClicks(field, "#B45")
    assert told.at(3) == ["#B45"]
    assert field.colour() == QColor("#BB4455")
    QTest.keyClicks(field, "3")
    assert not field.colour().isValid()


def test_a_picked_colour_is_told(qtbot: QtBot, qapp: QApplication) -> None:
    field = ColourField("#12343B")
    qtbot.addWidget(field)
    field.show()
    told = QSignalSpy(field.edited)
    QTest.mouseClick(field.swatch, Qt.MouseButton.LeftButton)
    dialog = next(each for each in qapp.topLevelWidgets() if isinstance(each, QColorDialog))
    assert dialog.currentColor() == QColor("#12343B")
    dialog.setCurrentColor(QColor("#b4532a"))
    dialog.accept()
    assert told.at(0) == ["#B4532A"]
    assert field.text() == "#B4532A"


def _turn(choice: ComboBox) -> bool:
    """Turn the wheel down over it; whether it kept the event for itself."""
    middle = QPointF(choice.rect().center())
    event = QWheelEvent(
        middle,
        choice.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, event)
    return event.isAccepted()
