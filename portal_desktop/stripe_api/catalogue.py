"""Reading the catalogue, page by page."""

from collections.abc import Iterator

from portal_desktop.account.products import Catalogue, Price, Product
from portal_desktop.common.answer_fields import (
    RawObject,
    amount_of,
    count_of,
    flag_of,
    hash_of,
    id_of,
    name_of,
    text_of,
    texts_of,
)
from portal_desktop.stripe_api.client import Connection
from portal_desktop.stripe_api.plain_answers import list_pages


def catalogue(connection: Connection) -> Iterator[Catalogue]:
    """Read the products and prices, more with every page; the last one is complete.

    Raises:
        UserError: of kind ``permission`` where the key may not read them.
    """
    products: list[Product] = []
    prices: list[Price] = []
    for found in list_pages(connection, "/v1/products"):
        products += map(product_of, found)
        yield Catalogue(tuple(products), tuple(prices), complete=False)
    for found in list_pages(connection, "/v1/prices"):
        prices += map(price_of, found)
        yield Catalogue(tuple(products), tuple(prices), complete=False)
    yield Catalogue(tuple(products), tuple(prices))


def product_of(raw: RawObject) -> Product:
    """A product of Stripe's as ours."""
    return Product(
        id=name_of(raw),
        name=text_of(raw, "name"),
        description=text_of(raw, "description"),
        unit_label=text_of(raw, "unit_label"),
        active=flag_of(raw, "active"),
        statement_descriptor=text_of(raw, "statement_descriptor"),
        tax_code=id_of(raw, "tax_code"),
        images=tuple(texts_of(raw, "images")),
        default_price=id_of(raw, "default_price"),
    )


def price_of(raw: RawObject) -> Price:
    """A price of Stripe's as ours."""
    recurring = hash_of(raw, "recurring")
    return Price(
        id=name_of(raw),
        product=id_of(raw, "product"),
        amount=amount_of(raw, "unit_amount"),
        currency=text_of(raw, "currency"),
        interval=text_of(recurring, "interval"),
        interval_count=count_of(recurring, "interval_count") or 1,
        active=flag_of(raw, "active"),
        metered=text_of(recurring, "usage_type") == "metered",
        tax_behavior=text_of(raw, "tax_behavior") or "unspecified",
        nickname=text_of(raw, "nickname"),
        lookup_key=text_of(raw, "lookup_key"),
    )
