"""Reading an account. Every read expands what Stripe would otherwise leave out silently."""

from collections.abc import Mapping
from contextlib import suppress
from http import HTTPStatus

import stripe

from portal_desktop.errors import Trouble
from portal_desktop.known import Business, Part, Portal
from portal_desktop.nesting import read_account, read_configuration
from portal_desktop.remote import Opened, Remote
from portal_desktop.settings import Settings
from portal_desktop.stripe_api.connection import Connection, patiently, same_mode
from portal_desktop.stripe_api.raw import PAGE, hash_of, number_of, raw_of, text_of
from portal_desktop.text import _, plain

PRODUCTS = "features.subscription_update.products"
LARGEST_PICTURE = 20_000_000


def open_account(connection: Connection) -> Opened:
    """The account's settings in two round trips, three where there are over 100 configurations.

    A restricted key that may not read the account still opens; ``denied`` says what it may not.
    """
    remote = default_configuration(connection)
    try:
        account = raw_of(patiently(connection.client.v1.accounts.retrieve_current))
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
    found = next((each for each in page.data if each.is_default), None)
    others = tuple(plain(each.name or "") for each in page.data if each is not found)
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
    connection: Connection, found: stripe.billing_portal.Configuration, others: tuple[str, ...] = ()
) -> Remote:
    """A configuration of the SDK's as ours."""
    raw = raw_of(found)
    same_mode(connection, raw.get("livemode"))
    login_page = raw.get("login_page")
    url = login_page.get("url") if isinstance(login_page, Mapping) else None
    read = read_configuration(raw)
    portal = Portal(
        id=text_of(raw, "id"),
        login_url=plain(url, 500) if isinstance(url, str) else "",
        is_default=raw.get("is_default") is True,
        active=raw.get("active") is not False,
        updated=number_of(raw, "updated"),
        others=len(others),
        other_names=others,
    )
    return Remote(portal, read.settings, read.read_only)


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


def _business(raw: Mapping[str, object]) -> Business:
    profile = hash_of(raw, "business_profile")
    return Business(
        id=text_of(raw, "id"),
        name=text_of(profile, "name"),
        country=text_of(raw, "country"),
        currency=text_of(raw, "default_currency"),
        email=text_of(profile, "support_email"),
    )
