"""The look can change while a window is open, and is then as if it had started that way."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.chip import Chip
from portal_desktop.ui.widgets.colour_field import ColourField
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.icon_button import IconButton
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.nav_list import NavColumn
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.segmented import Segmented
from portal_desktop.ui.widgets.skeleton import Skeleton
from portal_desktop.ui.widgets.switch import Switch


def everything() -> Iterator[QWidget]:
    """One of each widget, in a state with something to see."""
    dotted = Label("Headline", "strong")
    dotted.set_dot(True)
    card = Card("Cancelling")
    card.set_master(Switch())
    card.add_row(Label("Customers can cancel their subscription", "help"))
    flow = Flow()
    flow.add(Chip("House Blend"))
    flow.add(Chip("Add", adds=True))
    segmented = Segmented((("phone", "Phone"), ("browser", "Browser")))
    segmented.set_value("phone")
    column = NavColumn()
    column.add_tab("links", "Links", "link")
    column.set_count("links", 2)
    column.set_value("links")
    yield from (dotted, card, flow, segmented, column)
    yield from (Badge("LIVE", "live"), Button("Publish", "primary"), Button("Why?", "link"))
    yield from (ComboBox(((1, "At once"), (2, "Later"))), ColourField("#B4532A"))
    yield from (LineEdit("Your coffee", limit=60, icon="search"), IconButton("undo-2", "Undo"))
    yield from (Notice("Stripe says no.", "error", action="Look"), Skeleton())


def room(qtbot: QtBot) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    for widget in everything():
        box.addWidget(widget)
    qtbot.addWidget(made)
    made.resize(700, 1600)
    made.show()
    QApplication.processEvents()
    return made


def picture(of: QWidget) -> QImage:
    for _turn in range(3):  # a new size asks for another layout, which asks for another size
        QApplication.processEvents()
    return of.grab().toImage()


@pytest.mark.parametrize("zoom", [1.0, 1.6])
def test_changing_the_look_is_as_starting_with_it(
    qapp: QApplication, qtbot: QtBot, zoom: float
) -> None:
    changed = room(qtbot)
    before = picture(changed)
    theme.apply_theme(qapp, "dark", zoom=zoom)
    after = picture(changed)
    assert after == picture(room(qtbot))
    assert after != before
    theme.apply_theme(qapp, "light", zoom=1.0)
    assert picture(changed) == before
