"""A product is made, put away and taken out again; its tax code is found by a word."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.actions.catalogue_actions import NEW_FORM
from portal_desktop.emulator import Emulator, empty
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.products import Shop, at_stripe, open_shop


@pytest.fixture
def shop(opened_account: OpenedAccount, qtbot: QtBot) -> Shop:
    return open_shop(opened_account, qtbot)


@pytest.fixture
def blend(shop: Shop) -> str:
    """House Blend, open; the name of what is about it."""
    return f"products.{shop.open('House Blend').product_id}"


def test_a_new_product_is_made_and_its_price_comes_next(shop: Shop) -> None:
    shop.press("products.new")
    assert not shop.find(f"products.{NEW_FORM}", Button).isEnabled()
    assert shop.user_errors() == []
    shop.type(f"products.{NEW_FORM}:name", "Espresso Roast")
    shop.type(f"products.{NEW_FORM}:unit_label", "bag")
    shop.do(f"products.{NEW_FORM}")

    found = at_stripe(shop, "Espresso Roast")
    assert (found["name"], found["unit_label"], found["active"]) == ("Espresso Roast", "bag", True)
    assert shop.tab.page is not None
    assert shop.tab.page.product_id == found["id"]
    assert "A new price" in shop.words()
    shop.press("products.back")
    assert "Espresso Roast" in shop.names
    assert shop.find("products.new", Button).text() == "New product"


def test_a_product_can_be_made_before_there_is_a_portal(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, mode="test", stripe=Emulator(empty())) as opened_account:
        shop = open_shop(opened_account, qtbot)
        shop.press("products.new")
        shop.type(f"products.{NEW_FORM}:name", "Beans")
        shop.do(f"products.{NEW_FORM}")
        assert shop.product("Beans").active


def test_a_product_is_archived_and_sold_again(shop: Shop, blend: str) -> None:
    shop.do(f"{blend}:archive")
    assert at_stripe(shop, "House Blend")["active"] is False
    assert "This product is archived" in shop.words()
    shop.press("products.back")
    assert "House Blend" not in shop.names

    shop.open("House Blend")
    shop.do(f"{blend}:archive")
    assert at_stripe(shop, "House Blend")["active"] is True


def test_the_tax_code_is_found_by_a_word(shop: Shop, blend: str) -> None:
    shop.press(f"{blend}:tax_code")
    shop.opened_account.rest()
    shop.type(f"{blend}:tax_code:search", "food")
    assert shop.tab.page is not None
    rows = shop.tab.page.fields.tax_code.panel.rows
    assert rows.model().rowCount() == 1
    QTest.keyClick(shop.find(f"{blend}:tax_code:search", LineEdit), Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert "Food for Non-Immediate Consumption" in shop.words()

    shop.do(blend)
    assert at_stripe(shop, "House Blend")["tax_code"] == "txcd_40060003"
    shop.press(f"{blend}:tax_code:none")
    shop.do(blend)
    assert at_stripe(shop, "House Blend")["tax_code"] is None


def test_tax_codes_are_read_only_when_asked_for_and_again_after_a_failure(
    shop: Shop, blend: str
) -> None:
    shop.opened_account.fails("GET /v1/tax_codes=500")
    shop.press(f"{blend}:tax_code")
    shop.opened_account.rest()
    assert any("problem of its own" in each for each in shop.user_errors())

    shop.opened_account.fails()
    again = [each for each in shop.tab.findChildren(Button) if each.text() == "Try again now"]
    next(each for each in again if each.isVisible()).click()
    shop.opened_account.rest()

    assert shop.tab.page is not None
    assert shop.tab.page.fields.tax_code.panel.rows.model().rowCount() == 3


def test_escape_closes_the_panel_before_the_page(shop: Shop, blend: str) -> None:
    shop.press(f"{blend}:tax_code")
    shop.opened_account.rest()
    QTest.keyClick(shop.find(f"{blend}:tax_code:search", LineEdit), Qt.Key.Key_Escape)
    assert shop.tab.page is not None
    assert not shop.tab.page.fields.tax_code.panel.isVisible()
    QTest.keyClick(shop.find(f"{blend}:name", LineEdit), Qt.Key.Key_Escape)
    assert shop.tab.page is None
