"""Reading an account. Every read expands what Stripe would otherwise leave out silently."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import TypeVar

import stripe

from portal_desktop.errors import Trouble
from portal_desktop.known import Business, Catalogue, Part, Portal, Price, Product
from portal_desktop.nesting import read_account, read_configuration
from portal_desktop.remote import Opened, Remote
from portal_desktop.settings import Settings
from portal_desktop.stripe_api.connection import Connection, patiently, same_mode
from portal_desktop.text import _, plain

PRODUCTS = "features.subscription_update.products"
PAGE = 100
LARGEST_PICTURE = 20_000_000

S = TypeVar("S", bound=stripe.StripeObject)


def open_account(connection: Connection) -> Opened:
    """The account's settings in two round trips, three where there are over 100 configurations.

    A restricted key that may not read the account still opens; ``denied`` says what it may not.
    """
    remote = default_configuration(connection)
    try:
        account = _raw(patiently(connection.client.v1.accounts.retrieve_current))
    except Trouble as trouble:
        if trouble.kind != "permission":
            raise
        denied: frozenset[Part] = frozenset({"account"})
        return Opened(remote, Settings(), None, denied)
    return Opened(remote, read_account(account), _business(account))


def default_configuration(connection: Connection) -> Remote | None:
    """The configuration that portal sessions use unless told otherwise; None before the first."""
    configurations = connection.client.v1.billing_portal.configurations
    page = patiently(
        lambda: configurations.list({"active": True, "limit": PAGE, "expand": [f"data.{PRODUCTS}"]})
    )
    others = len(page.data) - 1
    found = next((each for each in page.data if each.is_default), None)
    if found is None and page.has_more:
        defaults = patiently(
            lambda: configurations.list({"is_default": True, "expand": [f"data.{PRODUCTS}"]})
        )
        found = next(iter(defaults.data), None)
    return remote(connection, found, others=others) if found is not None else None


def configuration(connection: Connection, portal: str) -> Remote:
    """One configuration, read again."""
    configurations = connection.client.v1.billing_portal.configurations
    found = patiently(lambda: configurations.retrieve(portal, {"expand": [PRODUCTS]}))
    return remote(connection, found)


def remote(
    connection: Connection, found: stripe.billing_portal.Configuration, others: int = 0
) -> Remote:
    """A configuration of the SDK's as ours."""
    raw = _raw(found)
    same_mode(connection, raw.get("livemode"))
    login_page = raw.get("login_page")
    url = login_page.get("url") if isinstance(login_page, Mapping) else None
    read = read_configuration(raw)
    portal = Portal(
        id=_text(raw, "id"),
        login_url=plain(url, 500) if isinstance(url, str) else "",
        is_default=raw.get("is_default") is True,
        active=raw.get("active") is not False,
        updated=_number(raw, "updated"),
        others=others,
    )
    return Remote(portal, read.settings, read.read_only)


def catalogue(connection: Connection) -> Iterator[Catalogue]:
    """The products and prices, more with every page; the last one is complete.

    Raises ``Trouble`` of kind ``permission`` where the key may not read them.
    """
    products: list[Product] = []
    prices: list[Price] = []
    for found in _pages(partial(_products, connection)):
        products += [_product(_raw(each)) for each in found]
        yield Catalogue(tuple(products), tuple(prices), complete=False)
    for priced in _pages(partial(_prices, connection)):
        prices += [_price(_raw(each)) for each in priced]
        yield Catalogue(tuple(products), tuple(prices), complete=False)
    yield Catalogue(tuple(products), tuple(prices))


def picture(connection: Connection, file_id: str) -> bytes:
    """The bytes of a picture at Stripe (an icon or logo). Raises ``Trouble``."""
    url = f"{connection.files}/v1/files/{file_id}/contents"
    headers = {"Authorization": f"Bearer {connection.key}"}
    content: object = b""
    with suppress(stripe.StripeError):
        content, status, _headers = connection.http.request("get", url, headers)
        content = content if status == HTTPStatus.OK else b""
    if not isinstance(content, bytes) or not 0 < len(content) <= LARGEST_PICTURE:
        raise Trouble(
            _("The picture at Stripe could not be read."),
            _("The preview shows none. Everything else works."),
            kind="network",
        )
    return content


def _products(connection: Connection, after: str | None) -> stripe.ListObject[stripe.Product]:
    products = connection.client.v1.products
    return products.list({"limit": PAGE, "starting_after": after} if after else {"limit": PAGE})


def _prices(connection: Connection, after: str | None) -> stripe.ListObject[stripe.Price]:
    prices = connection.client.v1.prices
    return prices.list({"limit": PAGE, "starting_after": after} if after else {"limit": PAGE})


def _pages(fetch: Callable[[str | None], stripe.ListObject[S]]) -> Iterator[list[S]]:
    after: str | None = None
    while True:
        page = patiently(partial(fetch, after))
        yield page.data
        if not page.has_more or not page.data:
            return
        after = str(page.data[-1]["id"])


def _raw(found: stripe.StripeObject) -> Mapping[str, object]:
    return found.to_dict()


def _text(raw: Mapping[str, object], key: str) -> str:
    value = raw.get(key)
    return plain(value) if isinstance(value, str) else ""


def _number(raw: Mapping[str, object], key: str) -> int:
    value = raw.get(key)
    return value if isinstance(value, int) else 0


def _hash(raw: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = raw.get(key)
    return value if isinstance(value, Mapping) else {}


def _business(raw: Mapping[str, object]) -> Business:
    profile = _hash(raw, "business_profile")
    return Business(
        id=_text(raw, "id"),
        name=_text(profile, "name"),
        country=_text(raw, "country"),
        currency=_text(raw, "default_currency"),
        email=_text(profile, "support_email"),
    )


def _product(raw: Mapping[str, object]) -> Product:
    return Product(
        id=_text(raw, "id"),
        name=_text(raw, "name"),
        description=_text(raw, "description"),
        unit_label=_text(raw, "unit_label"),
        active=raw.get("active") is True,
    )


def _price(raw: Mapping[str, object]) -> Price:
    recurring = _hash(raw, "recurring")
    product = raw.get("product")
    amount = raw.get("unit_amount")
    return Price(
        id=_text(raw, "id"),
        product=_text(product, "id") if isinstance(product, Mapping) else _text(raw, "product"),
        amount=amount if isinstance(amount, int) else None,
        currency=_text(raw, "currency"),
        interval=_text(recurring, "interval"),
        interval_count=_number(recurring, "interval_count") or 1,
        active=raw.get("active") is True,
        metered=recurring.get("usage_type") == "metered",
        tax_behavior=_text(raw, "tax_behavior") or "unspecified",
        nickname=_text(raw, "nickname"),
    )
