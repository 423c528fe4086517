"""Products and prices, as far as a portal needs them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from portal_desktop.common.intervals import INTERVAL_DAYS
from portal_desktop.common.memoization import Memo


@dataclass(frozen=True, slots=True)
class Price:
    """A price of the catalogue (Stripe's ``price``).

    Attributes:
        id: Stripe's ``price_…``.
        product: Stripe's ``prod_…``.
        amount: in the currency's minor units, None for tiers.
        currency: Stripe's, such as ``eur``.
        interval: ``day``, ``week``, ``month``, ``year``, or empty for a one-time price.
        interval_count: how many intervals one payment is for.
        metered: what is used is counted, so there is no quantity.
        tax_behavior: Stripe's ``inclusive``, ``exclusive`` or ``unspecified``.
    """

    id: str
    product: str
    amount: int | None
    currency: str
    interval: str = ""
    interval_count: int = 1
    active: bool = True
    metered: bool = False
    tax_behavior: str = "unspecified"
    nickname: str = ""
    lookup_key: str = ""

    @property
    def is_recurring(self) -> bool:
        """Whether it can be subscribed to."""
        return bool(self.interval)


@dataclass(frozen=True, slots=True)
class Product:
    """A product of the catalogue, with the texts customers see.

    Attributes:
        id: Stripe's ``prod_…``.
        tax_code: Stripe's ``txcd_…``.
        images: https addresses.
        default_price: what Stripe takes where no price is named (``price_…``); Stripe does not
            archive it.
    """

    id: str
    name: str
    description: str = ""
    unit_label: str = ""
    active: bool = True
    statement_descriptor: str = ""
    tax_code: str = ""
    images: tuple[str, ...] = ()
    default_price: str = ""


@dataclass(frozen=True)
class Catalogue(Memo):
    """The products and prices of an account, newest first.

    ``complete`` is False while pages are still loading.
    """

    products: tuple[Product, ...]
    prices: tuple[Price, ...]
    complete: bool = True

    @cached_property
    def products_by_id(self) -> Mapping[str, Product]:
        """Products by id."""
        return {product.id: product for product in self.products}

    @cached_property
    def prices_by_id(self) -> Mapping[str, Price]:
        """Prices by id."""
        return {price.id: price for price in self.prices}

    @cached_property
    def prices_of(self) -> Mapping[str, tuple[Price, ...]]:
        """Prices by their product's id."""
        found: dict[str, list[Price]] = {}
        for price in self.prices:
            found.setdefault(price.product, []).append(price)
        return {product: tuple(prices) for product, prices in found.items()}

    def with_product(self, product: Product) -> "Catalogue":
        """The same with a product put in front, or in the place of its older self."""
        if product.id not in self.products_by_id:
            return replace(self, products=(product, *self.products))
        changed = (product if each.id == product.id else each for each in self.products)
        return replace(self, products=tuple(changed))

    def with_price(self, price: Price) -> "Catalogue":
        """The same with a price put in front, or in the place of its older self."""
        if price.id not in self.prices_by_id:
            return replace(self, prices=(price, *self.prices))
        changed = (price if each.id == price.id else each for each in self.prices)
        return replace(self, prices=tuple(changed))


@dataclass(frozen=True, slots=True)
class TaxCode:
    """One of Stripe's tax codes (``txcd_…``), to be chosen for a product."""

    id: str
    name: str
    description: str = ""


def interval_days(price: Price) -> int:
    """About how many days one interval of a price lasts; 0 for a one-time price."""
    return INTERVAL_DAYS.get(price.interval, 0) * price.interval_count
