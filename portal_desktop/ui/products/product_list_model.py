"""Products as a list to search; quick with thousands of prices."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from portal_desktop.account.products import Catalogue, Price
from portal_desktop.catalogue.labels import price_label
from portal_desktop.catalogue.search import SearchEntry, SearchIndex, found_prices
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.widgets.painted_rows import NOWHERE, RowIndex

SHOWN = 3
"""Prices named in a row; the others are counted."""


class ProductList(QAbstractListModel):
    """Products by name, filtered by what is searched for; archived ones only when asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._index = SearchIndex()
        self._rows: tuple[SearchEntry, ...] = ()
        self._typed = ""
        self._archived = False

    def set_catalogue(self, catalogue: Catalogue | None) -> None:
        """Show a catalogue, or what has come of it by now."""
        if self._index.set_catalogue(catalogue):
            self._rebuild_rows()

    def set_search_text(self, typed: str) -> None:
        """Show only what has these words."""
        self._typed = typed
        self._rebuild_rows()

    def show_archived(self, shown: bool) -> None:
        """Show archived products, too."""
        self._archived = shown
        self._rebuild_rows()

    @property
    def all_products(self) -> int:
        """How many products there are, found or not."""
        return len(self._index.entries)

    @property
    def archived_count(self) -> int:
        """How many archived products there are in all."""
        return sum(not entry.product.active for entry in self._index.entries)

    def entry_at(self, where: RowIndex) -> SearchEntry:
        """The product of a row, with the prices found."""
        return self._rows[where.row()]

    def in_words(self, entry: SearchEntry) -> str:
        """The prices of a product, those first that were searched for."""
        return prices_in_words(found_prices(entry, self._typed))

    def row_of(self, product: str) -> int:
        """Where a product stands now; -1 where it does not."""
        rows = enumerate(self._rows)
        return next((row for row, entry in rows if entry.product.id == product), -1)

    def rowCount(self, parent: RowIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, where: RowIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry_at(where)
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.product.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (entry.product.name, self.in_words(entry), state_of(entry))
            return plain_text.accessible_text(", ".join(filter(None, parts)))
        return None

    def _rebuild_rows(self) -> None:
        found = self._index.find(self._typed)
        self.beginResetModel()
        self._rows = tuple(each for each in found if self._archived or each.product.active)
        self.endResetModel()


def prices_in_words(found: tuple[Price, ...]) -> str:
    """The first prices of a product, and how many more there are; archived ones only alone."""
    prices = tuple(price for price in found if price.active) or found
    if not prices:
        return _("No price yet")
    shown: list[Price] = list(prices[:SHOWN])
    words = " · ".join(price_label(price) for price in shown)
    more = len(prices) - len(shown)
    if not more:
        return words
    return f"{words} · " + ngettext("{count} more", "{count} more", more).format(count=more)


def state_of(entry: SearchEntry) -> str:
    """What a merchant should see at once about a product."""
    if not entry.product.active:
        return _("Archived")
    if entry.active_prices:
        return ""
    return _("Only archived prices") if entry.prices else _("No price")
