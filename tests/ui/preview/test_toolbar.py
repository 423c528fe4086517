"""What can be chosen above the preview, and what is said around it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.links.dashboard import PORTAL_DEMO
from portal_desktop.portal_page.view import SITUATIONS
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.ui.preview.ability_list import Answers
from portal_desktop.ui.preview.labels import LANGUAGES, PAGES, VISITORS
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.preview.preview_state import to_remember
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.icon_button import IconButton
from tests.ui.support.preview import choose, chooser, open_pane, said, words
from tests.unit.example_catalogue import KNOWN
from tests.unit.portal_page.visiting import FULL


@pytest.fixture
def document() -> Document:
    return Document(EditHistory(base=FULL, draft=FULL), KNOWN)


@pytest.fixture
def pane(qtbot: QtBot, document: Document) -> PreviewPane:
    return open_pane(qtbot, document)


def act(pane: PreviewPane, keys: str) -> QAction:
    """The menu's action with this shortcut."""
    return next(each for each in pane.actions() if each.shortcut().toString() == keys)


@pytest.mark.parametrize("name", list(PAGES))
def test_every_page_can_be_picked(pane: PreviewPane, name: str) -> None:
    choose(pane, "page", name)
    assert pane.view().page == name
    assert said(pane)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_situation_can_be_chosen(pane: PreviewPane, situation: str) -> None:
    choose(pane, "situation", situation)
    assert pane.view().situation == situation
    assert pane.view().page == "home"


@pytest.mark.parametrize("visitor", list(VISITORS))
def test_how_they_came_can_be_chosen(pane: PreviewPane, visitor: str) -> None:
    choose(pane, "page", "information")
    choose(pane, "visitor", visitor)
    assert ("Field: Email" in said(pane)) is (visitor == "session")


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_language_can_be_chosen(pane: PreviewPane, language: str) -> None:
    choose(pane, "language", language)
    assert pane.view().language == language
    stays = "The words stay English" in words(pane)
    assert stays is not language.startswith("en")


def test_languages_write_amounts_their_way(pane: PreviewPane) -> None:
    choose(pane, "language", "de")
    assert "24,00\N{NO-BREAK SPACE}€ per month" in said(pane)
    assert "14. Dezember 2026" in said(pane)


def test_back_leads_where_one_was(pane: PreviewPane) -> None:
    back = pane.findChild(IconButton, "preview.back")
    assert back is not None
    assert not back.isEnabled()
    pane.show_page("cancel")
    back.click()
    assert pane.view().page == "home"


def test_another_customer_begins_afresh(pane: PreviewPane) -> None:
    pane.show_page("reasons")
    choose(pane, "situation", "yearly")
    assert "Cancels" not in said(pane)
    assert "per year" in said(pane)


# what the customer can do


def test_it_says_what_a_customer_on_trial_can_do(pane: PreviewPane) -> None:
    choose(pane, "situation", "trial")
    answers = pane.findChild(Answers)
    assert answers is not None
    told = answers.accessibleDescription()
    assert told.startswith("On trial until November 28, 2026, then €24.00 per month.")
    assert "Change their plan: yes: It ends the free trial: the first bill is due at once." in told
    assert "Cancel: yes" in told
    assert "Pause: not known" in told


def test_what_they_can_do_can_be_put_away(pane: PreviewPane) -> None:
    button = pane.findChild(IconButton, "preview.told")
    answers = pane.findChild(Answers)
    assert button is not None
    assert answers is not None
    assert answers.isVisible()
    button.click()
    assert not answers.isVisible()


# device and size


def test_each_device_and_size_has_a_shortcut(pane: PreviewPane) -> None:
    act(pane, "Ctrl+Alt+P").trigger()
    assert pane.view().device == "phone"
    fitted = pane.stage.current_layout()
    act(pane, "Ctrl+Alt+1").trigger()
    assert "full" in to_remember(pane.view(), pane.way)
    act(pane, "Ctrl+Alt+0").trigger()
    assert "fit" in to_remember(pane.view(), pane.way)
    act(pane, "Ctrl+Alt+B").trigger()
    assert pane.view().device == "browser"
    assert fitted is not None


