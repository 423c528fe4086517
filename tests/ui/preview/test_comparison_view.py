"""What is published beside what is wanted, and what differs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from portal_desktop.options.billing_info import INVOICES
from portal_desktop.options.branding import BRAND_COLOUR
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.portal_page import PageView, build_page
from portal_desktop.portal_page.blocks import PlanBlock
from portal_desktop.portal_page.page_diff import differing_parts
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.preview import toolbar as bar
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.segmented import Segmented
from tests.ui.support.preview import Left, choose, chooser, open_pane, said, words
from tests.unit.example_catalogue import EVERYTHING, KNOWN, UNTOUCHED

WIDE = (1_150, 760)
CHANGED = EVERYTHING.with_value(HEADLINE.path, "Freshly roasted")


@pytest.fixture
def document() -> Document:
    return Document(EditHistory(base=EVERYTHING, draft=CHANGED), KNOWN)


@pytest.fixture
def wide(qtbot: QtBot, document: Document) -> PreviewPane:
    pane = open_pane(qtbot, document, WIDE)
    choose(pane, "side", "both")
    return pane


@pytest.fixture
def narrow(qtbot: QtBot, document: Document) -> PreviewPane:
    return open_pane(qtbot, document)


def compare(pane: PreviewPane) -> Button:
    found = pane.findChild(Button, "preview.compare")
    assert found is not None
    return found


def test_both_stand_beside_each_other(wide: PreviewPane) -> None:
    assert wide.other.isVisible()
    assert "Your coffee, your rhythm." in wide.other.accessibleDescription()
    assert "Freshly roasted" in said(wide)
    assert "1 difference, marked." in words(wide)


def test_a_change_is_answered_on_its_side(wide: PreviewPane, document: Document) -> None:
    before = wide.other.grab().toImage()
    document.set_value(INVOICES.path, value=False)
    assert "INVOICE HISTORY" not in said(wide)
    assert "INVOICE HISTORY" in wide.other.accessibleDescription()
    assert wide.other.grab().toImage() != before
    assert "4 differences" in words(wide)


def test_a_click_leads_on_in_both(wide: PreviewPane) -> None:
    wide.show_page("login")
    assert "Button: Continue" in wide.other.accessibleDescription()


def test_what_is_the_same_is_said_to_be(wide: PreviewPane, document: Document) -> None:
    document.discard()
    assert "Nothing on this page differs" in words(wide)


def test_a_narrow_pane_has_a_button_to_hold_instead(narrow: PreviewPane) -> None:
    sides = chooser(narrow, "side")
    assert isinstance(sides, Segmented)
    assert not sides.button_of("both").isVisible()
    assert compare(narrow).isVisible()
    QTest.mousePress(compare(narrow), Left)
    assert "Your coffee, your rhythm." in said(narrow)
    assert "1 difference, marked." in words(narrow)
    QTest.mouseRelease(compare(narrow), Left)
    assert "Freshly roasted" in said(narrow)
    assert "difference" not in words(narrow)


def test_who_only_clicks_is_told_to_hold_it(
    narrow: PreviewPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bar, "CLICK", 60_000)  # a busy machine clicks slowly
    QTest.mouseClick(compare(narrow), Left)
    assert QToolTip.text() == "Hold down to see the other one"
    QToolTip.hideText()


def test_while_it_is_held_the_bar_says_whose_page_is_seen(narrow: PreviewPane) -> None:
    QTest.mousePress(compare(narrow), Left)
    assert chooser(narrow, "side").value() == "published"
    QTest.mouseRelease(compare(narrow), Left)
    assert chooser(narrow, "side").value() == "mine"


def test_the_example_customer_pays_the_same_on_both_sides(qtbot: QtBot) -> None:
    document = Document(EditHistory(base=UNTOUCHED, draft=EVERYTHING), KNOWN)
    pane = open_pane(qtbot, document, WIDE)
    choose(pane, "side", "both")
    for text in (said(pane), pane.other.accessibleDescription()):
        assert "House Blend\n€24.00 per month" in text


def test_the_button_can_be_held_with_the_keyboard(narrow: PreviewPane) -> None:
    QTest.keyPress(compare(narrow), Qt.Key.Key_Space)
    assert "Your coffee, your rhythm." in said(narrow)
    QTest.keyRelease(compare(narrow), Qt.Key.Key_Space)
    assert "Freshly roasted" in said(narrow)


def test_a_pane_made_narrow_shows_what_is_wanted(wide: PreviewPane) -> None:
    wide.resize(700, 760)
    QApplication.processEvents()
    assert not wide.other.isVisible()
    assert "Freshly roasted" in said(wide)
    wide.resize(*WIDE)
    QApplication.processEvents()
    assert wide.other.isVisible()


def marks(before: Settings, after: Settings) -> frozenset[object]:
    view = PageView("home")
    return differing_parts(build_page(after, KNOWN, view), build_page(before, KNOWN, view))


def test_nothing_differs_from_itself() -> None:
    assert marks(EVERYTHING, EVERYTHING) == frozenset()


def test_a_headline_marks_the_panel_alone() -> None:
    shown = build_page(CHANGED, KNOWN, PageView("home"))
    assert marks(EVERYTHING, CHANGED) == {shown.panel}


def test_a_brand_colour_marks_the_panel() -> None:
    other = EVERYTHING.with_value(BRAND_COLOUR.path, "#445566")
    assert marks(EVERYTHING, other) == {build_page(other, KNOWN, PageView("home")).panel}


def test_the_colour_of_buttons_marks_what_has_them() -> None:
    other = EVERYTHING.with_value("dashboard.branding.button", "#445566")
    assert {type(each) for each in marks(EVERYTHING, other)} == {PlanBlock}


def test_what_is_not_seen_is_not_marked() -> None:
    path = "features.customer_update.allowed_updates"
    fewer = EVERYTHING.with_value(path, ("name", "address", "phone", "shipping", "tax_id"))
    view = PageView("home", "session")
    one, other = build_page(EVERYTHING, KNOWN, view), build_page(fewer, KNOWN, view)
    assert differing_parts(one, other) == frozenset()


def test_a_pane_that_became_narrow_shows_which_side_it_shows(wide: PreviewPane) -> None:
    wide.resize(690, 760)
    QApplication.processEvents()
    assert chooser(wide, "side").value() == "mine"
    wide.resize(*WIDE)
    QApplication.processEvents()
    assert chooser(wide, "side").value() == "both"


def test_both_sides_show_the_same_plan_one_after_the_other(qtbot: QtBot) -> None:
    pane = open_pane(qtbot, Document(EditHistory(base=UNTOUCHED, draft=EVERYTHING), KNOWN))
    plan = "House Blend\n€24.00 per month"
    assert plan in said(pane)
    choose(pane, "side", "published")
    assert plan in said(pane)


def test_both_pages_are_seen_from_the_same_height(wide: PreviewPane) -> None:
    wide.resize(WIDE[0], 420)
    QApplication.processEvents()
    wide.stage.setFocus()
    QTest.keyClick(wide.stage, Qt.Key.Key_PageDown)
    assert wide.stage.point_of(0, 0).y() < 0
    assert wide.other.point_of(0, 0).y() == wide.stage.point_of(0, 0).y()
