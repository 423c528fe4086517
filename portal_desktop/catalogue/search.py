"""Finding products and prices by what a merchant types, quick with ten thousand prices.

What can be searched is written down once per product and price, without Babel, and kept while
more pages arrive; a keystroke only looks for letters.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from portal_desktop.account.products import Catalogue, Price, Product, interval_days
from portal_desktop.catalogue.offers import by_name
from portal_desktop.common import money


class SearchEntry(NamedTuple):
    """A product with its prices, the shortest interval first, archived ones last.

    Attributes:
        own: what the product itself is found by, in small letters.
        letters: what each price is found by, in the order of ``prices``, see ``letters_of``.
        everything: both together.
    """

    product: Product
    prices: tuple[Price, ...]
    own: str = ""
    letters: tuple[str, ...] = ()
    everything: str = ""
    listed: tuple[Price, ...] = ()
    """The prices in Stripe's order, by which is seen whether anything changed."""

    @property
    def active_prices(self) -> tuple[Price, ...]:
        """The prices that are not archived."""
        return tuple(price for price in self.prices if price.active)


class SearchIndex:
    """Every product by name; ``set_catalogue`` is given each state of a catalogue as it grows."""

    def __init__(self) -> None:
        self.entries: tuple[SearchEntry, ...] = ()
        self._prices: dict[str, tuple[Price, str]] = {}
        self._catalogue: Catalogue | None = None
        self._before: dict[str, tuple[SearchEntry, ...]] = {}

    def set_catalogue(self, catalogue: Catalogue | None) -> bool:
        """Learn a catalogue; whether it is another than before."""
        if catalogue is self._catalogue:
            return False
        before = {entry.product.id: entry for entry in self.entries}
        self._catalogue = catalogue
        self._before.clear()
        self.entries = tuple(self._build_entries(catalogue, before)) if catalogue else ()
        return True

    def find(self, typed: str) -> tuple[SearchEntry, ...]:
        """The products that have all the words typed, of their own or at one of their prices."""
        typed = typed.casefold().strip()
        if not typed:
            return self.entries
        if typed not in self._before:
            words = typed.split()
            found = [entry for entry in self._search_candidates(typed) if _is_match(entry, words)]
            self._before[typed] = tuple(found)
        return self._before[typed]

    def _search_candidates(self, typed: str) -> tuple[SearchEntry, ...]:
        """Where to look: one more letter can only find less."""
        for end in range(len(typed) - 1, 0, -1):
            if typed[:end] in self._before:
                return self._before[typed[:end]]
        return self.entries

    def _build_entries(
        self, catalogue: Catalogue, before: Mapping[str, SearchEntry]
    ) -> Iterable[SearchEntry]:
        none: tuple[Price, ...] = ()
        for product in by_name(catalogue):
            prices = catalogue.prices_of.get(product.id, none)
            kept = before.get(product.id)
            if kept is not None and kept.product is product and kept.listed == prices:
                yield kept
            else:
                yield self._build_entry(product, prices)

    def _build_entry(self, product: Product, listed: tuple[Price, ...]) -> SearchEntry:
        prices = in_order(listed)
        own = f"{product.name} {product.description} {product.unit_label}".casefold()
        letters = tuple(self._cached_letters(price) for price in prices)
        return SearchEntry(product, prices, own, letters, " ".join((own, *letters)), listed)

    def _cached_letters(self, price: Price) -> str:
        known, letters = self._prices.get(price.id, (None, ""))
        if known is not price:
            letters = letters_of(price)
            self._prices[price.id] = price, letters
        return letters


def letters_of(price: Price) -> str:
    """What a price is found by: amount with point and comma, currency, interval, its names."""
    parts = [price.currency, price.interval or "once", price.nickname, price.lookup_key]
    if price.amount is not None:
        digits = money.minor_digits(price.currency)
        written = f"{price.amount / 10**digits:.{digits}f}"
        parts += [written, written.replace(".", ",")] if digits else [written]
    if price.interval:
        parts.append(f"{money.per_interval(price.interval, price.interval_count)}")
    return " ".join(parts).casefold()


def in_order(prices: Iterable[Price]) -> tuple[Price, ...]:
    """The shortest interval first, the lower amount first, archived ones last."""
    return tuple(sorted(prices, key=_sort_key))


def _sort_key(price: Price) -> tuple[bool, int, int]:
    return not price.active, interval_days(price), price.amount or 0


def found_prices(entry: SearchEntry, typed: str) -> tuple[Price, ...]:
    """The prices to show of a product that was found: all where its own words say everything."""
    left = _unmatched_words(entry, typed.casefold().split())
    if not left:
        return entry.prices
    return tuple([entry.prices[at] for at in _matching_price_indexes(entry, left)])


def _is_match(entry: SearchEntry, words: list[str]) -> bool:
    """For most products one look is enough; only several words have to be of the same price."""
    for word in words:
        if word not in entry.everything:
            return False
    left = _unmatched_words(entry, words) if len(words) > 1 else []
    return len(left) < 2 or bool(_matching_price_indexes(entry, left))


def _unmatched_words(entry: SearchEntry, words: list[str]) -> list[str]:
    return [word for word in words if word not in entry.own]


def _matching_price_indexes(entry: SearchEntry, words: Iterable[str]) -> list[int]:
    hits = list(range(len(entry.letters)))
    for word in words:
        hits = [at for at in hits if word in entry.letters[at]]
    return hits
