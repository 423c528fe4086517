"""Going from tab to tab moves nothing: each column of cards stands where the one before stood."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal_desktop.ui.products.product_page import ProductPage
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.tabs.products import ProductsTab
from portal_desktop.ui.tabs.registry import TABS
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.card import Card
from tests.ui.support.account_service import OpenedAccount
from tests.ui.support.workspaces import open_room


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("wide", [1_100, 1_280, 1_900])
def test_cards_stand_where_those_of_the_other_tabs_do(
    qapp: QApplication, qtbot: QtBot, opened_account: OpenedAccount, wide: int, zoom: float
) -> None:
    theme.apply_theme(qapp, "light", zoom=zoom)
    room = open_room(qtbot, opened_account)
    room.resize(wide, 800)
    places = {}
    for tab in TABS:
        room.open_tab(tab.key)
        places[tab.key] = _place(room)
    places["one product"] = _of_a_product(room)
    assert len(set(places.values())) == 1, places


def _of_a_product(room: Workspace) -> tuple[int, int]:
    room.open_tab("products")
    tab = room.stack.currentWidget()
    assert isinstance(tab, ProductsTab)
    catalogue = room.document.account_snapshot.catalogue
    assert catalogue is not None
    assert isinstance(tab.open_product(catalogue.products[0].id), ProductPage)
    return _place(room)


def _place(room: Workspace) -> tuple[int, int]:
    """Where the first card that is seen begins, and how wide it is."""
    QApplication.processEvents()
    cards = [each for each in room.stack.findChildren(Card) if each.isVisible()]
    first = min(cards, key=lambda card: card.mapTo(room, QPoint(0, 0)).y())
    return first.mapTo(room, QPoint(0, 0)).x(), first.width()
