"""Prices of a product: added, named, archived; an amount never changes."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.account.products import Price
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE
from portal_desktop.ui.plans.plan_chooser import PlanChooser
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.chip import Chip
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.products import Shop, open_shop, read_back
from tests.ui.support.workspaces import control, open_tab, press


@pytest.fixture
def shop(opened_account: OpenedAccount, qtbot: QtBot) -> Shop:
    return open_shop(opened_account, qtbot)


@pytest.fixture
def new(shop: Shop) -> str:
    """The panel for a price of Decaf, open; the name of what is in it."""
    product = shop.open("Decaf").product_id
    shop.press(f"products.{product}:add_price")
    return f"prices.{product}:new"


def newest(shop: Shop, name: str = "Decaf") -> dict[str, object]:
    """The price made last, as another program reads it."""
    product = shop.product(name).id
    found = read_back(shop.opened_account.stripe, f"prices?product={product}&limit=1")
    (price,) = found["data"]
    return dict(price)


def price_of(shop: Shop, key: str) -> Price:
    catalogue = shop.opened_account.session.document.account_snapshot.catalogue
    assert catalogue is not None
    return next(each for each in catalogue.prices if each.lookup_key == key)


def open_price(shop: Shop, key: str) -> str:
    """Open a price of the product that is open; the name of what is about it."""
    price = price_of(shop, key)
    shop.press(f"prices.{price.id}:open")
    return f"prices.{price.id}"


@pytest.mark.parametrize(
    ("typed", "currency", "rhythm", "expected"),
    [
        ("12,50", "eur", "week:1", (1250, "eur", "week", 1)),
        ("1,250.00", "usd", "year:1", (125_000, "usd", "year", 1)),
        ("1200", "jpy", "month:6", (1200, "jpy", "month", 6)),
        ("1.250", "kwd", "month:3", (1250, "kwd", "month", 3)),
    ],
)
def test_a_price_is_added_in_the_units_of_its_currency(
    shop: Shop, new: str, typed: str, currency: str, rhythm: str,
    expected: tuple[int, str, str, int],
) -> None:  # fmt: skip
    shop.choose(f"{new}:currency", currency)
    shop.choose(f"{new}:interval", rhythm)
    shop.type(f"{new}:amount_text", typed)
    shop.do(new)

    found = newest(shop)
    recurring = found["recurring"]
    assert isinstance(recurring, dict)
    told = (found["unit_amount"], found["currency"], recurring["interval"],
            recurring["interval_count"])  # fmt: skip
    assert told == expected
    assert found["tax_behavior"] == "inclusive"
    assert shop.opened_account.session.versions()[0].title.startswith("Price added to Decaf")
    assert not shop.find(f"{new}:amount_text", LineEdit).isVisible()


def test_it_is_said_back_in_words_while_it_is_typed(shop: Shop, new: str) -> None:
    assert "Customers pay" not in shop.words()
    shop.type(f"{new}:amount_text", "12,5")
    assert "Customers pay €12.50 per month." in shop.words()
    shop.press(new)
    assert "can never be changed" in shop.words()


@pytest.mark.parametrize(
    ("typed", "currency", "said"),
    [
        ("12.345", "eur", "EUR takes 2 digits"),
        ("10.50", "jpy", "JPY has no smaller unit"),
        ("1.255", "kwd", "0 as the last digit"),
        ("lots", "eur", "Write an amount"),
    ],
)
def test_an_amount_the_currency_has_not_is_told_and_not_sent(
    shop: Shop, new: str, typed: str, currency: str, said: str
) -> None:
    shop.choose(f"{new}:currency", currency)
    shop.type(f"{new}:amount_text", typed)

    assert any(said in each for each in shop.user_errors())
    assert not shop.find(new, Button).isEnabled()


def test_before_anything_is_typed_nothing_is_wrong(shop: Shop, new: str) -> None:
    assert shop.user_errors() == []
    assert not shop.find(new, Button).isEnabled()


def test_paid_once_and_at_another_interval(shop: Shop, new: str) -> None:
    shop.choose(f"{new}:interval", "other")
    shop.type(f"{new}:interval_count", "40")
    shop.type(f"{new}:amount_text", "5")
    assert any("from 1 to 36" in each for each in shop.user_errors())
    shop.type(f"{new}:interval_count", "10")
    assert "Customers pay €5.00 every 10 months." in shop.words()

    shop.choose(f"{new}:interval", "")
    assert "Customers pay €5.00 once." in shop.words()
    shop.do(new)
    assert newest(shop)["recurring"] is None


def test_a_second_price_for_one_interval_is_worth_a_word(shop: Shop, new: str) -> None:
    shop.type(f"{new}:amount_text", "23")

    (said,) = shop.user_errors()
    assert said.startswith("There is €22.00 per month already.")
    assert shop.find(new, Button).isEnabled()


def test_a_lookup_key_in_use_is_told(shop: Shop, new: str) -> None:
    shop.type(f"{new}:amount_text", "23")
    shop.type(f"{new}:lookup_key", "house_month")

    assert any("Another price has this lookup key already" in each for each in shop.user_errors())
    assert not shop.find(new, Button).isEnabled()


def test_a_half_typed_price_is_there_after_going_elsewhere(shop: Shop, new: str) -> None:
    shop.type(f"{new}:amount_text", "23")
    shop.press("products.back")
    assert shop.tab.list.rows.marked == {shop.product("Decaf").id}
    shop.open("Decaf")

    assert shop.find(f"{new}:amount_text", LineEdit).text() == "23"


def test_a_new_price_is_in_the_plan_chooser_at_once(shop: Shop, new: str, qtbot: QtBot) -> None:
    document = shop.opened_account.session.document
    document.edit("Sell", {UPDATE.path: True, ALLOWED_UPDATES.path: ("price",)})
    subscription = open_tab(qtbot, shop.opened_account, "subscription")
    press(control(subscription, PRODUCTS.path, Chip))
    chooser = control(subscription, "", PlanChooser)

    shop.choose(f"{new}:interval", "week:1")
    shop.type(f"{new}:amount_text", "6")
    shop.do(new)

    model = chooser.list.model()
    listed = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    place = listed.index("Decaf")
    assert listed[place + 1] == "€6.00 per week"


def test_names_are_changed_and_the_amount_cannot_be(shop: Shop) -> None:
    shop.open("House Blend")
    name = open_price(shop, "house_year")
    assert "A price’s amount can never be changed" in shop.words()
    assert not shop.tab.findChildren(LineEdit, f"{name}:amount_text")
    shop.type(f"{name}:nickname", "The year")
    shop.type(f"{name}:lookup_key", "house_12")
    shop.do(name)

    found = read_back(shop.opened_account.stripe, name.replace("prices.", "prices/"))
    assert (found["nickname"], found["lookup_key"]) == ("The year", "house_12")
    assert "The year" in shop.words()


def test_tax_is_decided_once(shop: Shop) -> None:
    shop.open("Decaf")
    name = open_price(shop, "decaf_year")
    choice = shop.find(f"{name}:tax_behavior", ComboBox)
    assert choice.isEnabled()
    shop.choose(f"{name}:tax_behavior", "exclusive")
    shop.press(name)
    assert "This cannot be undone." in shop.words()
    shop.press(f"{name}:go")
    shop.opened_account.rest()

    assert price_of(shop, "decaf_year").tax_behavior == "exclusive"
    assert not choice.isEnabled()


def test_a_price_is_archived_and_offered_again(shop: Shop) -> None:
    shop.open("House Blend")
    name = open_price(shop, "house_year")
    shop.do(f"{name}:archive")
    assert not price_of(shop, "house_year").active
    assert "This price is archived" in shop.words()

    shop.do(f"{name}:archive")
    assert price_of(shop, "house_year").active


def test_the_default_price_gives_way_before_it_is_archived(shop: Shop) -> None:
    shop.open("House Blend")
    monthly = open_price(shop, "house_month")
    assert not shop.find(f"{monthly}:archive", Button).isVisible()
    assert "Make another one the default first." in shop.words()

    yearly = open_price(shop, "house_year")
    shop.do(f"{yearly}:default")
    shop.do(f"{monthly}:archive")

    assert not price_of(shop, "house_month").active
    found = read_back(shop.opened_account.stripe, f"products/{shop.product('House Blend').id}")
    assert found["default_price"] == yearly.removeprefix("prices.")


def test_a_refusal_stands_at_the_price(shop: Shop) -> None:
    shop.open("House Blend")
    name = open_price(shop, "house_year")
    shop.opened_account.fails("POST /v1/prices=400")
    shop.do(f"{name}:archive")

    assert any("Stripe did not accept this." in each for each in shop.user_errors())
    assert price_of(shop, "house_year").active


def test_many_prices_are_shown_a_dozen_at_a_time(shop: Shop) -> None:
    account = shop.opened_account.stripe.account
    product = shop.product("Decaf").id
    price = next(each for each in account.all("price") if each["product"] == product)
    for number in range(30):
        account.put(price | {"id": f"price_x{number}", "unit_amount": 100 + number,
                             "lookup_key": None})  # fmt: skip
    shop.opened_account.session.read_again()
    shop.opened_account.rest()
    page = shop.open("Decaf")
    assert page.prices is not None
    assert len(page.prices.rows) == 12
    more = next(each for each in shop.tab.findChildren(Button) if each.text() == "Show 20 more")
    more.click()
    assert len(page.prices.rows) == 32


def test_every_control_of_the_page_has_a_name_to_be_spoken(shop: Shop, new: str) -> None:
    open_price(shop, "decaf_year")
    named = {each.buddy() for each in shop.here.findChildren(QLabel)}
    controls: list[QWidget] = [
        *shop.here.findChildren(Button), *shop.here.findChildren(LineEdit),
        *shop.here.findChildren(ComboBox),
    ]  # fmt: skip
    for each in controls:
        told = each.text() if isinstance(each, Button) else each.accessibleName()
        assert told or each in named or not each.isVisible(), each.objectName()
