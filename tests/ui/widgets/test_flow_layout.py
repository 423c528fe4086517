"""What wraps like words, reached by the Tab key where it stands."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.ui.widgets.flow_layout import Flow


def shown(qtbot: QtBot) -> tuple[QWidget, Flow]:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    flow = Flow()
    box.addWidget(QLineEdit("before"))
    box.addWidget(flow)
    box.addWidget(QLineEdit("after"))
    window.show()
    window.activateWindow()
    return window, flow


def reached(window: QWidget, count: int) -> list[str]:
    names = []
    for _turn in range(count):
        window.focusNextChild()
        focused = window.focusWidget()
        assert isinstance(focused, QLineEdit | QPushButton)
        names.append(focused.text())
    return names


def test_the_tab_key_comes_to_what_was_added_last_where_it_stands(qtbot: QtBot) -> None:
    window, flow = shown(qtbot)
    flow.add(QPushButton("one"))
    flow.add(QPushButton("two"))
    window.findChildren(QLineEdit)[0].setFocus()
    assert reached(window, 4) == ["one", "two", "after", "before"]
