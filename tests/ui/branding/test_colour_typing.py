"""Typing a colour: the form stays calm and the preview keeps the last whole one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QLabel
from pytestqt.qtbot import QtBot

from portal_desktop.options.branding import BACKGROUND, BRAND_COLOUR
from portal_desktop.ui.branding.contrast_notice import Contrast
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.widgets.colour_field import ColourField
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.workspaces import control, notices, open_room, open_tab, press

BEFORE = "#12343b"
SIX = "A colour is six digits and letters from A to F, such as #0B6E6E."


@pytest.fixture
def tab(qtbot: QtBot, opened_account: OpenedAccount) -> Form:
    return open_tab(qtbot, opened_account, "branding")


@pytest.fixture
def field(tab: Form) -> ColourField:
    return control(tab, BRAND_COLOUR.path, ColourField)


def begin(field: ColourField) -> None:
    """Choose all that is written, to type over it."""
    field.setFocus()
    field.selectAll()


def letter(field: ColourField, each: str) -> None:
    QTest.keyClicks(field, each)
    QApplication.processEvents()


def leave(field: ColourField) -> None:
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def judged(tab: Form) -> list[str]:
    """What the guard says, in all rows."""
    found = [each for each in tab.findChildren(Contrast) if each.isVisible()]
    return [
        label.text() for each in found for label in each.findChildren(QLabel) if label.isVisible()
    ]


def shape(tab: Form) -> list[int]:
    """Where every row's verdicts stand, and how long the form is."""
    page = tab.widget()
    assert page is not None
    tops = [each.mapTo(page, each.rect().bottomLeft()).y() for each in tab.findChildren(Contrast)]
    return [page.height(), *tops]


def swatch(field: ColourField) -> str:
    seen = field.swatch.grab().toImage()
    return seen.pixelColor(seen.rect().center()).name()


def test_the_form_stands_still_until_the_colour_is_whole(
    opened_account: OpenedAccount, tab: Form, field: ColourField
) -> None:
    calm, said = shape(tab), judged(tab)
    begin(field)
    for each in "#77777":
        letter(field, each)
        assert shape(tab) == calm
        assert judged(tab) == said
        assert swatch(field) == BEFORE
        assert SIX not in " ".join(each.words.text() for each in notices(tab))
    assert opened_account.session.document.draft[BRAND_COLOUR] == "#77777"
    assert "White text on it: 13.2 : 1. Easy to read." in said

    letter(field, "7")

    assert "Dark text on it: 4.6 : 1. Easy to read." in judged(tab)
    assert swatch(field) == "#777777"


def test_what_is_no_colour_is_said_once_it_is_left(tab: Form, field: ColourField) -> None:
    begin(field)
    letter(field, "#77")
    said = judged(tab)

    leave(field)

    assert [each.words.text() for each in notices(tab)].count(SIX) == 1
    assert judged(tab) == said
    assert swatch(field) not in {BEFORE, "#777777"}

    # And it stays said, without coming and going, until it is put right.
    for each in "777":
        letter(field, each)
        assert [each.words.text() for each in notices(tab)].count(SIX) == 1
    letter(field, "7")
    assert SIX not in [each.words.text() for each in notices(tab)]


def test_three_digits_are_taken_when_they_are_left(tab: Form, field: ColourField) -> None:
    begin(field)
    letter(field, "#777")
    assert "White text on it: 13.2 : 1. Easy to read." in judged(tab)

    leave(field)

    assert "Dark text on it: 4.6 : 1. Easy to read." in judged(tab)
    assert swatch(field) == "#777777"


def test_what_is_put_there_is_shown_at_once(
    opened_account: OpenedAccount, tab: Form, field: ColourField
) -> None:
    opened_account.session.document.set_value(BRAND_COLOUR.path, "#fc0")
    assert swatch(field) == "#ffcc00"
    assert any(line.startswith("Dark text on it") for line in judged(tab))
    opened_account.session.document.undo()
    assert swatch(field) == BEFORE


def test_the_preview_keeps_the_last_whole_colour(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    room = open_room(qtbot, opened_account)
    room.open_tab("branding")
    qtbot.waitUntil(lambda: room.findChild(PreviewPane) is not None)
    field = control(room, BRAND_COLOUR.path, ColourField)
    begin(field)
    for each in "#77777":
        letter(field, each)
        assert panel(room) == BEFORE
    letter(field, "7")
    assert panel(room) == "#777777"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QApplication.processEvents()
    assert panel(room) == "#777777"


def test_news_from_stripe_leaves_chosen_what_is_about_to_be_typed_over(
    opened_account: OpenedAccount, field: ColourField
) -> None:
    begin(field)
    opened_account.change_portal({"business_profile": {"headline": "From elsewhere"}})
    opened_account.session.read_again()
    opened_account.rest()
    letter(field, "#777777")
    assert opened_account.session.document.draft[BRAND_COLOUR] == "#777777"


def test_an_own_background_is_not_judged_before_it_is_one(
    opened_account: OpenedAccount, tab: Form
) -> None:
    field = control(tab, BACKGROUND.path, ColourField)
    said = judged(tab)
    begin(field)
    letter(field, "#0B6")
    assert judged(tab) == said
    letter(field, "E6E")
    assert judged(tab) != said
    press(field)
    opened_account.session.document.undo()
    assert judged(tab) == said


def test_a_dialog_starts_with_the_colour_that_is_seen(field: ColourField) -> None:
    begin(field)
    letter(field, "#7")
    press(field.swatch)
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QColorDialog)]
    assert dialog.currentColor() == QColor(BEFORE)
    dialog.colorSelected.emit(QColor("#abcdef"))
    dialog.reject()
    assert field.text() == "#ABCDEF"
    assert swatch(field) == "#abcdef"


def panel(room: Workspace) -> str:
    """The colour of the panel as it is painted."""
    pane = room.findChild(PreviewPane)
    assert pane is not None
    sheet = pane.stage.current_layout()
    assert sheet is not None
    at = pane.stage.point_of(4, sheet.height / 2).toPoint()
    return pane.stage.grab().toImage().pixelColor(at).name()
