"""Choosing the plans customers can switch between, and how many units."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.catalogue.offers import chosen_offers
from portal_desktop.emulator import Emulator
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE
from portal_desktop.options.values import Offer
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.plans.plan_chooser import PlanChooser
from portal_desktop.ui.widgets.chip import Chip
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.ui.support.account_service import OpenedAccount, business, open_test_account
from tests.ui.support.plans import chip_of, chips, click, index_of, model_rows, rows
from tests.ui.support.workspaces import (
    button,
    control,
    notice,
    open_tab,
    press,
    shown_texts,
    type_over,
)


def test_the_panel_lists_products_by_name_with_their_prices(chooser: PlanChooser) -> None:
    listed = rows(chooser.list)
    products = [text for text, level in listed if level == "product"]
    assert products == sorted(products, key=str.casefold)
    assert "Summer Cold Brew" not in products
    place = listed.index(("House Blend", "product"))
    prices = [text for text, _level in listed[place + 1 : place + 4]]
    # The shortest interval first, what is archived last.
    assert prices == ["€24.00 per month", "€240.00 per year", "€21.00 per month"]


def test_the_panel_opens_with_the_focus_in_its_search(chooser: PlanChooser) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, LineEdit)
    assert focused.accessibleName() == "Search your products and prices"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("decaf", {"Decaf"}),
        ("BLEND", {"House Blend"}),
        ("36", {"Single Origin"}),
        ("per year", {"Decaf", "House Blend", "Office Crate", "Single Origin"}),
        ("nothing of the kind", set()),
    ],
)
def test_searching_finds_products_and_prices(
    chooser: PlanChooser, typed: str, found: set[str]
) -> None:
    (search,) = chooser.findChildren(LineEdit)
    type_over(search, typed)
    assert {text for text, level in rows(chooser.list) if level == "product"} == found


def test_ticking_offers_a_price_and_ticking_again_takes_it_out(
    selling: OpenedAccount, chooser: PlanChooser, selling_tab: Form
) -> None:
    click(chooser.list, "€24.00 per month")
    (offer,) = chosen_offers(selling.session.document.draft)
    assert len(offer.prices) == 1
    assert chips(selling_tab) == ["House Blend · month"]
    click(chooser.list, "€240.00 per year")
    assert chips(selling_tab) == ["House Blend · month, year"]
    click(chooser.list, "€24.00 per month")
    assert chips(selling_tab) == ["House Blend · year"]
    click(chooser.list, "€240.00 per year")
    assert chosen_offers(selling.session.document.draft) == ()
    selling.session.document.undo()
    assert chips(selling_tab) == ["House Blend · year"]


def test_a_price_is_ticked_with_the_keyboard(selling: OpenedAccount, chooser: PlanChooser) -> None:
    (search,) = chooser.findChildren(LineEdit)
    type_over(search, "decaf")
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(chooser.list, Qt.Key.Key_Down)
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    assert len(chosen_offers(selling.session.document.draft)) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, None])
def test_the_panel_closes_and_the_focus_goes_back(
    chooser: PlanChooser, selling_tab: Form, key: Qt.Key | None
) -> None:
    if key is None:
        press(button(chooser, "Done"))
    else:
        QTest.keyClick(chooser, key)
    assert chooser.isHidden()
    assert QApplication.focusWidget() is control(selling_tab, PRODUCTS.path, Chip)


@pytest.mark.parametrize(
    ("price", "why"),
    [
        ("€21.00 per month", "Archived at Stripe."),
        ("€129.00 once", "Paid once"),
        ("€0.45 per use, billed per month", "Billed by usage"),
    ],
)
def test_what_cannot_be_offered_says_why_and_cannot_be_ticked(
    selling: OpenedAccount, chooser: PlanChooser, price: str, why: str
) -> None:
    index = index_of(chooser.list, price)
    assert not index.flags() & Qt.ItemFlag.ItemIsEnabled
    assert why in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    click(chooser.list, price)
    assert chosen_offers(selling.session.document.draft) == ()


def test_what_is_offered_and_cannot_be_any_more_can_be_taken_out(
    qtbot: QtBot, selling: OpenedAccount
) -> None:
    document = selling.session.document
    catalogue = document.account_snapshot.catalogue
    assert catalogue is not None
    old = next(one for one in catalogue.prices if one.is_recurring and not one.active)
    document.set_value(PRODUCTS.path, (Offer(old.product, (old.id,)),))
    tab = open_tab(qtbot, selling, "subscription")
    notice(tab, "cannot be offered: Archived at Stripe.")
    (chip,) = [one for one in tab.findChildren(Chip) if one.text() in chips(tab)]
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert chosen_offers(document.draft) == ()


def test_in_the_list_too_it_can_be_taken_out(qtbot: QtBot, selling: OpenedAccount) -> None:
    document = selling.session.document
    catalogue = document.account_snapshot.catalogue
    assert catalogue is not None
    old = next(one for one in catalogue.prices if one.is_recurring and not one.active)
    document.set_value(PRODUCTS.path, (Offer(old.product, (old.id,)),))
    tab = open_tab(qtbot, selling, "subscription")
    press(control(tab, PRODUCTS.path, Chip))
    chooser = control(tab, "", PlanChooser)
    (ticked,) = [
        index.data()
        for index in (chooser.list.model().index(at, 0) for at in range(model_rows(chooser.list)))
        if index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    ]
    click(chooser.list, ticked)
    assert chosen_offers(document.draft) == ()


def test_a_chip_opens_the_panel_and_its_cross_takes_the_product_out(
    qtbot: QtBot, selling: OpenedAccount, chooser: PlanChooser, selling_tab: Form
) -> None:
    click(chooser.list, "€24.00 per month")
    press(button(chooser, "Done"))
    chip = chip_of(selling_tab, "House Blend · month")
    qtbot.waitUntil(lambda: chip.width() > 0)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, chip.height() // 2))
    assert chooser.isVisible()
    chip = chip_of(selling_tab, "House Blend · month")
    cross = QPoint(chip.width() - 14, chip.height() // 2)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    assert chosen_offers(selling.session.document.draft) == ()


def test_taking_one_out_with_the_keyboard_keeps_the_focus_here(
    selling: OpenedAccount, chooser: PlanChooser, selling_tab: Form
) -> None:
    click(chooser.list, "€24.00 per month")
    press(button(chooser, "Done"))
    chip = chip_of(selling_tab, "House Blend · month")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert chosen_offers(selling.session.document.draft) == ()
    assert QApplication.focusWidget() is control(selling_tab, PRODUCTS.path, Chip)


def test_all_plans_are_offered_with_one_press(selling: OpenedAccount, selling_tab: Form) -> None:
    press(notice(selling_tab, "Choose the plans customers can switch between").button)
    offered = chosen_offers(selling.session.document.draft)
    assert len(offered) == 5
    assert not [each for each in selling.session.document.problems if PRODUCTS.path in each.paths]


def test_where_products_cannot_be_read_the_tick_boxes_are_named(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(
        tmp_path, mode="test", permissions=("customer_portal_write",)
    ) as opened_account:
        opened_account.session.document.set_value(UPDATE.path, True)
        tab = open_tab(qtbot, opened_account, "subscription")
        assert any("“Products: Read” and “Prices: Read”" in text for text in shown_texts(tab))


def test_while_products_are_read_it_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        opened_account.fails("GET /v1/products=slow:60000")
        opened_account.session.start()
        opened_account.until(lambda: opened_account.session.state == "ready")
        opened_account.session.document.set_value(UPDATE.path, True)
        tab = open_tab(qtbot, opened_account, "subscription")
        assert "Loading your products…" in shown_texts(tab)
        opened_account.fails()
        opened_account.rest()
        assert "Loading your products…" not in shown_texts(tab)


def test_thousands_of_prices_do_not_hold_up_typing(qtbot: QtBot, tmp_path: Path) -> None:
    account = business()
    product = next(one for one in account.all("product") if one["name"] == "House Blend")
    price = next(one for one in account.all("price") if one["product"] == product["id"])
    account.put_all(
        price | {"id": f"price_x{number}", "unit_amount": 100 + number} for number in range(3_000)
    )
    with open_test_account(tmp_path, stripe=Emulator(account)) as opened_account:
        opened_account.session.document.edit(
            "On", {UPDATE.path: True, ALLOWED_UPDATES.path: ("price",)}
        )
        tab = open_tab(qtbot, opened_account, "subscription")
        press(control(tab, PRODUCTS.path, Chip))
        chooser = control(tab, "", PlanChooser)
        assert model_rows(chooser.list) > 3_000
        (search,) = chooser.findChildren(LineEdit)
        type_over(search, "30.9")
        assert 0 < model_rows(chooser.list) < 50
