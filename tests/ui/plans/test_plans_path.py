"""The guided path to the plans customers can switch between."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from portal_desktop.catalogue.offers import chosen_offers
from portal_desktop.emulator import Emulator, empty
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE
from portal_desktop.options.values import Offer
from portal_desktop.ui.plans.plan_chooser import PlanChooser
from portal_desktop.ui.widgets.chip import Chip
from tests.ui.support.account_service import OpenedAccount, business, open_test_account
from tests.ui.support.plans import click, spoken, stations
from tests.ui.support.workspaces import button, control, open_tab, press, shown_texts


def test_the_path_leads_to_paying(selling: OpenedAccount, chooser: PlanChooser) -> None:
    document = selling.session.document
    assert stations(chooser) == ["Open", "Open", "Done"]
    document.set_value(PAYMENT_METHODS.path, False)
    click(chooser.list, "€24.00 per month")
    assert stations(chooser) == ["Open", "Done", "Open"]
    click(chooser.list, "€240.00 per year")
    press(button(chooser, "Turn on payment methods"))

    assert document.draft[PAYMENT_METHODS] is True
    assert stations(chooser) == ["Done", "Done", "Done"]


def test_another_price_for_the_same_interval_takes_the_place(qtbot: QtBot, tmp_path: Path) -> None:
    account = business()
    product = next(one for one in account.all("product") if one["name"] == "House Blend")
    month = next(one for one in account.all("price") if one["lookup_key"] == "house_month")
    own = {"id": "price_dearer", "unit_amount": 2_600, "product": product["id"], "lookup_key": None}
    account.put(month | own)
    with open_test_account(tmp_path, stripe=Emulator(account)) as opened_account:
        document = opened_account.session.document
        document.edit("On", {UPDATE.path: True, ALLOWED_UPDATES.path: ("price",)})
        tab = open_tab(qtbot, opened_account, "subscription")
        press(control(tab, PRODUCTS.path, Chip))
        chooser = control(tab, "", PlanChooser)
        click(chooser.list, "€24.00 per month")
        assert "Takes the place of €24.00 per month" in spoken(chooser.list, "€26.00 per month")
        click(chooser.list, "€26.00 per month")

        (offer,) = chosen_offers(document.draft)
        assert offer.prices == ("price_dearer",)


def test_what_may_not_work_is_said_at_the_price_and_can_be_ticked(
    selling: OpenedAccount, chooser: PlanChooser
) -> None:
    assert "Tax not decided" in spoken(chooser.list, "€220.00 per year")
    click(chooser.list, "€220.00 per year")
    assert len(chosen_offers(selling.session.document.draft)) == 1


def test_beside_ten_products_no_other_can_be_ticked(
    selling: OpenedAccount, chooser: PlanChooser
) -> None:
    full = tuple(Offer(f"prod_{number}", (f"price_{number}",)) for number in range(10))
    selling.session.document.set_value(PRODUCTS.path, full)

    assert "10 products are chosen already" in spoken(chooser.list, "€24.00 per month")
    click(chooser.list, "€24.00 per month")
    assert chosen_offers(selling.session.document.draft) == full


def test_an_account_without_products_is_led_to_where_they_are_made(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with open_test_account(tmp_path, mode="test", stripe=Emulator(empty())) as opened_account:
        opened_account.session.document.set_value(UPDATE.path, True)
        tab = open_tab(qtbot, opened_account, "subscription")
        assert "You have no products yet. Make one in the tab Products." in shown_texts(tab)
