"""How many units customers may choose, product by product."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.catalogue.offers import chosen_offers
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE
from portal_desktop.options.values import Offer
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.plans.quantity_limits import Quantities
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.switch import Switch
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.workspaces import control, notice, open_tab, press, type_over


@pytest.fixture
def selling(opened_account: OpenedAccount) -> OpenedAccount:
    """The demo business with plan changes on."""
    opened_account.session.document.edit(
        "Sell", {UPDATE.path: True, ALLOWED_UPDATES.path: ("price",)}
    )
    return opened_account


@pytest.fixture
def counting(qtbot: QtBot, selling: OpenedAccount) -> tuple[OpenedAccount, Form, str]:
    """One product whose quantity may be changed."""
    document = selling.session.document
    catalogue = document.account_snapshot.catalogue
    assert catalogue is not None
    product = next(one for one in catalogue.products if one.name == "Office Crate")
    price = catalogue.prices_of[product.id][0]
    document.set_value(PRODUCTS.path, (Offer(product.id, (price.id,)),))
    document.set_member(ALLOWED_UPDATES.path, "quantity", on=True)
    return selling, open_tab(qtbot, selling, "subscription"), f"{PRODUCTS.path}:{product.id}"


def test_quantities_are_chosen_product_by_product(
    counting: tuple[OpenedAccount, Form, str],
) -> None:
    opened_account, tab, name = counting
    document = opened_account.session.document
    switch = control(tab, name, Switch)
    assert not control(tab, f"{name}:minimum", LineEdit).isEnabled()
    press(switch)
    type_over(control(tab, f"{name}:minimum", LineEdit), "2")
    type_over(control(tab, f"{name}:maximum", LineEdit), "25")
    (offer,) = chosen_offers(document.draft)
    assert (offer.adjustable, offer.minimum, offer.maximum) == (True, 2, 25)
    type_over(control(tab, f"{name}:maximum", LineEdit), "")
    assert chosen_offers(document.draft)[0].maximum is None
    assert "Office Crate" in switch.accessibleName()


def test_a_number_typed_is_one_step(counting: tuple[OpenedAccount, Form, str]) -> None:
    opened_account, tab, name = counting
    press(control(tab, name, Switch))
    type_over(control(tab, f"{name}:maximum", LineEdit), "250")
    opened_account.session.document.undo()
    assert chosen_offers(opened_account.session.document.draft)[0].maximum is None
    assert chosen_offers(opened_account.session.document.draft)[0].adjustable


def test_letters_are_no_number(counting: tuple[OpenedAccount, Form, str]) -> None:
    opened_account, tab, name = counting
    press(control(tab, name, Switch))
    largest = control(tab, f"{name}:maximum", LineEdit)
    type_over(largest, "many")
    assert largest.text() == ""
    assert chosen_offers(opened_account.session.document.draft)[0].maximum is None


def test_a_number_left_empty_shows_again_what_holds(
    counting: tuple[OpenedAccount, Form, str],
) -> None:
    _office, tab, name = counting
    press(control(tab, name, Switch))
    smallest = control(tab, f"{name}:minimum", LineEdit)
    type_over(smallest, "")
    assert smallest.text() == ""
    control(tab, f"{name}:maximum", LineEdit).setFocus()
    assert smallest.text() == "1"


@pytest.mark.parametrize(
    ("smallest", "largest", "said"),
    [("5", "3", "the largest quantity is below the smallest"), ("0", "3", "could set 0")],
)
def test_numbers_that_cannot_be_meant_are_said(
    counting: tuple[OpenedAccount, Form, str], smallest: str, largest: str, said: str
) -> None:
    _office, tab, name = counting
    press(control(tab, name, Switch))
    type_over(control(tab, f"{name}:minimum", LineEdit), smallest)
    type_over(control(tab, f"{name}:maximum", LineEdit), largest)
    notice(tab, said)


def test_a_product_that_is_no_longer_offered_leaves_no_line_behind(
    counting: tuple[OpenedAccount, Form, str],
) -> None:
    opened_account, tab, name = counting
    document = opened_account.session.document
    (quantities,) = tab.findChildren(Quantities)
    before = len(visible_below(quantities))
    catalogue = document.account_snapshot.catalogue
    assert catalogue is not None
    other = next(one for one in catalogue.products if one.name == "House Blend")

    price = catalogue.prices_of[other.id][0]
    document.set_value(PRODUCTS.path, (Offer(other.id, (price.id,)),))

    assert not [each for each in visible_below(quantities) if each.objectName().startswith(name)]
    assert control(quantities, f"{PRODUCTS.path}:{other.id}", Switch).isVisible()
    assert len(visible_below(quantities)) == before


def visible_below(widget: QWidget) -> list[QWidget]:
    QApplication.processEvents()  # the layout shows what is new in it a little later
    return [each for each in widget.findChildren(QWidget) if each.isVisible()]


def test_without_quantities_nothing_of_them_shows(
    counting: tuple[OpenedAccount, Form, str],
) -> None:
    opened_account, tab, name = counting
    opened_account.session.document.set_member(ALLOWED_UPDATES.path, "quantity", on=False)
    switches = [each for each in tab.findChildren(Switch, name) if each.isVisible()]
    assert not switches
