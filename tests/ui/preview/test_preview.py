"""The preview answers every change, and leads where a click would."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.account.snapshot import NOTHING_KNOWN
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.branding import BRAND_COLOUR
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.portal_page import PageView, build_page
from portal_desktop.portal_page.page_text import plain_text
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.preview.page_layout import Placed
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.skeleton import Skeleton
from tests.ui.support.preview import TODAY, at_once, choose, chooser, said
from tests.ui.support.preview import words as around
from tests.unit.example_catalogue import EVERYTHING, KNOWN, UNTOUCHED

Left = Qt.MouseButton.LeftButton
Open = Callable[[Document], PreviewPane]


@pytest.fixture
def document() -> Document:
    """A coffee club's portal with everything changed and nothing published."""
    return Document(EditHistory(base=UNTOUCHED, draft=EVERYTHING), KNOWN)


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Opens a pane on a document, connected as the window connects it."""

    def open_(document: Document) -> PreviewPane:
        pane = PreviewPane(lambda _source: None, TODAY, "billing.stripe.com", at_once)
        qtbot.addWidget(pane)
        pane.resize(690, 760)
        document.changed.connect(pane.show_document)
        pane.show_document(document)
        pane.show()
        QApplication.processEvents()
        return pane

    return open_


def words(pane: PreviewPane) -> list[str]:
    return [each.text() for each in pane.findChildren(Label)]


def placed(pane: PreviewPane) -> tuple[Placed, ...]:
    laid = pane.stage.current_layout()
    assert laid is not None
    return laid.placed


def painted(pane: PreviewPane) -> QImage:
    return pane.stage.grab().toImage()


def point_to_click(pane: PreviewPane) -> QPoint:
    """The middle of the first thing on the page that leads to another one."""
    each, area = next(
        (each, area)
        for each in placed(pane)
        for area in each.piece.areas
        if isinstance(area.goes_to, PageView)
    )
    middle = area.rect.center() + QPointF(each.x, each.y)
    return pane.stage.point_of(middle.x(), middle.y()).toPoint()


def point_named(pane: PreviewPane, words: str) -> QPoint:
    """The middle of what is called so, scrolled to if need be."""
    each, area = next(
        (each, area) for each in placed(pane) for area in each.piece.areas if area.name == words
    )
    middle = area.rect.center() + QPointF(each.x, each.y)
    if pane.stage.point_of(middle.x(), middle.y()).y() > pane.stage.height() * 0.7:
        QTest.keyClick(pane.stage, Qt.Key.Key_End)
    return pane.stage.point_of(middle.x(), middle.y()).toPoint()


def test_it_shows_the_draft_at_home(document: Document, opened: Open) -> None:
    pane = opened(document)
    assert said(pane) == plain_text(build_page(EVERYTHING, KNOWN, PageView(today=TODAY)))


def test_typing_is_answered(document: Document, opened: Open) -> None:
    pane = opened(document)
    document.set_value(HEADLINE.path, "Manage it here", typing=True)
    assert "Manage it here" in said(pane)


def test_typing_paints_only_the_panel(document: Document, opened: Open) -> None:
    pane = opened(document)
    before, was = painted(pane), placed(pane)
    document.set_value(HEADLINE.path, "Short", typing=True)
    after, now = painted(pane), placed(pane)

    same = {id(each.piece) for each in was} & {id(each.piece) for each in now}
    assert len(same) == len({id(each.piece) for each in now}) - 1
    right = QRect(before.width() // 2, 0, before.width() // 2, before.height())
    assert before.copy(right) == after.copy(right)
    assert before != after


def test_what_is_painted_bit_by_bit_is_what_is_painted_at_once(
    document: Document, opened: Open
) -> None:
    pane = opened(document)
    for changes in ({HEADLINE.path: "One"}, {PAYMENT_METHODS.path: False}, {HEADLINE.path: ""}):
        document.edit("a change", changes)
        QApplication.processEvents()
    fresh = opened(Document(document.history, KNOWN))
    assert painted(pane) == painted(fresh)


def test_published_and_my_changes(document: Document, opened: Open) -> None:
    pane = opened(document)
    choose(pane, "side", "published")
    same_plan = PageView(today=TODAY, plan="price_month")
    assert said(pane) == plain_text(build_page(UNTOUCHED, KNOWN, same_plan))
    choose(pane, "side", "mine")
    assert said(pane) == plain_text(build_page(EVERYTHING, KNOWN, PageView(today=TODAY)))


def test_the_page_picker_leads_to_the_login_page(document: Document, opened: Open) -> None:
    pane = opened(document)
    choose(pane, "page", "login")
    assert "Button: Continue" in said(pane)
    assert "Login" in pane.stage.accessibleName()


@pytest.mark.parametrize("device", ["browser", "phone"])
def test_continue_leads_home(document: Document, opened: Open, device: str) -> None:
    pane = opened(document)
    choose(pane, "page", "login")
    choose(pane, "device", device)
    QTest.mouseClick(pane.stage, Left, pos=point_to_click(pane))
    QTest.mouseClick(pane.stage, Left, pos=point_to_click(pane))
    assert "CURRENT SUBSCRIPTION" in said(pane)
    assert chooser(pane, "page").value() == "home"


def test_a_click_beside_leads_nowhere(document: Document, opened: Open, qtbot: QtBot) -> None:
    pane = opened(document)
    pane.show_page("login")
    with qtbot.assertNotEmitted(pane.stage.followed):
        QTest.mouseClick(pane.stage, Left, pos=point_to_click(pane) + QPoint(0, 60))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Email", "nothing is typed here"),
        ("Return to Harbour Coffee", "leave for https://harbour.example."),
        ("Terms", "leave for https://harbour.example/terms."),
        ("Learn more about Stripe Billing", "a page of Stripe’s"),
    ],
)
@pytest.mark.parametrize("device", ["browser", "phone"])
def test_what_leads_out_of_the_portal_is_said_and_not_opened(
    document: Document, opened: Open, device: str, words: str, told: str
) -> None:
    pane = opened(document)
    pane.show_page("login")
    choose(pane, "device", device)
    before = pane.view()
    QTest.mouseClick(pane.stage, Left, pos=point_named(pane, words))
    assert told in around(pane)
    assert pane.view() == before
    pane.show_page("home")
    assert told not in around(pane)


def test_what_can_be_clicked_shows_a_hand(document: Document, opened: Open) -> None:
    pane = opened(document)
    pane.show_page("login")
    QTest.mouseMove(pane.stage, point_to_click(pane))
    assert pane.stage.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(pane.stage, point_to_click(pane) + QPoint(0, 60))
    assert pane.stage.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_phone_has_one_column(document: Document, opened: Open) -> None:
    pane = opened(document)
    choose(pane, "device", "phone")
    laid = pane.stage.current_layout()
    assert laid is not None
    assert laid.width == 390
    text = [each for each in laid.placed if each.piece.width < 390]
    assert {each.x for each in text} == {20.0}


def test_keys_scroll_a_long_page(document: Document, opened: Open) -> None:
    pane = opened(document)
    pane.show_device("phone")
    top = pane.stage.point_of(0, 0).y()
    QTest.keyClick(pane.stage, Qt.Key.Key_PageDown)
    assert pane.stage.point_of(0, 0).y() < top - 200
    QTest.keyClick(pane.stage, Qt.Key.Key_Home)
    assert pane.stage.point_of(0, 0).y() == top


def test_another_page_begins_at_its_top(document: Document, opened: Open) -> None:
    pane = opened(document)
    pane.show_device("phone")
    top = pane.stage.point_of(0, 0).y()
    QTest.keyClick(pane.stage, Qt.Key.Key_End)
    pane.show_page("login")
    assert pane.stage.point_of(0, 0).y() == top


def test_while_nothing_is_known_there_are_only_bars(opened: Open) -> None:
    empty = Document(EditHistory(base=Settings(), draft=Settings()), NOTHING_KNOWN)
    pane = opened(empty)
    assert all(each.isVisible() for each in pane.findChildren(Skeleton))
    assert not pane.stage.isVisible()

    empty.rebase(UNTOUCHED)
    assert pane.stage.isVisible()
    assert not any(each.isVisible() for each in pane.findChildren(Skeleton))


def test_a_hidden_pane_catches_up_when_it_is_shown(document: Document, opened: Open) -> None:
    pane = opened(document)
    pane.hide()
    document.set_value(HEADLINE.path, "Meanwhile")
    assert "Meanwhile" not in said(pane)
    pane.show()
    assert "Meanwhile" in said(pane)


def test_the_page_keeps_its_own_colours_in_the_dark(document: Document, opened: Open) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    pane = opened(document)
    light = painted(pane)
    theme.apply_theme(app, "dark")
    QApplication.processEvents()
    dark = painted(pane)
    inside = QRect(40, 80, light.width() - 80, light.height() - 160)
    assert light.copy(inside) == dark.copy(inside)
    assert light.pixel(2, 2) != dark.pixel(2, 2)


def test_the_brand_colour_is_the_panels(document: Document, opened: Open) -> None:
    pane = opened(document)
    document.set_value(BRAND_COLOUR.path, "#ab1234")
    middle = pane.stage.point_of(40, 400).toPoint()
    assert painted(pane).pixelColor(middle).name() == "#ab1234"


def test_wording_of_our_own_is_owned_up_to(document: Document, opened: Open) -> None:
    pane = opened(document)
    pane.show_page("login")
    assert any("wording may differ" in each for each in words(pane))
    document.edit("simpler", dict(UNTOUCHED))
    pane.show_page("home")
    assert not any("wording may differ" in each for each in words(pane))
    assert any("changes nothing at Stripe" in each for each in words(pane))


def test_it_can_be_used_in_a_narrow_place(document: Document, opened: Open) -> None:
    pane = opened(document)
    pane.resize(420, 700)
    QApplication.processEvents()
    assert pane.width() == 420
    for name in ("page", "device", "side"):
        found = chooser(pane, name)
        corner = found.mapTo(pane, found.rect().bottomRight())
        assert pane.rect().contains(corner)
