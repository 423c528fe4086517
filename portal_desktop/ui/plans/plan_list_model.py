"""Products and their prices as a list with boxes to tick; quick with thousands of prices."""

from itertools import islice
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    Qt,
    Signal,
)

from portal_desktop.account.snapshot import Catalogue, Price, Product
from portal_desktop.catalogue.labels import price_label
from portal_desktop.catalogue.offer_selection import Chosen, selection_from_offers
from portal_desktop.catalogue.search import SearchEntry, SearchIndex, found_prices
from portal_desktop.options.values import Offer
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.widgets.painted_rows import NOWHERE, RowIndex

PlanListItem = Product | Price
CHUNK = 12
"""Products whose rows are made at a time; more come when one scrolls to them."""


class PlanList(QAbstractListModel):
    """Each product, and below it its prices, filtered by what is searched for.

    ``ticked`` carries the price and whether it is to be offered.
    """

    ticked = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._index = SearchIndex()
        self._found: tuple[SearchEntry, ...] = ()
        self._rows: list[PlanListItem] = []
        self._made = 0
        self._chosen: Chosen | None = None
        self._offered: frozenset[str] = frozenset()
        self._said: dict[str, str] = {}
        self._typed = ""

    def set_plans(self, catalogue: Catalogue | None, offers: tuple[Offer, ...]) -> None:
        """Show a catalogue and which of its prices are offered."""
        before = self._chosen
        if before and (before.catalogue is catalogue and before.offers == offers):
            return
        self._chosen = selection_from_offers(offers, catalogue) if catalogue else None
        self._said.clear()
        self._offered = frozenset(price for offer in offers for price in offer.prices)
        if self._index.set_catalogue(catalogue):
            self._rebuild_rows(at_least=self._made)
        elif self._rows:
            # What is shown at a price depends on the others, and with it how high its row is.
            self.layoutAboutToBeChanged.emit()
            self.layoutChanged.emit()

    def clear_plans(self) -> None:
        """Drop everything, as before the first ``set_plans``."""
        self.beginResetModel()
        self._index, self._found, self._rows, self._made = SearchIndex(), (), [], 0
        self._chosen = None
        self.endResetModel()

    def set_search_text(self, typed: str) -> None:
        """Show only products and prices with these words in them."""
        self._typed = typed
        self._rebuild_rows()

    @property
    def catalogue(self) -> Catalogue | None:
        """What is shown."""
        return self._chosen.catalogue if self._chosen else None

    def row_at(self, where: RowIndex) -> PlanListItem:
        """The product or price of a row."""
        return self._rows[where.row()]

    def row_of(self, wanted: str) -> int:
        """Where the product or price of this id stands; -1 where it does not."""
        return next((at for at, row in enumerate(self._rows) if row.id == wanted), -1)

    def why_not(self, price: Price) -> str:
        """Why a price cannot be ticked; empty where it can."""
        return self._chosen.why_not(price) if self._chosen else ""

    def remark_for(self, price: Price) -> str:
        """Why a price cannot be ticked, or what to know before it is, and while it is."""
        if price.id not in self._said:
            remarks = self._chosen.price_remarks(price) if self._chosen else ()
            self._said[price.id] = self.why_not(price) or " ".join(remarks)
        return self._said[price.id]

    def is_offered(self, price: Price) -> bool:
        """Whether it is ticked."""
        return price.id in self._offered

    def can_tick(self, price: Price) -> bool:
        """What is offered and should not be can always be taken out."""
        return price.id in self._offered or not self.why_not(price)

    def toggle_offer(self, where: RowIndex) -> None:
        """Offer the price of a row, or no longer."""
        row = self.row_at(where)
        if isinstance(row, Price) and self.can_tick(row):
            self.ticked.emit(row, row.id not in self._offered)

    def rowCount(self, parent: RowIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: RowIndex) -> bool:
        return not parent.isValid() and self._made < len(self._found)

    def fetchMore(self, parent: RowIndex) -> None:  # noqa: ARG002
        more = self._next_rows(CHUNK)
        if more:
            self.beginInsertRows(NOWHERE, len(self._rows), len(self._rows) + len(more) - 1)
            self._rows += more
            self.endInsertRows()

    def flags(self, where: RowIndex) -> Qt.ItemFlag:
        row = self.row_at(where)
        if isinstance(row, Product):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEnabled if self.can_tick(row) else flags

    def data(self, where: RowIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(where)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if isinstance(row, Product) else price_label(row)
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(row, Price):
            return Qt.CheckState.Checked if self.is_offered(row) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return plain_text.accessible_text(self._accessible_text(row))
        return None

    def _accessible_text(self, row: PlanListItem) -> str:
        if isinstance(row, Product) or self._chosen is None:
            return row.name if isinstance(row, Product) else price_label(row)
        product = self._chosen.catalogue.products_by_id.get(row.product)
        name = product.name if product else ""
        return ", ".join(filter(None, (name, price_label(row), self.remark_for(row))))

    def _rebuild_rows(self, at_least: int = 0) -> None:
        self.beginResetModel()
        self._found = self._index.find(self._typed)
        self._made = 0
        self._rows = self._next_rows(max(CHUNK, at_least))
        self.endResetModel()

    def _next_rows(self, products: int) -> list[PlanListItem]:
        """The rows of the next products; none only where there are no more."""
        rows: list[PlanListItem] = []
        while not rows and self._made < len(self._found):
            for entry in islice(self._found, self._made, self._made + products):
                if entry.product.active or any(map(self.is_offered, entry.prices)):
                    rows += [entry.product, *found_prices(entry, self._typed)]
            self._made = min(self._made + products, len(self._found))
        return rows
