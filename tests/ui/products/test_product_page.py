"""One product: made, changed, archived; and nothing typed is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from portal_desktop.account.account import Mode
from portal_desktop.actions.catalogue_actions import NEW_FORM
from portal_desktop.emulator import DEMO_LIVE_KEY
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.check_box import CheckBox
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.scroll_area import Scroll
from tests.ui.support.account_service import OpenedAccount, open_test_account
from tests.ui.support.products import Shop, at_stripe, open_shop, read_back


@pytest.fixture
def shop(opened_account: OpenedAccount, qtbot: QtBot) -> Shop:
    return open_shop(opened_account, qtbot)


@pytest.fixture
def blend(shop: Shop) -> str:
    """House Blend, open; the name of what is about it."""
    return f"products.{shop.open('House Blend').product_id}"


@pytest.mark.parametrize(
    "where",
    [
        "Shows at checkout, in the customer portal and on quotes.",
        "Shows at checkout, not in the portal.",
        "Shows at checkout, on invoices and receipts, and in the portal",
        "It overrides the words of your account, for subscription payments.",
        "Stripe Tax takes the rate from it. Customers do not see it.",
    ],
)
def test_each_field_says_where_it_shows(shop: Shop, blend: str, where: str) -> None:
    assert where in shop.words()


def test_what_was_typed_is_sent_at_once_and_read_back_by_others(shop: Shop, blend: str) -> None:
    shop.type(f"{blend}:description", "Cherry and cocoa")
    shop.type(f"{blend}:image", "https://example.com/bag.png")
    shop.type(f"{blend}:unit_label", "tin")
    shop.type(f"{blend}:statement_descriptor", "HARBOUR BLEND")
    assert "4 changes not sent to Stripe" in shop.words()

    shop.do(blend)

    found = at_stripe(shop, "House Blend")
    assert found["description"] == "Cherry and cocoa"
    assert found["images"] == ["https://example.com/bag.png"]
    assert (found["unit_label"], found["statement_descriptor"]) == ("tin", "HARBOUR BLEND")
    assert found["name"] == "House Blend"
    assert "not sent to Stripe" not in shop.words()
    assert shop.opened_account.session.versions()[0].title.startswith(
        "Product changed: House Blend"
    )


def test_a_field_is_emptied(shop: Shop, blend: str) -> None:
    shop.type(f"{blend}:unit_label", "")
    shop.do(blend)

    assert at_stripe(shop, "House Blend")["unit_label"] is None
    assert shop.product("House Blend").unit_label == ""


def test_a_new_name_shows_everywhere_at_once(shop: Shop, blend: str) -> None:
    shop.type(f"{blend}:name", "Harbour Blend")
    shop.do(blend)

    assert "Harbour Blend" in shop.words()
    shop.press("products.back")
    assert "Harbour Blend" in shop.names


def test_nothing_is_sent_before_the_second_press(shop: Shop, blend: str) -> None:
    shop.type(f"{blend}:name", "Harbour Blend")
    shop.press(blend)

    assert "also for customers who have this product" in shop.words()
    assert at_stripe(shop, "House Blend")["name"] == "House Blend"
    shop.press(f"{blend}:not_now")
    assert shop.find(f"{blend}:name", LineEdit).text() == "Harbour Blend"


def test_typing_on_takes_back_the_question(shop: Shop, blend: str) -> None:
    shop.type(f"{blend}:name", "Harbour Blend")
    shop.press(blend)
    assert shop.find(f"{blend}:go", Button).isVisible()

    shop.type(f"{blend}:name", "Harbour Blend No 2")

    assert not shop.find(f"{blend}:go", Button).isVisible()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "A product needs a name"),
        ("unit_label", "thirteen long", "1 character too many"),
        ("statement_descriptor", "HARBOUR <b>", "Banks do not print < >"),
        ("image", "http://example.com/bag.png", "starts with https://"),
    ],
)
def test_what_stripe_would_refuse_is_told_at_the_field_and_cannot_be_sent(
    shop: Shop, blend: str, field: str, typed: str, said: str
) -> None:
    shop.type(f"{blend}:{field}", typed)

    assert any(said in each for each in shop.user_errors())
    assert not shop.find(blend, Button).isEnabled()
    assert said in shop.find(f"{blend}:{field}", LineEdit).accessibleDescription()


def test_stripes_refusal_stands_where_it_was_asked_and_what_was_typed_stays(
    shop: Shop, blend: str
) -> None:
    shop.opened_account.fails("POST /v1/products=400")
    shop.type(f"{blend}:name", "Harbour Blend")
    shop.do(blend)

    assert any("Stripe did not accept this." in each for each in shop.user_errors())
    assert shop.find(f"{blend}:name", LineEdit).text() == "Harbour Blend"
    shop.opened_account.fails()
    shop.press(f"{blend}:go")
    shop.opened_account.rest()
    assert at_stripe(shop, "Harbour Blend")["name"] == "Harbour Blend"


def test_a_key_that_may_not_write_products_is_told_what_to_tick_and_still_publishes(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    allowed = ("customer_portal_write", "product_read", "plan_read")
    with open_test_account(tmp_path, mode="test", permissions=allowed) as opened_account:
        shop = open_shop(opened_account, qtbot)
        name = f"products.{shop.open('House Blend').product_id}"
        shop.type(f"{name}:name", "Harbour Blend")
        shop.do(name)

        (said,) = [each for each in shop.user_errors() if "may not do that" in each]
        assert "“Products: Write”" in said
        assert "write" not in opened_account.session.document.account_snapshot.denied
        opened_account.session.document.set_value(HEADLINE.path, "Hello")
        opened_account.publish()
        assert opened_account.session.document.base[HEADLINE] == "Hello"


def test_on_a_live_account_it_has_to_be_meant(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, mode="live") as opened_account:
        shop = open_shop(opened_account, qtbot)
        name = f"products.{shop.open('House Blend').product_id}"
        shop.type(f"{name}:name", "Harbour Blend")
        shop.press(name)
        assert not shop.find(f"{name}:go", Button).isEnabled()

        shop.find(f"{name}:meant", CheckBox).click()
        opened_account.until(lambda: shop.find(f"{name}:go", Button).isEnabled())
        shop.press(f"{name}:go")
        opened_account.rest()

        path = f"products/{shop.product('Harbour Blend').id}"
        assert read_back(opened_account.stripe, path, DEMO_LIVE_KEY)["name"] == "Harbour Blend"


def test_what_was_typed_is_there_after_going_elsewhere(shop: Shop, blend: str) -> None:
    shop.type(f"{blend}:description", "Half a sentence")
    shop.press("products.back")
    assert shop.tab.list.rows.marked == {shop.product("House Blend").id}
    shop.open("Decaf")
    shop.open("House Blend")

    assert shop.find(f"{blend}:description", LineEdit).text() == "Half a sentence"
    shop.press(f"{blend}:take_back")
    assert (
        shop.find(f"{blend}:description", LineEdit).text()
        == shop.product("House Blend").description
    )
    shop.press("products.back")
    assert shop.tab.list.rows.marked == frozenset()


def test_what_was_typed_is_there_after_a_restart(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path) as opened_account:
        shop = open_shop(opened_account, qtbot)
        name = f"products.{shop.open('House Blend').product_id}"
        shop.type(f"{name}:description", "Half a sentence")
        shop.press("products.back")
        shop.tab.list.asked.emit()
        shop.type(f"products.{NEW_FORM}:name", "Cold Brew")
        shop.tab.close_product()
    with open_test_account(tmp_path) as opened_account:
        shop = open_shop(opened_account, qtbot)
        assert shop.find("products.new", Button).text() == "Go on with the new product"
        shop.open("House Blend")
        assert shop.find(f"{name}:description", LineEdit).text() == "Half a sentence"


def test_what_stripe_changed_meanwhile_shows_under_what_was_typed(shop: Shop, blend: str) -> None:
    shop.type(f"{blend}:description", "Mine")
    product = shop.opened_account.stripe.account.find("product", shop.product("House Blend").id)
    assert product is not None
    shop.opened_account.stripe.account.put(product | {"name": "Renamed", "unit_label": "box"})
    shop.opened_account.session.read_again()
    shop.opened_account.rest()

    assert shop.find(f"{blend}:name", LineEdit).text() == "Renamed"
    assert shop.find(f"{blend}:unit_label", LineEdit).text() == "box"
    assert shop.find(f"{blend}:description", LineEdit).text() == "Mine"


@pytest.mark.parametrize(("mode", "there"), [("test", True), ("live", True), ("demo", False)])
def test_a_file_is_uploaded_at_stripe_where_there_is_one(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, mode: Mode, *, there: bool
) -> None:
    with open_test_account(tmp_path, mode=mode) as opened_account:
        shop = open_shop(opened_account, qtbot)
        name = f"products.{shop.open('House Blend').product_id}"
        assert shop.find(f"{name}:upload", Button).isVisible() == there
        if there:
            shop.press(f"{name}:upload")
        assert shop.dashboards == ["products"] * there


def test_other_pictures_are_kept(shop: Shop, blend: str) -> None:
    account = shop.opened_account.stripe.account
    product = account.find("product", shop.product("House Blend").id)
    assert product is not None
    account.put(product | {"images": ["https://example.com/1.png", "https://example.com/2.png"]})
    shop.opened_account.session.read_again()
    shop.opened_account.rest()
    assert "1 more picture is kept as it is." in shop.words()

    shop.type(f"{blend}:image", "https://example.com/new.png")
    shop.do(blend)

    assert at_stripe(shop, "House Blend")["images"] == [
        "https://example.com/new.png", "https://example.com/2.png",
    ]  # fmt: skip


@pytest.mark.parametrize(("zoom", "width"), [(1.0, 420), (2.0, 700)])
def test_nothing_is_cut_off_in_a_narrow_window(
    qapp: QApplication, opened_account: OpenedAccount, qtbot: QtBot, zoom: float, width: int
) -> None:
    theme.apply_theme(qapp, "light", zoom=zoom)
    shop = open_shop(opened_account, qtbot)
    shop.tab.resize(width, 800)
    page = shop.open("Decaf")
    assert page.prices is not None
    for row in page.prices.rows.values():
        row.toggle_details()
    page.prices.open_maker()
    shop.type(f"products.{page.product_id}:unit_label", "far too long a word")
    shop.press(f"products.{page.product_id}:tax_code")
    opened_account.rest()
    QApplication.processEvents()
    (scroll,) = page.findChildren(Scroll)
    inside = scroll.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= scroll.viewport().width()


def test_every_text_of_the_page_is_plain(shop: Shop, blend: str) -> None:
    shop.type(f"{blend}:name", "<b>Bold</b> & brave")
    shop.do(blend)
    assert "<b>Bold</b> & brave" in shop.words()
    labels = shop.here.findChildren(QLabel)
    assert {each.textFormat() for each in labels} == {Qt.TextFormat.PlainText}
