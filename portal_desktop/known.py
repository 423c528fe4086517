"""Known: what we know of an account besides its settings. Any part may be missing.

``None`` for a part means it is still loading, or the key may not read it; ``denied`` tells which.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from portal_desktop.values import Value

Part = Literal["account", "catalogue", "customers", "write"]


@dataclass(frozen=True, slots=True)
class Price:
    """A price of the catalogue. ``amount`` is in the currency's minor units, None for tiers.

    ``interval`` is ``day``, ``week``, ``month``, ``year``, or empty for a one-time price.
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

    @property
    def recurring(self) -> bool:
        """Whether it can be subscribed to."""
        return bool(self.interval)


@dataclass(frozen=True, slots=True)
class Product:
    """A product of the catalogue, with the texts customers see."""

    id: str
    name: str
    description: str = ""
    unit_label: str = ""
    active: bool = True


@dataclass(frozen=True)
class Catalogue:
    """Products and prices, newest first. ``complete`` is False while pages are still loading."""

    products: tuple[Product, ...]
    prices: tuple[Price, ...]
    complete: bool = True

    @cached_property
    def product(self) -> Mapping[str, Product]:
        """Products by id."""
        return {product.id: product for product in self.products}

    @cached_property
    def price(self) -> Mapping[str, Price]:
        """Prices by id."""
        return {price.id: price for price in self.prices}

    @cached_property
    def prices_of(self) -> Mapping[str, tuple[Price, ...]]:
        """Prices by their product's id."""
        found: dict[str, list[Price]] = {}
        for price in self.prices:
            found.setdefault(price.product, []).append(price)
        return {product: tuple(prices) for product, prices in found.items()}


@dataclass(frozen=True, slots=True)
class Portal:
    """The portal configuration the window works on, as Stripe last answered.

    ``updated`` in Unix seconds. ``others``: further active configurations, which websites or
    plug-ins may be using instead. ``login_url`` is empty until the link is activated.
    """

    id: str
    login_url: str = ""
    is_default: bool = True
    active: bool = True
    updated: int = 0
    others: int = 0


@dataclass(frozen=True, slots=True)
class Business:
    """The account as far as a key may read it. ``country`` and ``currency`` may be empty."""

    id: str
    name: str = ""
    country: str = ""
    currency: str = ""
    email: str = ""


_NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Known:
    """Everything known about an account besides its settings.

    ``icon`` is the address-free key of the icon's bytes in the store, if they were read.
    ``ticks``: values the merchant said are set at Stripe, by path. ``read_only``: lists holding
    items newer than this program.
    """

    portal: Portal | None = None
    business: Business | None = None
    catalogue: Catalogue | None = None
    connected: bool = False
    denied: frozenset[Part] = frozenset()
    ticks: Mapping[str, Value] = field(default_factory=lambda: _NOTHING)
    read_only: frozenset[str] = frozenset()
    icon: str = ""

    def with_(self, **parts: object) -> "Known":
        """The same with some parts other."""
        return replace(self, **parts)  # type: ignore[arg-type]  # names and types are the fields'


NOTHING_KNOWN = Known()
