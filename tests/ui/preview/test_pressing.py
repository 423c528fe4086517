"""What can be pressed on the drawn page, with the mouse and with keys, and what lies behind."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.portal_page import Device, PageName, PageView
from portal_desktop.portal_page.blocks import FieldBlock, Link
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.ui.preview.image_decoder import Pictures
from portal_desktop.ui.preview.page_canvas import PageCanvas
from portal_desktop.ui.preview.preview_pane import PreviewPane
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.theme.colours import LIGHT
from portal_desktop.ui.widgets.icon_button import IconButton
from tests.ui.support.preview import TODAY, Left, at_once, choose, open_pane, said
from tests.unit.portal_page.visiting import ALL, FULL, PAGES, seen

DEVICES: tuple[Device, ...] = ("browser", "phone")
ABOVE = ["Return to Harbour Coffee"]
BELOW = ["Powered by stripe", "Learn more about Stripe Billing", "Terms", "Privacy"]
REASONS = ["too_expensive", "unused", "other", "fo_1"]
LEAVING = PageView("reasons", done="cancelled")


@pytest.fixture
def pane(qtbot: QtBot) -> PreviewPane:
    return open_pane(qtbot, Document(EditHistory(base=FULL, draft=FULL), ALL))


@pytest.fixture
def stage(qtbot: QtBot) -> PageCanvas:
    """A drawn page by itself: what is pressed leads nowhere and is only told."""
    made = PageCanvas(Pictures(lambda _source: None, at_once), "billing.stripe.com")
    qtbot.addWidget(made)
    made.resize(690, 900)
    made.show()
    made.activateWindow()
    return made


def middles(stage: PageCanvas) -> list[QPoint]:
    """The middle of all that could be clicked on the page, also behind a dialog."""
    laid = stage.current_layout()
    assert laid is not None
    found = [
        area.rect.translated(each.x, each.y).center()
        for each in laid.placed
        for area in each.piece.areas
    ]
    return [stage.point_of(each.x(), each.y()).toPoint() for each in found]


def pressed(stage: PageCanvas) -> list[str]:
    """Fills with what is pressed: the page it leads to, the words of a link or field."""
    found: list[str] = []

    def tell(target: object) -> None:
        if isinstance(target, PageView):
            found.append(target.reason or target.page)
        else:
            assert isinstance(target, Link | FieldBlock)
            found.append(target.text if isinstance(target, Link) else target.label)

    stage.followed.connect(tell)
    return found


def tab_through(stage: PageCanvas, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """What is pressed by Return at each stop."""
    found = pressed(stage)
    stage.setFocus(Qt.FocusReason.TabFocusReason)
    laid = stage.current_layout()
    assert laid is not None
    for _stop in laid.linked_areas():
        QTest.keyClick(stage, key)
        QTest.keyClick(stage, Qt.Key.Key_Return)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_chosen_by_name_is_one_that_customers_get_to(
    pane: PreviewPane, name: PageName
) -> None:
    choose(pane, "page", name)
    assert "Customers do not get to this page" not in said(pane)


def test_going_back_keeps_the_device_and_the_language_chosen_meanwhile(pane: PreviewPane) -> None:
    pane.show_page("cancel")
    choose(pane, "device", "phone")
    choose(pane, "language", "de")
    back = pane.findChild(IconButton, "preview.back")
    assert back is not None
    QTest.mouseClick(back, Left)
    assert pane.view() == PageView("home", device="phone", language="de", today=TODAY)


def test_one_goes_back_as_many_pages_as_one_came(pane: PreviewPane) -> None:
    for name in PAGES:
        pane.show_page(name)
    back = pane.findChild(IconButton, "preview.back")
    assert back is not None
    seen_again = [pane.view().page]
    while back.isEnabled():
        QTest.mouseClick(back, Left)
        seen_again.append(pane.view().page)
    assert seen_again == [*reversed(PAGES), "home"]


# the mouse


def test_the_wheel_scrolls_down_the_page(stage: PageCanvas) -> None:
    stage.display_page(seen(PageView("home")), "phone")
    top = stage.point_of(0, 0).y()
    turn(stage, -120)
    assert stage.point_of(0, 0).y() < top
    turn(stage, 120)
    assert stage.point_of(0, 0).y() == top


def turn(stage: PageCanvas, angle: int) -> None:
    """Turn the wheel, upwards where ``angle`` is positive."""
    middle = QPointF(stage.rect().center())
    event = QWheelEvent(
        middle,
        stage.mapToGlobal(middle),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(stage, event)


@pytest.mark.parametrize("device", DEVICES)
def test_behind_a_dialog_nothing_can_be_clicked(stage: PageCanvas, device: Device) -> None:
    stage.display_page(seen(LEAVING), device)
    found = pressed(stage)
    for each in middles(stage):
        QTest.mouseClick(stage, Left, pos=each)
    assert set(found) == {*REASONS, "Any additional feedback?", "home"}


def test_only_the_left_button_presses(stage: PageCanvas) -> None:
    stage.display_page(seen(PageView("cancel")), "browser")
    found = pressed(stage)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseClick(stage, button, pos=middles(stage)[1])
    assert found == []


def test_less_makes_it_less_and_more_makes_it_more(stage: PageCanvas) -> None:
    stage.display_page(seen(PageView("update", quantity=5)), "browser")
    steps: list[PageView] = []
    stage.followed.connect(steps.append)
    laid = stage.current_layout()
    assert laid is not None
    places = {area.name: rect.center() for area, rect in laid.linked_areas()}
    for name in ("Less", "More"):
        at = stage.point_of(places[name].x(), places[name].y()).toPoint()
        QTest.mouseClick(stage, Left, pos=at)
    assert [each.quantity for each in steps] == [4, 6]
    assert places["Less"].x() < places["More"].x()


def test_what_the_pointer_is_on_is_seen_to_be(stage: PageCanvas) -> None:
    stage.display_page(seen(PageView("cancel")), "browser")
    before = stage.grab().toImage()
    QTest.mouseMove(stage, middles(stage)[1])
    assert stage.grab().toImage() != before
    QTest.mouseMove(stage, QPoint(2, 2))
    assert stage.grab().toImage() == before


def test_what_was_scrolled_to_is_what_is_clicked(stage: PageCanvas) -> None:
    stage.resize(690, 500)
    stage.display_page(seen(PageView("home")), "phone")
    found = pressed(stage)
    QTest.keyClick(stage, Qt.Key.Key_End)
    QTest.mouseClick(stage, Left, pos=middles(stage)[-1])
    assert found == ["Privacy"]


# keys


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize(
    ("view", "between"),
    [
        (PageView("cancel"), ["reasons", "home"]),
        (PageView("payment"), ["home", "home"]),
        (PageView("home"), ["update", "pause", "offer", "payment", "information", *["bill"] * 3]),
    ],
)
def test_the_tab_key_goes_down_the_page_by_buttons_and_links(
    stage: PageCanvas, device: Device, view: PageView, between: list[str]
) -> None:
    stage.display_page(seen(view), device)
    found = ["bill" if "2026" in each else each for each in tab_through(stage)]
    assert found == [*ABOVE, *between, *BELOW]


def test_it_goes_up_the_same_way(stage: PageCanvas) -> None:
    stage.display_page(seen(PageView("cancel")), "browser")
    found = tab_through(stage, Qt.Key.Key_Backtab)
    assert found == [*reversed(BELOW), "home", "reasons", *ABOVE]


def test_in_a_dialog_it_keeps_to_the_dialog(stage: PageCanvas) -> None:
    stage.display_page(seen(LEAVING), "browser")
    found = tab_through(stage)
    assert found == [*REASONS, "home", "home"]


def test_each_stop_is_seen_by_its_ring(stage: PageCanvas) -> None:
    stage.display_page(seen(PageView("cancel")), "browser")
    stage.setFocus(Qt.FocusReason.TabFocusReason)
    laid = stage.current_layout()
    assert laid is not None
    for _area, rect in laid.linked_areas():
        QTest.keyClick(stage, Qt.Key.Key_Tab)
        at = stage.point_of(rect.center().x(), rect.top() - 3).toPoint()
        assert stage.grab().toImage().pixelColor(at).name() == LIGHT.accent.lower()


def three_stops_on(stage: PageCanvas) -> None:
    stage.display_page(seen(PageView("cancel")), "browser")
    stage.setFocus(Qt.FocusReason.TabFocusReason)
    for _stop in range(3):
        QTest.keyClick(stage, Qt.Key.Key_Tab)


def first_pressed(stage: PageCanvas) -> list[str]:
    """What Return presses before and after the tab key."""
    found = pressed(stage)
    QTest.keyClick(stage, Qt.Key.Key_Return)
    QTest.keyClick(stage, Qt.Key.Key_Tab)
    QTest.keyClick(stage, Qt.Key.Key_Return)
    return found


def test_another_page_begins_with_its_first_stop(stage: PageCanvas) -> None:
    three_stops_on(stage)
    stage.display_page(seen(PageView("payment")), "browser")
    assert first_pressed(stage) == ABOVE


def test_who_comes_back_to_the_page_begins_with_the_first_stop(stage: PageCanvas) -> None:
    three_stops_on(stage)
    stage.clearFocus()
    stage.setFocus(Qt.FocusReason.TabFocusReason)
    assert first_pressed(stage) == ABOVE


def test_a_stop_out_of_sight_is_scrolled_to(stage: PageCanvas) -> None:
    stage.resize(690, 400)
    stage.display_page(seen(PageView("home")), "phone")
    tab_through(stage)
    last = middles(stage)[-1]
    assert stage.rect().contains(last)
