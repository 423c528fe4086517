"""What has just appeared is scrolled to, wherever it appeared."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options.subscription import PAUSE, PAUSE_DURATIONS
from portal_desktop.ui.forms.action_row import ActionRow
from portal_desktop.ui.plans.pause_durations_editor import Lengths
from portal_desktop.ui.products.product_page import ProductPage
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.tabs.products import ProductsTab
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.products import open_shop
from tests.ui.support.workspaces import control, notice, open_room, shown_texts, type_over

LOW = 620
"""Pixels of height of a window in which not everything has space."""


@pytest.fixture
def room(qtbot: QtBot, opened_account: OpenedAccount) -> Workspace:
    made = open_room(qtbot, opened_account)
    made.resize(1_280, LOW)
    return made


def page_of(widget: QWidget) -> QScrollArea:
    around = widget.parentWidget()
    while not isinstance(around, QScrollArea):
        assert isinstance(around, QWidget)
        around = around.parentWidget()
    return around


def is_seen(widget: QWidget) -> bool:
    """Whether all of it is inside what its page shows."""
    sight = page_of(widget).viewport()
    place = QRect(widget.mapTo(sight, widget.rect().topLeft()), widget.size())
    return widget.isVisible() and sight.rect().contains(place)


def product_page(room: Workspace, opened_account: OpenedAccount) -> ProductPage:
    room.open_tab("products")
    shop = room.stack.currentWidget()
    assert isinstance(shop, ProductsTab)
    catalogue = opened_account.session.document.account_snapshot.catalogue
    assert catalogue is not None
    return shop.open_product(catalogue.products[0].id)


def last_act(page: ProductPage) -> ActionRow:
    """The lowest action that shows."""
    rows = [each for each in page.findChildren(ActionRow) if each.isVisible()]
    return max(rows, key=lambda each: each.mapTo(page, each.rect().topLeft()).y())


def test_an_act_that_opens_below_the_edge_is_scrolled_to(
    room: Workspace, opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    row = last_act(product_page(room, opened_account))
    page_of(row).ensureWidgetVisible(row.ask, 0, 0)

    row.ask.click()

    qtbot.waitUntil(lambda: is_seen(row.go) and is_seen(row.not_now))
    assert is_seen(row.consequence)


def test_what_became_of_an_act_is_scrolled_to(
    room: Workspace, opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    row = last_act(product_page(room, opened_account))
    opened_account.fails("POST /v1/products=500")
    row.ask.click()
    row.go.click()
    opened_account.rest()
    qtbot.waitUntil(lambda: is_seen(row.user_error))


def pausing(room: Workspace, height: int) -> Lengths:
    """The lengths of a break, their line at the lower edge of a window."""
    room.document.set_value(PAUSE.path, True)
    room.open_tab(PAUSE_DURATIONS.tab)
    room.resize(1_280, height)
    QApplication.processEvents()
    (lengths,) = room.findChildren(Lengths)
    page = page_of(lengths)
    page.verticalScrollBar().setValue(0)
    page.ensureWidgetVisible(lengths.add, 0, 0)
    return lengths


def test_what_is_wrong_with_what_is_typed_is_scrolled_to(room: Workspace, qtbot: QtBot) -> None:
    lengths = pausing(room, LOW)

    type_over(lengths.count, "40")
    QTest.keyClick(lengths.count, Qt.Key.Key_Return)

    wrong = notice(room.stack, "three years")
    qtbot.waitUntil(lambda: is_seen(wrong))
    assert is_seen(lengths.count)


def test_who_is_led_to_a_setting_sees_what_is_wrong_with_it(room: Workspace, qtbot: QtBot) -> None:
    lengths = pausing(room, LOW)
    room.document.set_value(PAUSE_DURATIONS.path, ("month:40",))
    wrong = notice(room.stack, "three years")
    page_of(lengths).verticalScrollBar().setValue(0)
    page_of(lengths).ensureWidgetVisible(lengths.add, 0, 0)
    assert not is_seen(wrong)

    control(room.bar, "publish.open", Button).click()

    qtbot.waitUntil(lambda: is_seen(wrong))
    assert lengths.add.hasFocus()
    assert is_seen(lengths.add)


@pytest.mark.parametrize("typed", ["0", ""])
@pytest.mark.parametrize("way", ["enter", "button"])
def test_no_months_at_all_is_answered(room: Workspace, typed: str, way: str, qtbot: QtBot) -> None:
    lengths = pausing(room, LOW)
    before = room.document.draft
    type_over(lengths.count, typed)

    if way == "enter":
        QTest.keyClick(lengths.count, Qt.Key.Key_Return)
    else:
        lengths.add.click()

    why = notice(lengths, "at least 1 day")
    qtbot.waitUntil(lambda: is_seen(why))
    assert room.document.draft == before
    type_over(lengths.count, "2")
    assert not why.isVisible()
    QTest.keyClick(lengths.count, Qt.Key.Key_Return)
    assert "month:2" in str(room.document.draft.get(PAUSE_DURATIONS))


def test_a_length_that_is_there_already_is_answered(room: Workspace) -> None:
    lengths = pausing(room, LOW)
    for _twice in range(2):
        type_over(lengths.count, "3")
        QTest.keyClick(lengths.count, Qt.Key.Key_Return)
    assert notice(lengths, "already").isVisible()


def test_a_confirmation_says_nothing_twice(opened_account: OpenedAccount, qtbot: QtBot) -> None:
    shop = open_shop(opened_account, qtbot)
    page = shop.open(shop.names[0].splitlines()[0])
    row = last_act(page)
    before = row.help.text()
    assert before in shown_texts(page)

    row.ask.click()
    assert before not in shown_texts(page)

    row.not_now.click()
    assert before in shown_texts(page)


def test_a_new_price_is_put_off_in_one_place_only(
    opened_account: OpenedAccount, qtbot: QtBot
) -> None:
    shop = open_shop(opened_account, qtbot)
    page = shop.open(shop.names[0].splitlines()[0])
    assert page.prices is not None
    page.ask_for_price()
    maker = page.prices.maker
    type_over(control(maker, f"prices.{page.product_id}:new:amount_text", LineEdit), "12")
    assert maker.not_now.isVisible()

    maker.send.ask.click()
    assert not maker.not_now.isVisible()

    maker.send.not_now.click()
    assert maker.not_now.isVisible()


def test_a_length_longer_than_stripe_allows_is_not_taken(room: Workspace) -> None:
    lengths = pausing(room, LOW)
    before = room.document.draft
    type_over(lengths.count, "1200")
    lengths.kind.set_value("year")
    lengths.add.click()
    said = notice(lengths, "1200 years is longer than the three years Stripe allows")
    assert said.isVisible()
    assert room.document.draft == before
