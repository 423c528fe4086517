"""The rows under a search: what they are about, and beside it what is shortened first."""

import pytest
from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QStandardItem, QStandardItemModel
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from portal_desktop.ui.platform.plain_text import APART
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import TextSize
from portal_desktop.ui.widgets.search_popup import WHERE, FoundList, elided_aside, in_full

NAME = "Stichting Vrienden van de Oude Haven <b>"
LONG = "post@" + "haven" * 20 + ".example"
ROW = 330


@pytest.fixture
def rows(qtbot: QtBot) -> FoundList:
    made = FoundList()
    item = QStandardItem(NAME)
    item.setData(LONG, WHERE)
    model = QStandardItemModel(made)
    model.appendRow(item)
    made.setModel(model)
    made.apply_style()
    qtbot.addWidget(made)
    made.resize(ROW, 200)
    made.show()
    return made


@pytest.mark.parametrize("address", ["info@oudehaven.example", LONG])
def test_a_long_address_leaves_the_name_most_of_the_row(rows: FoundList, address: str) -> None:
    wide = QFontMetricsF(theme.font(TextSize.SMALL)).horizontalAdvance
    aside = elided_aside(NAME, address, ROW)
    assert wide(aside) <= ROW * 0.45
    assert aside.startswith("info" if address != LONG else "post")
    assert aside.endswith("ple")
    assert rows.isVisible()


def test_the_name_is_painted_before_a_long_address(rows: FoundList) -> None:
    painted = rows.viewport().grab(rows.visualRect(rows.model().index(0, 0)))
    model = rows.model()
    model.setData(model.index(0, 0), "", WHERE)
    alone = rows.viewport().grab(rows.visualRect(model.index(0, 0)))
    part = QRect(0, 0, int(ROW * 0.45), painted.height())  # the name's first letters
    assert painted.copy(part).toImage() == alone.copy(part).toImage()
    assert painted.toImage() != alone.toImage()


def test_what_has_room_is_not_shortened(rows: FoundList) -> None:
    short = "jo@harbour-coffee-club.example"
    assert elided_aside("Jo", short, ROW) == short
    assert elided_aside("Jo", LONG, ROW) != LONG
    assert not in_full(rows.model().index(0, 0), 9_000)


def test_the_pointer_brings_what_was_shortened_in_full(
    rows: FoundList, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_: shown.append(text))
    place = rows.visualRect(rows.model().index(0, 0)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, rows.viewport().mapToGlobal(place))
    QApplication.sendEvent(rows.viewport(), event)
    (said,) = shown
    assert not Gui.mightBeRichText(said)
    assert said.replace(APART, "").replace("\n", "") == NAME + LONG
