"""Words, cards and things that wrap."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.colours import DARK, LIGHT
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.chip import Chip
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.menu import Menu
from portal_desktop.ui.widgets.panel import Panel
from portal_desktop.ui.widgets.scroll_area import Scroll
from portal_desktop.ui.widgets.skeleton import Skeleton
from portal_desktop.ui.widgets.switch import Switch

SENTENCE = "Customers can cancel their subscription whenever they like, and renew it."


def test_what_looks_like_markup_is_shown_as_it_is(qtbot: QtBot) -> None:
    plain, badge = Label("<b>Harbour</b>"), Badge("<b>Harbour</b>")
    qtbot.addWidget(plain)
    qtbot.addWidget(badge)
    assert plain.textFormat() == Qt.TextFormat.PlainText
    assert badge.textFormat() == Qt.TextFormat.PlainText
    assert plain.text() == "<b>Harbour</b>"


@pytest.mark.parametrize(
    "word", ["w" * 60, "https://example.com/" + "a" * 300, "e\u0301" * 40, "👩🏽\u200d🚀" * 30]
)
def test_a_word_longer_than_any_line_is_broken(qtbot: QtBot, word: str) -> None:
    words = Label(f"Headline {word}")
    qtbot.addWidget(words)
    assert words.minimumSizeHint().width() <= 160
    assert words.heightForWidth(160) > 2 * words.fontMetrics().height()
    assert words.text() == f"Headline {word}"
    spoken = QAccessible.queryAccessibleInterface(words)
    assert spoken.text(QAccessible.Text.Name) == f"Headline {word}"
    words.setText("Headline")
    assert spoken.text(QAccessible.Text.Name) == "Headline"


def test_what_can_be_copied_stays_as_it_was_written(qtbot: QtBot) -> None:
    words = Label("w" * 60, selectable=True)
    qtbot.addWidget(words)
    words.setSelection(0, 60)
    assert words.selectedText() == "w" * 60


def test_a_label_keeps_its_ampersand_and_names_its_control(qtbot: QtBot) -> None:
    room, words, control = QWidget(), Label("Terms & privacy", "strong"), Switch()
    box = QVBoxLayout(room)
    box.addWidget(words)
    box.addWidget(control)
    qtbot.addWidget(room)
    words.setBuddy(control)
    assert words.text() == "Terms & privacy"
    named = QAccessible.queryAccessibleInterface(control)
    assert named.text(QAccessible.Text.Name) == "Terms & privacy"
    words.setText("Privacy & terms")
    assert named.text(QAccessible.Text.Name) == "Privacy & terms"


def test_other_letters_and_the_dot_leave_the_margins_that_were_given(qtbot: QtBot) -> None:
    words = Label(SENTENCE, "help")
    qtbot.addWidget(words)
    words.setContentsMargins(18, 6, 18, 12)
    given = words.contentsMargins()
    words.set_dot(True)
    QApplication.sendEvent(words, QEvent(QEvent.Type.FontChange))
    assert words.contentsMargins().left() > given.left()
    words.set_dot(False)
    assert words.contentsMargins() == given


def test_long_words_wrap_into_the_room_there_is(qtbot: QtBot) -> None:
    words = Label(SENTENCE, "help")
    qtbot.addWidget(words)
    assert words.heightForWidth(120) > 3 * words.heightForWidth(2000)


def test_a_heading_is_read_as_written_and_drawn_in_capitals(qtbot: QtBot) -> None:
    heading, same = Label("Café", "heading"), Label("CAFÉ", "heading")
    for words in (heading, same):
        qtbot.addWidget(words)
    assert heading.text() == "Café"
    assert heading.grab().toImage() == same.grab().toImage()


def test_a_role_can_change(qtbot: QtBot) -> None:
    words = Label("Refused")
    qtbot.addWidget(words)
    words.set_role("error")
    shown = words.palette().color(QPalette.ColorRole.WindowText)
    assert shown == QColor(theme.colours_of(words).error)


def test_words_of_what_cannot_be_changed_are_fainter(qapp: QApplication, qtbot: QtBot) -> None:
    words = Label("Quantity", "strong")
    qtbot.addWidget(words)
    words.setEnabled(False)
    shown = words.palette().color(QPalette.ColorRole.WindowText)
    assert shown == QColor(theme.colours_of(words).second)


def test_the_dot_of_a_change_stands_before_the_words(qtbot: QtBot) -> None:
    words = Label("Headline", "strong")
    qtbot.addWidget(words)
    before = words.sizeHint().width()
    words.set_dot(True)
    image = words.grab().toImage()
    assert words.sizeHint().width() > before
    inks = {image.pixelColor(3, y).name().upper() for y in range(image.height())}
    assert theme.colours_of(words).accent in inks
    words.set_dot(False)
    assert words.sizeHint().width() == before


def test_a_hidden_row_takes_no_room_and_no_line(qapp: QApplication, qtbot: QtBot) -> None:
    card, lines = Card("Cancelling"), []
    rows = [Label(f"Row {number}", "strong") for number in range(3)]
    for row in rows:
        card.add_row(row)
    qtbot.addWidget(card)
    card.show()
    whole = card.sizeHint().height()
    lines.append(_hairlines(card))
    rows[1].hide()
    qapp.processEvents()
    card.resize(card.sizeHint())
    qapp.processEvents()
    lines.append(_hairlines(card))
    assert card.sizeHint().height() < whole - rows[1].height()
    assert lines == [2, 1]
    rows[1].show()
    qapp.processEvents()
    assert card.sizeHint().height() == whole


def test_a_dependent_row_is_indented_and_a_notice_joined(qapp: QApplication, qtbot: QtBot) -> None:
    card = Card("Cancelling")
    first, second, joined = (Label(words) for words in ("First", "Second", "Joined"))
    card.set_master(Switch())
    card.add_row(first)
    card.add_row(second, 1)
    card.add_row(joined, divided=False)
    qtbot.addWidget(card)
    card.show()
    qapp.processEvents()
    assert second.x() > first.x() == joined.x()
    assert _hairlines(card) == 2  # below the heading with its switch, and between two rows


def test_a_card_grows_with_what_wraps_in_it(qtbot: QtBot) -> None:
    card = Card("Cancelling")
    card.add_row(Label(SENTENCE))
    qtbot.addWidget(card)
    assert card.heightForWidth(200) > card.heightForWidth(800)


def test_things_flow_into_lines_that_are_wide_enough(qapp: QApplication, qtbot: QtBot) -> None:
    flow = Flow()
    chips = [Chip(f"Product {number}") for number in range(6)]
    for chip in chips:
        flow.add(chip)
    qtbot.addWidget(flow)
    flow.resize(250, flow.heightForWidth(250))
    flow.show()
    qapp.processEvents()
    assert all(chip.geometry().right() <= 250 for chip in chips)
    assert len({chip.y() for chip in chips}) == 3
    assert max(chip.geometry().bottom() for chip in chips) < flow.height()
    flow.clear()
    assert flow.heightForWidth(250) == 0


def test_grounds_take_the_colour_and_line_of_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    bar = Panel("panel", edge="bottom")
    bar.resize(40, 20)
    qtbot.addWidget(bar)
    for scheme in ("light", "dark"):
        theme.apply_theme(qapp, "dark" if scheme == "dark" else "light")
        qapp.processEvents()
        image = bar.grab().toImage()
        named = theme.colours_of(bar)
        assert image.pixelColor(5, 5).name().upper() == named.panel
        assert image.pixelColor(5, 19).name().upper() == named.line


def test_while_something_loads_it_is_said(qtbot: QtBot) -> None:
    bars = Skeleton()
    qtbot.addWidget(bars)
    assert bars.accessibleName() == "Loading"


def _hairlines(card: Card) -> int:
    """How many lines go across the card between its borders."""
    image = card.grab().toImage()
    line = theme.colours_of(card).line
    column = [image.pixelColor(4, y).name().upper() == line for y in range(14, image.height() - 14)]
    return sum(column)


def test_a_page_scrolls_on_the_ground_it_lies_on(qapp: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    page.setFixedHeight(900)
    ground, scroll = Panel("stage"), Scroll(page)
    QVBoxLayout(ground).addWidget(scroll)
    qtbot.addWidget(ground)
    ground.resize(200, 300)
    ground.show()
    qapp.processEvents()
    assert scroll.verticalScrollBar().maximum() > 0
    named, image = theme.colours_of(ground), ground.grab().toImage()
    assert image.pixelColor(60, 60).name().upper() == named.stage
    handle = scroll.mapTo(ground, scroll.rect().topRight()) + QPoint(-6, 20)
    assert image.pixelColor(handle).name().upper() != named.stage


def test_a_menu_opens_in_the_theme_of_the_moment(qapp: QApplication, qtbot: QtBot) -> None:
    for scheme, named in (("dark", DARK), ("light", LIGHT)):
        theme.apply_theme(qapp, "dark" if scheme == "dark" else "light")
        menu = Menu()
        qtbot.addWidget(menu)
        menu.addAction("Copy link")
        menu.popup(QPoint(0, 0))
        corner = menu.grab().toImage().pixelColor(3, 3)
        menu.close()
        assert corner.name().upper() == named.panel
