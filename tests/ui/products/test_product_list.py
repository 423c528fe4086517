"""The list of products: found, opened, and what stands there while there is none."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.emulator import Emulator, empty
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.skeleton import Skeleton
from portal_desktop.ui.widgets.switch import Switch
from tests.ui.support.account_service import OpenedAccount, business, open_test_account
from tests.ui.support.products import Shop, open_shop

ON_SALE = [
    "Brew Bar", "Burr Grinder", "Decaf", "House Blend", "Office Crate", "Single Origin",
    "Tasting Box",
]  # fmt: skip


@pytest.fixture
def shop(opened_account: OpenedAccount, qtbot: QtBot) -> Shop:
    return open_shop(opened_account, qtbot)


def spoken(shop: Shop, name: str) -> str:
    model = shop.tab.list.rows.model()
    where = model.index(shop.names.index(name), 0)
    return str(where.data(Qt.ItemDataRole.AccessibleTextRole))


def test_products_stand_by_name_with_what_they_cost(shop: Shop) -> None:
    assert shop.names == ON_SALE
    assert spoken(shop, "House Blend") == "House Blend, €24.00 per month · €240.00 per year"
    assert "7 products" in shop.words()


def test_a_product_whose_prices_are_archived_says_so(
    shop: Shop, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    catalogue = document.account_snapshot.catalogue
    assert catalogue is not None
    sold = shop.product("Burr Grinder").id
    prices = tuple(replace(each, active=each.product != sold) for each in catalogue.prices)
    document.update_snapshot(
        replace(document.account_snapshot, catalogue=replace(catalogue, prices=prices))
    )

    assert spoken(shop, "Burr Grinder").endswith("Only archived prices")
    assert "€" in spoken(shop, "Burr Grinder")
    bare = tuple(each for each in prices if each.product != sold)
    document.update_snapshot(
        replace(document.account_snapshot, catalogue=replace(catalogue, prices=bare))
    )
    assert spoken(shop, "Burr Grinder").endswith("No price")


def test_archived_ones_stand_behind_a_switch(shop: Shop) -> None:
    shop.find("products.archived", Switch).click()

    assert "Summer Cold Brew" in shop.names
    assert spoken(shop, "Summer Cold Brew").endswith("Archived")
    assert "8 products" in shop.words()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("blend", ["House Blend"]),
        ("farm", ["Single Origin"]),
        ("45.00", ["Tasting Box"]),
        ("decaf_year", ["Decaf"]),
        ("per year", ["Decaf", "House Blend", "Office Crate", "Single Origin"]),
        ("zzz", []),
    ],
)
def test_searching_finds_names_amounts_and_lookup_keys(
    shop: Shop, typed: str, names: list[str]
) -> None:
    shop.type("products.search", typed)

    assert shop.names == names
    assert ("Nothing found." in shop.words()) is (not names)


def test_a_product_is_opened_and_left_with_the_keyboard(shop: Shop) -> None:
    rows = shop.tab.list.rows
    QTest.keyClick(shop.find("products.search", LineEdit), Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    page = shop.tab.page
    assert page is not None
    assert page.product_id == shop.product("Burr Grinder").id

    QTest.keyClick(page, Qt.Key.Key_Escape)

    assert shop.tab.page is None
    assert shop.tab.currentWidget() is shop.tab.list
    assert rows.currentIndex().data() == "Burr Grinder"
    assert QApplication.focusWidget() is rows


def test_a_product_is_opened_with_a_click(shop: Shop) -> None:
    rows = shop.tab.list.rows
    place = rows.visualRect(rows.model().index(2, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert shop.tab.page is not None
    assert "Decaf" in shop.words()
    shop.find("products.back", Button).click()
    assert shop.tab.currentWidget() is shop.tab.list


def test_while_they_are_read_there_is_no_list(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        opened_account.fails("GET /v1/products=slow:60000")
        opened_account.session.start()
        shop = open_shop(opened_account, qtbot)
        skeletons = shop.tab.findChildren(Skeleton)
        assert [each.isVisible() for each in skeletons] == [True]
        assert not shop.tab.list.rows.isVisible()

        opened_account.fails()
        opened_account.rest()

        assert not any(each.isVisible() for each in skeletons)
        assert shop.names == ON_SALE


def test_a_key_that_may_not_read_them_is_told_what_to_tick(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(
        tmp_path, mode="test", permissions=("customer_portal_write",)
    ) as opened_account:
        shop = open_shop(opened_account, qtbot)

        assert "“Products: Read” and “Prices: Read”" in shop.user_errors()[0]
        assert not shop.tab.list.rows.isVisible()


def test_what_could_not_be_read_is_read_again_on_asking(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, start=False) as opened_account:
        opened_account.fails("GET /v1/products=500")
        opened_account.session.start()
        opened_account.rest()
        shop = open_shop(opened_account, qtbot)
        assert "Stripe has a problem of its own" in shop.user_errors()[0]

        opened_account.fails()
        again = next(
            each for each in shop.tab.findChildren(Button) if each.text() == "Try again now"
        )
        again.click()
        opened_account.rest()

        assert shop.names == ON_SALE
        assert shop.user_errors() == []


def test_an_account_that_sells_nothing_says_what_a_product_is(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, mode="test", stripe=Emulator(empty())) as opened_account:
        shop = open_shop(opened_account, qtbot)

        assert "A product is what you sell" in shop.user_errors()[0]
        assert shop.find("products.new", Button).isVisible()


def test_thousands_of_prices_are_found_at_once(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    account = business()
    product = next(each for each in account.all("product") if each["active"])
    price = next(each for each in account.all("price") if each["recurring"])
    for number in range(600):
        name = f"prod_x{number}"
        account.put(product | {"id": name, "name": f"Bag {number}"})
        account.put(price | {"id": f"price_x{number}", "product": name, "unit_amount": 100 + number,
                             "lookup_key": None})  # fmt: skip
    with open_test_account(tmp_path, stripe=Emulator(account)) as opened_account:
        shop = open_shop(opened_account, qtbot)
        assert len(shop.names) == 607
        shop.type("products.search", "5.99")
        assert shop.names == ["Bag 499"]
