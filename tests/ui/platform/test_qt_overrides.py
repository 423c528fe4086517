"""No exception leaves what Qt calls, and no painter is left behind."""

import ast
import importlib
import pkgutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

import portal_desktop.ui
from portal_desktop.ui.platform import qt_overrides as overrides
from portal_desktop.ui.widgets import painting as paint

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PAINTERS = {"on", "painter"}
"""How a painter is called in the program."""
WHY = "this is wrong"


class Wrong(QPushButton):
    """Paints half of itself."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.widget_painter(self) as on, paint.saved(on):
            raise ValueError(WHY, event)

    def sizeHint(self) -> QSize:
        raise ValueError(WHY)


class WrongRows(QStyledItemDelegate):
    """Cannot say how high a row is, nor paint one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        raise ValueError(WHY, option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        with paint.saved(painter):
            raise ValueError(WHY, option, index)


class WrongModel(QAbstractListModel):
    """Has rows, and knows nothing of them."""

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = 0) -> str:
        raise ValueError(WHY, index, role)


class NoModel(QAbstractListModel):
    """Does not even know how many rows it has."""

    def rowCount(self, parent: Index = NOWHERE) -> int:
        raise ValueError(WHY, parent)


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    found: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: found.append(error))
    return found


def test_a_widget_that_cannot_paint_itself_is_painted_by_qt_and_reported(
    qtbot: QtBot, reported: list[BaseException]
) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    Wrong("Hello", room).resize(80, 30)
    for _frame in range(20):
        assert not room.grab().isNull()
    assert {error.args[0] for error in reported} == {WHY}
    assert len(reported) < 10


def test_rows_that_cannot_be_painted_leave_the_others_as_they_are(
    qtbot: QtBot, reported: list[BaseException]
) -> None:
    view, model = QListView(), WrongModel()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(WrongRows(view))
    view.show()
    for _frame in range(5):
        assert not view.grab().isNull()
    assert model.index(0).data() is None
    assert {error.args[0] for error in reported} == {WHY}
    view.close()


def test_what_has_no_answer_of_qts_gets_the_least(reported: list[BaseException]) -> None:
    assert NoModel().rowCount() == 0
    assert len(reported) == 1


def test_what_happened_is_counted(reported: list[BaseException]) -> None:
    before = overrides.failures()
    NoModel().rowCount()
    NoModel().rowCount()
    assert overrides.failures() == before + 2


def test_each_class_of_the_program_is_guarded() -> None:
    for each in pkgutil.walk_packages(portal_desktop.ui.__path__, "portal_desktop.ui."):
        importlib.import_module(each.name)
    bases: tuple[type, ...] = QObject, QIconEngine
    made = [each for base in bases for each in below(base)]
    ours = [each for each in made if each.__module__.startswith("portal_desktop.")]
    bare = [
        f"{each.__qualname__}.{name}"
        for each in ours
        for name, value in vars(each).items()
        if is_override(each, name) and not hasattr(value, "__wrapped__")
    ]
    assert len(ours) > 100
    assert not bare


def test_no_painter_is_left_to_chance() -> None:
    """They are ended, and what is saved is restored, by ``with``."""
    root = Path(portal_desktop.ui.__file__).parent
    found = [
        f"{path.relative_to(root)}:{line}"
        for path in root.rglob("*.py")
        for line in unguarded(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found


def test_painters_left_to_chance_are_noticed() -> None:
    assert list(unguarded(ast.parse("on = QPainter(made)")))
    assert list(unguarded(ast.parse("on.save()")))
    assert list(unguarded(ast.parse("painter.restore()")))
    assert not list(unguarded(ast.parse("with QPainter(made) as on:\n    on.drawText(1, 2, 'a')")))
    assert not list(unguarded(ast.parse("self.unsaved.save()")))


def test_a_painter_is_restored_whatever_happens() -> None:
    made = QPixmap(10, 10)
    with QPainter(made) as on:
        on.setPen(Qt.GlobalColor.red)
        with suppress(ValueError), paint.saved(on):
            on.setPen(Qt.GlobalColor.blue)
            raise ValueError(WHY)
        assert on.pen().color() == Qt.GlobalColor.red


def below(base: type) -> Iterator[type]:
    children: list[type] = base.__subclasses__()
    for each in children:
        yield each
        yield from below(each)


def is_override(made: type, name: str) -> bool:
    of_qt = [each for each in made.__mro__ if each.__module__.startswith("PySide6.")]
    method = callable(vars(made)[name]) and not name.startswith("__")
    named = any(name in vars(each) for each in of_qt)
    return method and named and name not in overrides.NOT_CALLED_BY_QT


def unguarded(tree: ast.AST) -> Iterator[int]:
    """Lines on which a painter is made, or saved or restored, without ``with``."""
    helper = {"widget_painter", "saved"}  # in painting.py: one is for a with, the other is the way
    inside = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)]
    free = {id(each) for made in inside if made.name in helper for each in ast.walk(made)}
    managed = {
        id(item.context_expr)
        for each in ast.walk(tree)
        if isinstance(each, ast.With)
        for item in each.items
    }
    for each in ast.walk(tree):
        if not isinstance(each, ast.Call) or id(each) in free | managed:
            continue
        makes = isinstance(each.func, ast.Name) and each.func.id == "QPainter"
        by_hand = (
            isinstance(each.func, ast.Attribute)
            and each.func.attr in {"save", "restore"}
            and isinstance(each.func.value, ast.Name)
            and each.func.value.id in PAINTERS
        )
        if makes or by_hand:
            yield each.lineno
