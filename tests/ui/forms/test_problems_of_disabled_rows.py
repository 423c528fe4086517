"""What is wrong with settings that have no effect now."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.options.subscription import PRODUCTS, UPDATE
from portal_desktop.options.values import Offer
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.workspaces import notices, open_tab


def test_it_is_said_only_where_it_would_be_sent(
    qtbot: QtBot, opened_account: OpenedAccount
) -> None:
    document = opened_account.session.document
    catalogue = document.account_snapshot.catalogue
    assert catalogue is not None
    metered = next(price for price in catalogue.prices if price.metered)
    offer = Offer(metered.product, (metered.id,))
    stored = {"product": offer.product, "prices": list(offer.prices)}
    opened_account.change_portal({"features": {"subscription_update": {"products": [stored]}}})
    opened_account.session.read_again()
    opened_account.rest()
    tab = open_tab(qtbot, opened_account, "subscription")
    assert document.draft[UPDATE] is False
    assert not _about_plans(tab)
    document.set_value(PRODUCTS.path, (offer, offer))
    assert _about_plans(tab)
    document.undo()
    assert not _about_plans(tab)
    document.set_value(UPDATE.path, True)
    assert _about_plans(tab)


def _about_plans(tab: QWidget) -> list[str]:
    said = [each.words.text() for each in notices(tab)]
    return [text for text in said if "cannot be offered" in text]
