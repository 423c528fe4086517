"""What is painted after a change: all that differs, and not the whole page.

``grab`` paints everything and so hides what was forgotten; here the paint events are looked at.
"""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.portal_page import PageView, build_page
from portal_desktop.portal_page.blocks import ButtonBlock, PlanBlock
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.ui.preview.display_list import DrawnText
from portal_desktop.ui.preview.draw_section import draw_part
from portal_desktop.ui.preview.page_layout import Placed, lay_out_page
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.session.document import Document
from tests.ui.support.preview import at_once
from tests.unit.example_catalogue import EVERYTHING, KNOWN, PICTURE

LONG = "A headline that is long enough to need some four lines here"


class Painted(QObject):
    """What of a widget was painted since it was last asked."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False

    def again(self) -> QRegion:
        """What was painted since the last time."""
        QApplication.processEvents()
        seen, self.region = self.region, QRegion()
        return seen


@pytest.fixture
def pictures() -> dict[Image | StripeFile, bytes]:
    return {}


@pytest.fixture
def document() -> Document:
    draft = EVERYTHING.with_value(HEADLINE.path, LONG)
    return Document(EditHistory(base=draft, draft=draft), KNOWN)


@pytest.fixture
def pane(
    qtbot: QtBot, document: Document, pictures: dict[Image | StripeFile, bytes]
) -> PreviewPane:
    made = PreviewPane(pictures.get, date(2026, 11, 20), "billing.stripe.com", at_once)
    qtbot.addWidget(made)
    made.resize(690, 760)
    document.changed.connect(made.show_document)
    made.show_document(document)
    made.show()
    QApplication.processEvents()
    return made


@pytest.fixture
def painted(pane: PreviewPane) -> Painted:
    made = Painted()
    pane.stage.installEventFilter(made)
    QApplication.processEvents()
    made.again()
    return made


def headline(pane: PreviewPane) -> Placed:
    laid = pane.stage.current_layout()
    assert laid is not None
    return next(
        each for each in laid.placed if any(isinstance(m, DrawnText) for m in each.piece.marks)
    )


def on_stage(pane: PreviewPane, each: Placed) -> QRect:
    first = pane.stage.point_of(each.rect.left(), each.rect.top())
    last = pane.stage.point_of(each.rect.right(), each.rect.bottom())
    return QRect(first.toPoint(), last.toPoint())


def test_typing_paints_what_comes_and_what_goes_and_no_more(
    document: Document, pane: PreviewPane, painted: Painted
) -> None:
    long = on_stage(pane, headline(pane))
    document.set_value(HEADLINE.path, "Short", typing=True)
    region = painted.again()
    assert (QRegion(long) - region).isEmpty()
    assert region.boundingRect().right() < pane.stage.width() * 0.42

    document.set_value(HEADLINE.path, LONG, typing=True)
    assert (QRegion(long) - painted.again()).isEmpty()


def test_what_changes_nothing_paints_nothing(
    document: Document, painted: Painted, pictures: dict[Image | StripeFile, bytes]
) -> None:
    pictures[PICTURE] = b"no picture at all"
    document.update_snapshot(replace(KNOWN, icon="a"))
    painted.again()
    document.update_snapshot(replace(KNOWN, icon="b"))
    assert painted.again().isEmpty()


def test_a_missing_icon_is_looked_for_again(
    document: Document, pane: PreviewPane, painted: Painted
) -> None:
    document.update_snapshot(replace(KNOWN, icon="a"))
    assert painted.again().contains(on_stage(pane, headline(pane)).center())


def test_another_page_begins_at_its_top_even_when_both_are_long(pane: PreviewPane) -> None:
    pane.resize(690, 360)
    pane.show_device("phone")
    top = pane.stage.point_of(0, 0).y()
    QTest.keyClick(pane.stage, Qt.Key.Key_PageDown)
    pane.show_page("login")
    assert pane.stage.point_of(0, 0).y() == top
    QTest.keyClick(pane.stage, Qt.Key.Key_PageDown)
    assert pane.stage.point_of(0, 0).y() < top


@pytest.mark.parametrize("device", ["browser", "phone"])
def test_everything_on_a_page_is_a_piece_of_its_own(pane: PreviewPane, device: str) -> None:
    shown = build_page(EVERYTHING, KNOWN, PageView())
    laid = lay_out_page(shown, "phone" if device == "phone" else "browser", 720, 600, {})
    words = [
        mark.laid.layout.text()
        for each in laid.placed
        for mark in each.piece.marks
        if isinstance(mark, DrawnText)
    ]
    assert len({id(each.piece) for each in laid.placed}) == len(laid.placed)
    for heading in ("Current subscription", "Payment method", "Billing information"):
        assert words.count(heading) == 1


def test_a_plan_without_buttons_has_the_whole_width(pane: PreviewPane) -> None:
    look = build_page(EVERYTHING, KNOWN, PageView()).look
    line = "Your plan renews on December 14, 2026."
    alone = PlanBlock("Decaf", "€9.00 per week", (line,))
    beside = PlanBlock(
        "Decaf", "€9.00 per week", (line,), buttons=(ButtonBlock("Cancel subscription"),)
    )
    assert height_of(line, draw_part(alone, look, 370).marks) == 20
    assert height_of(line, draw_part(beside, look, 370).marks) == 40


def test_a_price_too_long_for_one_line_sends_the_buttons_below(pane: PreviewPane) -> None:
    look = build_page(EVERYTHING, KNOWN, PageView()).look
    price = "€1,245.00 every 3 months"
    long = PlanBlock("Tasting Box", price, buttons=(ButtonBlock("Cancel subscription"),))
    assert height_of(price, draw_part(long, look, 370).marks) == 28


def height_of(text: str, marks: tuple[object, ...]) -> float:
    """How high these words are drawn."""
    words = (mark.laid for mark in marks if isinstance(mark, DrawnText))
    return next(laid.height for laid in words if laid.layout.text() == text)
