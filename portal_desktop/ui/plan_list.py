"""Products and their prices as a list with boxes to tick; quick with thousands of prices."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from portal_desktop.known import Catalogue, Price, Product
from portal_desktop.offers import by_name, length, price_label, why_not
from portal_desktop.values import Offer

Index = QModelIndex | QPersistentModelIndex
Entry = Product | Price
NOWHERE = QModelIndex()


class PlanList(QAbstractListModel):
    """Each product, and below it its prices, filtered by what is searched for.

    ``ticked`` carries the price and whether it is to be offered.
    """

    ticked = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue: Catalogue | None = None
        self._entries: list[Entry] = []
        self._offered: frozenset[str] = frozenset()
        self._search = ""

    def show(self, catalogue: Catalogue | None, chosen: tuple[Offer, ...]) -> None:
        """Show a catalogue and which of its prices are offered."""
        self._offered = frozenset(price for offer in chosen for price in offer.prices)
        if catalogue is self._catalogue:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            return
        self._catalogue = catalogue
        self._fill()

    def search(self, typed: str) -> None:
        """Show only products and prices with these letters in them."""
        self._search = typed.strip().casefold()
        self._fill()

    def entry(self, index: Index) -> Entry:
        """The product or price of a row."""
        return self._entries[index.row()]

    def why_not(self, price: Price) -> str:
        """Why a price cannot be offered; empty where it can."""
        return why_not(price, self._catalogue) if self._catalogue else ""

    def tick(self, index: Index) -> None:
        """Offer the price of a row, or no longer."""
        entry = self.entry(index)
        if isinstance(entry, Price) and self._can_tick(entry):
            self.ticked.emit(entry, entry.id not in self._offered)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index)
        if isinstance(entry, Product):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEnabled if self._can_tick(entry) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name if isinstance(entry, Product) else price_label(entry)
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(entry, Price):
            offered = entry.id in self._offered
            return Qt.CheckState.Checked if offered else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry)
        return None

    def _spoken(self, entry: Entry) -> str:
        if isinstance(entry, Product):
            return entry.name
        product = self._catalogue.product.get(entry.product) if self._catalogue else None
        parts = (product.name if product else "", price_label(entry), self.why_not(entry))
        return ", ".join(filter(None, parts))

    def _can_tick(self, price: Price) -> bool:
        # What is offered and should not be can always be taken out.
        return price.id in self._offered or not self.why_not(price)

    def _fill(self) -> None:
        self.beginResetModel()
        self._entries = list(self._found())
        self.endResetModel()

    def _found(self) -> list[Entry]:
        found: list[Entry] = []
        if self._catalogue is None:
            return found
        for product in by_name(self._catalogue):
            prices = tuple(sorted(self._catalogue.prices_of.get(product.id, ()), key=length))
            if self._search and self._search not in product.name.casefold():
                prices = tuple(each for each in prices if self._search in _letters(each))
                if not prices:
                    continue
            if product.active or any(price.id in self._offered for price in prices):
                found += [product, *prices]
        return found


def _letters(price: Price) -> str:
    return f"{price_label(price)} {price.nickname}".casefold()
