"""Reading the catalogue, page by page."""

from collections.abc import Iterator, Mapping
from functools import partial

import stripe

from portal_desktop.catalogue import Catalogue, Price, Product
from portal_desktop.stripe_api.connection import Connection
from portal_desktop.stripe_api.raw import (
    PAGE,
    hash_of,
    id_of,
    list_of,
    number_of,
    pages,
    raw_of,
    text_of,
)
from portal_desktop.text import plain


def catalogue(connection: Connection) -> Iterator[Catalogue]:
    """The products and prices, more with every page; the last one is complete.

    Raises ``Trouble`` of kind ``permission`` where the key may not read them.
    """
    products: list[Product] = []
    prices: list[Price] = []
    for found in pages(partial(_products, connection)):
        products += [product_of(raw_of(each)) for each in found]
        yield Catalogue(tuple(products), tuple(prices), complete=False)
    for priced in pages(partial(_prices, connection)):
        prices += [price_of(raw_of(each)) for each in priced]
        yield Catalogue(tuple(products), tuple(prices), complete=False)
    yield Catalogue(tuple(products), tuple(prices))


def _products(connection: Connection, after: str | None) -> stripe.ListObject[stripe.Product]:
    products = connection.client.v1.products
    return products.list({"limit": PAGE, "starting_after": after} if after else {"limit": PAGE})


def _prices(connection: Connection, after: str | None) -> stripe.ListObject[stripe.Price]:
    prices = connection.client.v1.prices
    return prices.list({"limit": PAGE, "starting_after": after} if after else {"limit": PAGE})


def product_of(raw: Mapping[str, object]) -> Product:
    """A product of Stripe's as ours."""
    return Product(
        id=text_of(raw, "id"),
        name=text_of(raw, "name"),
        description=text_of(raw, "description"),
        unit_label=text_of(raw, "unit_label"),
        active=raw.get("active") is True,
        statement_descriptor=text_of(raw, "statement_descriptor"),
        tax_code=id_of(raw, "tax_code"),
        images=tuple(plain(each) for each in list_of(raw, "images") if isinstance(each, str)),
        default_price=id_of(raw, "default_price"),
    )


def price_of(raw: Mapping[str, object]) -> Price:
    """A price of Stripe's as ours."""
    recurring = hash_of(raw, "recurring")
    amount = raw.get("unit_amount")
    return Price(
        id=text_of(raw, "id"),
        product=id_of(raw, "product"),
        amount=amount if isinstance(amount, int) else None,
        currency=text_of(raw, "currency"),
        interval=text_of(recurring, "interval"),
        interval_count=number_of(recurring, "interval_count") or 1,
        active=raw.get("active") is True,
        metered=recurring.get("usage_type") == "metered",
        tax_behavior=text_of(raw, "tax_behavior") or "unspecified",
        nickname=text_of(raw, "nickname"),
        lookup_key=text_of(raw, "lookup_key"),
    )