def test_at_its_real_size_a_point_is_a_pixel(pane: PreviewPane) -> None:
    pane.resize(500, 700)
    QApplication.processEvents()

    def wide() -> float:
        stage = pane.stage
        return stage.point_of(720, 0).x() - stage.point_of(0, 0).x()

    assert wide() < 600
    pane.show_zoom("full")
    assert wide() == 720


@pytest.mark.parametrize(("room", "page"), [(500, 720), (900, 864), (1500, 1200)])
def test_a_browser_is_reflowed_between_its_bounds(pane: PreviewPane, room: int, page: int) -> None:
    pane.resize(room, 700)
    QApplication.processEvents()
    laid = pane.stage.current_layout()
    assert laid is not None
    assert laid.width == page


# the rest of the menu


def test_a_window_of_its_own_is_asked_for(pane: PreviewPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.own_window):
        act(pane, "Ctrl+Alt+W").trigger()


def test_without_leave_to_open_the_demos_address_is_copied(pane: PreviewPane) -> None:
    next(each for each in pane.actions() if "demo" in each.text()).trigger()
    assert QGuiApplication.clipboard().text() == PORTAL_DEMO


def test_stripes_own_demo_is_opened(qtbot: QtBot, document: Document) -> None:
    opened: list[str] = []
    pane = open_pane(qtbot, document, open_address=opened.append)
    next(each for each in pane.actions() if "demo" in each.text()).trigger()
    assert opened == [PORTAL_DEMO]


def test_it_is_said_that_nothing_happens_at_stripe(pane: PreviewPane) -> None:
    for name in PAGES:
        choose(pane, "page", name)
        assert "changes nothing at Stripe" in words(pane)


# the keyboard on the page


def test_the_tab_key_goes_along_what_can_be_clicked(pane: PreviewPane) -> None:
    pane.activateWindow()
    pane.show_page("cancel")
    pane.stage.setFocus(Qt.FocusReason.TabFocusReason)
    for _stop in range(2):  # the way back to the business comes first
        QTest.keyClick(pane.stage, Qt.Key.Key_Tab)
    QTest.keyClick(pane.stage, Qt.Key.Key_Return)
    assert pane.view().page == "reasons"


def test_behind_the_last_button_comes_the_next_control(pane: PreviewPane) -> None:
    pane.activateWindow()
    pane.show_page("cancel")
    pane.stage.setFocus(Qt.FocusReason.TabFocusReason)
    laid = pane.stage.current_layout()
    assert laid is not None
    for _each in range(len(laid.linked_areas()) + 1):
        QTest.keyClick(pane.stage, Qt.Key.Key_Tab)
    assert not pane.stage.hasFocus()


def test_after_choosing_a_plan_return_does_not_choose_another(pane: PreviewPane) -> None:
    pane.activateWindow()
    pane.show_page("update")
    pane.stage.setFocus(Qt.FocusReason.TabFocusReason)
    for _stop in range(2):  # the way back to the business, then the first plan
        QTest.keyClick(pane.stage, Qt.Key.Key_Tab)
    QTest.keyClick(pane.stage, Qt.Key.Key_Return)
    chosen = pane.view().price
    assert chosen
    QTest.keyClick(pane.stage, Qt.Key.Key_Return)
    assert pane.view().price == chosen
    QTest.keyClick(pane.stage, Qt.Key.Key_Tab)  # goes on from where it was
    QTest.keyClick(pane.stage, Qt.Key.Key_Return)
    assert pane.view().price not in {chosen, ""}


def test_everything_in_the_bar_has_a_name(pane: PreviewPane) -> None:
    bar = chooser(pane, "page").parentWidget()
    assert bar is not None
    named = [each for each in bar.children() if isinstance(each, QWidget)]
    assert len(named) >= 10
    for each in named:
        assert each.objectName().startswith("preview.")
        assert each.accessibleName() or (isinstance(each, Button) and each.text())
