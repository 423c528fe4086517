"""The tab Products of an open account, worked as a person works it."""

import json
import urllib.request
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from portal_desktop.account.products import Price, Product
from portal_desktop.emulator import DEMO_KEY, Emulator
from portal_desktop.emulator.server import serve
from portal_desktop.ui.products.product_page import ProductPage
from portal_desktop.ui.tabs.products import ProductsTab
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.notice import Notice
from tests.ui.support.account_service import OpenedAccount

W = TypeVar("W", bound=QWidget)
PAUSE = 10


@dataclass
class Shop:
    """The tab, and what it asked its window to open."""

    opened_account: OpenedAccount
    tab: ProductsTab
    dashboards: list[str] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """The products listed."""
        model = self.tab.list.rows.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def open(self, name: str) -> ProductPage:
        """Open a product."""
        return self.tab.open_product(self.product(name).id)

    def product(self, name: str) -> Product:
        """A product as it is known here."""
        catalogue = self.opened_account.session.document.account_snapshot.catalogue
        assert catalogue is not None
        return next(each for each in catalogue.products if each.name == name)

    def prices(self, name: str) -> tuple[Price, ...]:
        """Its prices."""
        catalogue = self.opened_account.session.document.account_snapshot.catalogue
        assert catalogue is not None
        return catalogue.prices_of.get(self.product(name).id, ())

    @property
    def here(self) -> QWidget:
        """The page that is open; one that was left may not be gone yet."""
        QApplication.processEvents()
        return self.tab.page or self.tab.list

    def find(self, name: str, kind: type[W]) -> W:
        """The control of this name, on the page that is open."""
        found = self.here.findChildren(kind, name)
        assert len(found) == 1, f"{len(found)} controls named {name}"
        return found[0]

    def type(self, name: str, text: str) -> None:
        """Type into a field, over what stands there."""
        line = self.find(name, LineEdit)
        line.selectAll()
        QTest.keyClicks(line, text) if text else QTest.keyClick(line, Qt.Key.Key_Delete)

    def choose(self, name: str, value: object) -> None:
        """Choose from a list."""
        choice = self.find(name, ComboBox)
        choice.set_value(value)
        choice.chosen.emit(value)

    def press(self, name: str) -> None:
        """Press a button."""
        self.find(name, Button).click()

    def do(self, path: str) -> None:
        """Ask for an action, confirm it, and await the answer."""
        self.press(path)
        self.press(f"{path}:go")
        self.opened_account.rest()

    def words(self) -> str:
        """Everything that can be read now."""
        labels = self.here.findChildren(QLabel)
        return " | ".join(each.text() for each in labels if each.isVisible())

    def user_errors(self) -> list[str]:
        """What is shown in red or yellow."""
        return [each.words.text() for each in self.here.findChildren(Notice) if each.isVisible()]


def open_shop(opened_account: OpenedAccount, qtbot: QtBot, *, pause: int = PAUSE) -> Shop:
    """The tab of an open account."""
    dashboards: list[str] = []
    tab = ProductsTab(opened_account.session, open_dashboard=dashboards.append, pause=pause)
    qtbot.addWidget(tab)
    tab.resize(640, 900)
    tab.show()
    tab.activateWindow()
    return Shop(opened_account, tab, dashboards)


def read_back(stripe: Emulator, path: str, key: str = DEMO_KEY) -> dict[str, Any]:
    """What another program reads at this address, over HTTP."""
    with serve(stripe) as address:
        request = urllib.request.Request(  # noqa: S310 - loopback
            f"{address}/v1/{path}", headers={"Authorization": f"Bearer {key}"}
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=60) as answer:
            found: dict[str, Any] = json.load(answer)
    return found


def at_stripe(shop: Shop, name: str) -> dict[str, object]:
    """The product as another program reads it."""
    return read_back(shop.opened_account.stripe, f"products/{shop.product(name).id}")
