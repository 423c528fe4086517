"""Reading the catalogue, page by page."""

from collections.abc import Iterator, Mapping

from portal_desktop.catalogue import Catalogue, Price, Product
from portal_desktop.stripe_api.connection import Connection
from portal_desktop.stripe_api.raw import (
    hash_of,
    id_of,
    list_of,
    number_of,
    pages,
    text_of,
)
from portal_desktop.text import plain


def catalogue(connection: Connection) -> Iterator[Catalogue]:
    """The products and prices, more with every page; the last one is complete.

    Raises ``Trouble`` of kind ``permission`` where the key may not read them.
    """
    products: list[Product] = []
    prices: list[Price] = []
    for found in pages(connection, "/v1/products"):
        products += map(product_of, found)
        yield Catalogue(tuple(products), tuple(prices), complete=False)
    for found in pages(connection, "/v1/prices"):
        prices += map(price_of, found)
        yield Catalogue(tuple(products), tuple(prices), complete=False)
    yield Catalogue(tuple(products), tuple(prices))


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
