"""What holds for every control of every tab, walked through."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from portal_desktop.options.cancellation import FEEDBACK_OPTIONS
from portal_desktop.options.table import OPTIONS
from portal_desktop.ui.tabs.registry import TABS
from portal_desktop.ui.theme import appearance as theme
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.workspaces import everything_in, everything_on, open_any_tab, open_room

LINE = 24
"""Pixels by which two controls of one line may differ."""

KEYS = [tab.key for tab in TABS]
ROLES = {
    QCheckBox: {QAccessible.Role.CheckBox, QAccessible.Role.Switch},
    QComboBox: {QAccessible.Role.ComboBox},
    QLineEdit: {QAccessible.Role.EditableText},
    QAbstractButton: {
        QAccessible.Role.Button,
        QAccessible.Role.ButtonMenu,
        QAccessible.Role.PushButton,
        QAccessible.Role.RadioButton,
        QAccessible.Role.CheckBox,
    },
}


@pytest.fixture
def all_on(opened_account: OpenedAccount) -> OpenedAccount:
    """The demo business with everything turned on that opens further rows."""
    document = opened_account.session.document
    document.edit("All on", everything_on(document.account_snapshot.catalogue))
    return opened_account


@pytest.mark.parametrize("key", KEYS)
def test_every_control_says_its_name_its_role_and_its_value(
    qtbot: QtBot, all_on: OpenedAccount, key: str
) -> None:
    tab = open_any_tab(qtbot, all_on, key)
    QApplication.processEvents()
    for each in controls(tab):
        spoken = interface(each)
        assert name_of(each).strip(), described(each)
        expected = next((ROLES[kind] for kind in ROLES if isinstance(each, kind)), None)
        assert expected is None or spoken.role() in expected, described(each)
        assert_value(each, spoken)


@pytest.mark.parametrize("key", KEYS)
def test_no_two_controls_of_a_tab_sound_alike(
    qtbot: QtBot, all_on: OpenedAccount, key: str
) -> None:
    tab = open_any_tab(qtbot, all_on, key)
    said = Counter(
        (name_of(each), type(each).__name__) for each in controls(tab) if each.objectName()
    )
    assert [name for name, count in said.items() if count > 1] == []


def test_every_published_setting_has_its_control_on_one_tab(
    qtbot: QtBot, all_on: OpenedAccount
) -> None:
    found: Counter[str] = Counter()
    where: dict[str, str] = {}
    named: set[str] = set()
    for key in KEYS:
        tab = open_any_tab(qtbot, all_on, key)
        for each in tab.findChildren(QWidget):
            name = each.objectName()
            named.add(name)
            if name in wanted_names() and not each.isHidden():
                found[name] += 1
                where[name] = key
                assert each.accessibleIdentifier() == name
    assert any(each.startswith(f"{FEEDBACK_OPTIONS.path}:") for each in named)
    assert {name: found[name] for name in wanted_names()} == dict.fromkeys(wanted_names(), 1)
    assert {name: OPTIONS[name.partition(":")[0]].tab for name in where} == where


@pytest.mark.parametrize("key", KEYS)
def test_every_text_is_plain(qtbot: QtBot, all_on: OpenedAccount, key: str) -> None:
    tab = open_any_tab(qtbot, all_on, key)
    rich = [
        each.text()
        for each in tab.findChildren(QLabel)
        if each.textFormat() != Qt.TextFormat.PlainText
    ]
    assert not rich


def test_every_text_of_the_room_is_plain(qtbot: QtBot, all_on: OpenedAccount) -> None:
    room = open_room(qtbot, all_on)
    for key in KEYS:
        room.open_tab(key)
    rich = [
        each.text()
        for each in room.findChildren(QLabel)
        if each.textFormat() != Qt.TextFormat.PlainText
    ]
    assert not rich


@pytest.mark.parametrize("key", KEYS)
def test_the_wheel_changes_nothing_that_has_not_the_focus(
    qtbot: QtBot, all_on: OpenedAccount, key: str
) -> None:
    tab = open_any_tab(qtbot, all_on, key)
    tab.setFocus()
    before = all_on.session.document.draft
    for each in everything_in(tab):
        if isinstance(each, QComboBox | QAbstractSpinBox | QLineEdit | QAbstractButton):
            wheel(each, -120)
            wheel(each, 120)
            wheel(each, -120)
    assert all_on.session.document.draft == before


@pytest.mark.parametrize("key", KEYS)
def test_the_tab_key_walks_from_the_top_to_the_bottom(
    qtbot: QtBot, all_on: OpenedAccount, key: str
) -> None:
    tab = open_any_tab(qtbot, all_on, key)
    QApplication.processEvents()
    heights = [each.mapTo(tab, QPoint(0, each.height() // 2)).y() for each in walk(tab)]
    above = [
        (described(one), described(other))
        for (one, high), (other, low) in pairwise(zip(walk(tab), heights, strict=True))
        if low < high - LINE
    ]
    assert not above


@pytest.mark.parametrize("key", KEYS)
def test_nothing_is_cut_off_at_twice_the_size(
    qtbot: QtBot, all_on: OpenedAccount, key: str
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, "light", zoom=2.0)
    tab = open_any_tab(qtbot, all_on, key)
    QApplication.processEvents()
    for page in tab.findChildren(QScrollArea) if not isinstance(tab, QScrollArea) else [tab]:
        inside = page.widget()
        assert inside is not None
        assert inside.minimumSizeHint().width() <= page.viewport().width()
    assert tab.minimumSizeHint().width() <= tab.width()


def controls(tab: QWidget) -> Iterator[QWidget]:
    """What can be reached with the Tab key, and is not a scroll area."""
    for each in tab.findChildren(QWidget):
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            if each.objectName().startswith("qt_") or each.focusProxy() is not None:
                continue
            yield each


def walk(tab: QWidget) -> list[QWidget]:
    """The enabled controls in the order of the Tab key."""
    seen: list[QWidget] = []
    at = tab.nextInFocusChain()
    while at is not tab and at is not None:
        inside = tab.isAncestorOf(at) and at.isVisible() and at.isEnabled()
        if inside and at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.focusProxy() is None:
            seen.append(at)
        at = at.nextInFocusChain()
    return seen


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, described(widget)
    return found


def name_of(widget: QWidget) -> str:
    """How it is called: on Linux a list that opens is called by its label."""
    spoken = interface(widget)
    if isinstance(widget, QComboBox):
        labels = spoken.relations(QAccessible.RelationFlag.Label)
        return " ".join(label.text(QAccessible.Text.Name) for label, _flag in labels)
    return spoken.text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r}"


def assert_value(widget: QWidget, spoken: QAccessibleInterface) -> None:
    if isinstance(widget, QCheckBox):
        assert bool(spoken.state().checked) == widget.isChecked(), described(widget)
    elif isinstance(widget, QLineEdit):
        assert spoken.text(QAccessible.Text.Value) == widget.text(), described(widget)
    elif isinstance(widget, QComboBox):
        shown = widget.currentText() or widget.placeholderText()
        assert spoken.text(QAccessible.Text.Value) == shown, described(widget)
    assert bool(spoken.state().disabled) == (not widget.isEnabled()), described(widget)


def wanted_names() -> list[str]:
    """The object names that controls of published options have to have."""
    names = []
    for option in OPTIONS.values():
        # Own reasons are the account's: each has a control of its own.
        if option.own_delivery != "published" or option is FEEDBACK_OPTIONS:
            continue
        if option.kind == "members":
            names += [f"{option.path}:{choice.value}" for choice in option.choices]
        else:
            names.append(option.path)
    return names


def wheel(widget: QWidget, angle: int) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
