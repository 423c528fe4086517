"""Text fields: typing, the window's undo, input methods."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.colour_field import ColourField
from portal_desktop.ui.widgets.line_edit import LineEdit

FIELDS = pytest.mark.parametrize("field", [LineEdit, ColourField], indirect=True)
UNDO, REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class Window(QMainWindow):
    """A window with undo and redo of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        for name, keys in (("undo", UNDO), ("redo", REDO)):
            action = QAction(name, self)
            action.setShortcuts(QKeySequence.keyBindings(keys))
            action.triggered.connect(lambda _on=False, name=name: self.asked.append(name))
            self.addAction(action)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    made = Window()
    qtbot.addWidget(made)
    yield made
    made.close()


@pytest.fixture
def field(qtbot: QtBot, window: Window, request: pytest.FixtureRequest) -> LineEdit:
    made: LineEdit = getattr(request, "param", LineEdit)()
    room = QWidget()
    QVBoxLayout(room).addWidget(made)
    window.setCentralWidget(room)
    window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@FIELDS
def test_each_key_is_told_and_leaving_too(qtbot: QtBot, field: LineEdit) -> None:
    told, left = QSignalSpy(field.edited), QSignalSpy(field.left)
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [told.at(at) for at in range(told.count())] == [["a"], ["ab"], ["abc"]]
    assert left.count() == 1


@FIELDS
@pytest.mark.parametrize(("keys", "name"), [(UNDO, "undo"), (REDO, "redo")])
def test_undo_belongs_to_the_window(
    qtbot: QtBot, window: Window, field: LineEdit, keys: QKeySequence.StandardKey, name: str
) -> None:
    QTest.keyClicks(field, "abc")
    QTest.keySequence(field, keys)
    assert window.asked == [name]
    assert field.text() == "abc"


@FIELDS
def test_the_field_undoes_nothing_when_the_window_cannot(
    qtbot: QtBot, window: Window, field: LineEdit
) -> None:
    for action in window.actions():
        action.setEnabled(False)
    QTest.keyClicks(field, "abc")
    QTest.keySequence(field, UNDO)
    assert field.text() == "abc"


@FIELDS
def test_its_menu_has_no_undo_of_its_own(
    qtbot: QtBot, qapp: QApplication, window: Window, field: LineEdit
) -> None:
    reason = QContextMenuEvent.Reason.Keyboard
    place = field.rect().center()
    QApplication.sendEvent(field, QContextMenuEvent(reason, place, field.mapToGlobal(place)))
    menu = next(each for each in qapp.topLevelWidgets() if isinstance(each, QMenu))
    names = [action.objectName() for action in menu.actions()]
    menu.close()
    assert "edit-copy" in names
    assert not {"edit-undo", "edit-redo"} & set(names)
    assert names[0]


def test_showing_a_text_keeps_the_place_of_the_cursor(qtbot: QtBot, field: LineEdit) -> None:
    told = QSignalSpy(field.edited)
    field.set_value("Your coffee")
    field.setCursorPosition(4)
    field.set_value("Your tea")
    assert (field.text(), field.cursorPosition()) == ("Your tea", 4)
    assert told.count() == 0


def test_a_text_being_composed_is_left_alone(field: LineEdit) -> None:
    field.set_value("お")
    QApplication.sendEvent(field, QInputMethodEvent("ちゃ", []))
    field.set_value("something else")
    assert field.text() == "お"
    done = QInputMethodEvent("", [])
    done.setCommitString("茶")
    QApplication.sendEvent(field, done)
    field.set_value("something else")
    assert field.text() == "something else"


def test_more_than_the_limit_can_be_typed(qtbot: QtBot) -> None:
    limited = LineEdit("x" * 60, limit=60)
    qtbot.addWidget(limited)
    limited.setCursorPosition(60)
    QTest.keyClicks(limited, "!")
    assert len(limited.text()) == 61


def test_an_error_is_seen(qtbot: QtBot) -> None:
    wrong = LineEdit("http://example.com")
    qtbot.addWidget(wrong)
    calm = wrong.grab().toImage()
    wrong.set_error(True)
    shown = wrong.grab().toImage()
    named = theme.colours_of(wrong)
    middle = shown.height() // 2
    assert calm.pixelColor(0, middle).name().upper() == named.outline
    assert shown.pixelColor(0, middle).name().upper() == named.error
