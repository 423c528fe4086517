"""What a customer can do, below the page: of which subscription, and only with space for it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.ui.preview.ability_list import Answers
from portal_desktop.ui.preview.caption import visible_below_page
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.session.document import Document
from tests.ui.support.preview import SIZE, choose, chooser, open_pane, words
from tests.unit.portal_page.visiting import ALL, FULL


@pytest.fixture
def pane(qtbot: QtBot) -> PreviewPane:
    return open_pane(qtbot, Document(EditHistory(base=FULL, draft=FULL), ALL))


def answers(pane: PreviewPane) -> Answers:
    found = pane.findChild(Answers)
    assert found is not None
    return found


def test_of_several_plans_each_is_named(pane: PreviewPane) -> None:
    assert "House Blend" not in answers(pane).accessibleDescription()
    choose(pane, "situation", "several")
    told = answers(pane).accessibleDescription()
    assert "House Blend: €24.00 per month, the next bill on December 14, 2026." in told
    assert "Tea: €12.00 per month, the next bill on December 14, 2026." in told
    assert told.count("Cancel: yes") == 2


@pytest.mark.parametrize(
    ("height", "shown"),
    [(500, (True, True)), (400, (False, True)), (300, (True, False))],
)
def test_the_words_give_way_before_the_answers_and_both_before_the_page(
    height: int, shown: tuple[bool, bool]
) -> None:
    assert visible_below_page(height, caption=50, answers=90) == shown


def test_where_it_is_tight_the_words_about_the_page_give_way_to_them(pane: PreviewPane) -> None:
    pane.resize(SIZE[0], 440)
    QApplication.processEvents()
    assert answers(pane).isVisible()
    assert "An approximation" not in words(pane)


def test_while_one_of_the_merchants_customers_is_chosen_nothing_is_said_of_another(
    pane: PreviewPane,
) -> None:
    QTest.keyClick(chooser(pane, "situation"), Qt.Key.Key_End)
    assert not answers(pane).isVisible()
