"""Reading an account. Every read expands what Stripe would otherwise leave out silently."""

from contextlib import suppress
from http import HTTPStatus
from urllib.parse import quote

import stripe

from portal_desktop.account.snapshot import Business, Portal, SnapshotPart
from portal_desktop.account.stripe_results import AccountReading, RemoteConfiguration
from portal_desktop.branding.image_header import is_whole
from portal_desktop.common.answer_fields import (
    RawObject,
    flag_of,
    hash_of,
    name_of,
    rows_of,
    text_of,
    time_of,
)
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.settings.settings import Settings
from portal_desktop.settings.stripe_params import read_account, read_configuration
from portal_desktop.stripe_api.client import Connection, check_livemode
from portal_desktop.stripe_api.plain_answers import PAGE, one, raw_of

PRODUCTS = "features.subscription_update.products"
CONFIGURATIONS = "/v1/billing_portal/configurations"
LARGEST_PICTURE = 20_000_000
LONGEST_LINK = 500


def open_account(connection: Connection) -> AccountReading:
    """Read the account's settings in two round trips, three with over 100 configurations.

    A restricted key that may not read the account still opens; ``denied`` says what it may not.

    Raises:
        UserError: where Stripe refuses or cannot be reached.
    """
    remote = default_configuration(connection)
    try:
        account = one(connection, "/v1/account")
    except UserError as user_error:
        if user_error.kind != "permission":
            raise
        denied: frozenset[SnapshotPart] = frozenset({"account"})
        return AccountReading(remote, Settings(), None, denied)
    return AccountReading(remote, read_account(account), _business_of(account))


def default_configuration(connection: Connection) -> RemoteConfiguration | None:
    """Read the configuration portal sessions use unless they name one; None before the first."""
    expand = [f"data.{PRODUCTS}"]
    page = one(connection, CONFIGURATIONS, active="true", limit=PAGE, expand=expand)
    listed = rows_of(page)
    found = next((each for each in listed if flag_of(each, "is_default")), None)
    others = tuple(text_of(each, "name") for each in listed if each is not found)
    if found is None and flag_of(page, "has_more"):
        defaults = rows_of(one(connection, CONFIGURATIONS, is_default="true", expand=expand))
        found = next(iter(defaults), None)
    return remote_configuration_of(connection, found, others=others) if found is not None else None


def retrieve_configuration(connection: Connection, portal: str) -> RemoteConfiguration:
    """Read one configuration (``bpc_…``) again.

    Raises:
        UserError: where Stripe refuses or cannot be reached.
    """
    path = f"{CONFIGURATIONS}/{quote(portal, safe='')}"
    return remote_configuration_of(connection, one(connection, path, expand=[PRODUCTS]))


def remote_configuration_of(
    connection: Connection,
    found: RawObject | stripe.billing_portal.Configuration,
    others: tuple[str, ...] = (),
) -> RemoteConfiguration:
    """Make a configuration of Stripe's one of ours.

    Raises:
        UserError: of kind ``stripe`` where it cannot be read, ``unexpected`` where it is of another
            kind of account than the key.
    """
    raw = raw_of(found)
    check_livemode(connection, flag_of(raw, "livemode"))
    read = read_configuration(raw)
    portal = Portal(
        id=name_of(raw),
        login_url=text_of(hash_of(raw, "login_page"), "url")[:LONGEST_LINK],
        is_default=flag_of(raw, "is_default"),
        active=flag_of(raw, "active", otherwise=True),
        updated=time_of(raw, "updated"),
        others=len(others),
        other_names=others,
    )
    return RemoteConfiguration(portal, read.settings, read.read_only)


def file_contents(connection: Connection, file_id: str) -> bytes:
    """Read the bytes of a picture at Stripe (an icon or logo).

    Args:
        file_id: Stripe's ``file_…``.

    Raises:
        UserError: of kind ``network`` where it cannot be read, or is no whole picture.
    """
    url = f"{connection.files}/v1/files/{file_id}/contents"
    headers = {"Authorization": f"Bearer {connection.key}"}
    content: object = b""
    with suppress(stripe.StripeError):
        content, status, _headers = connection.http.request("get", url, headers)
        content = content if status == HTTPStatus.OK else b""
    if not isinstance(content, bytes) or not _is_picture(content):
        raise UserError(
            _("The picture at Stripe could not be read."),
            _("The preview shows none. Everything else works."),
            kind="network",
        )
    return content


def _is_picture(content: bytes) -> bool:
    """Whether it is one of the kinds Stripe takes, and not half of one."""
    if len(content) > LARGEST_PICTURE:
        return False
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return is_whole(content, "png")
    if content.startswith(b"\xff\xd8\xff"):
        return is_whole(content, "jpeg")
    return content.startswith(b"GIF8")


def _business_of(raw: RawObject) -> Business:
    profile = hash_of(raw, "business_profile")
    return Business(
        id=name_of(raw),
        name=text_of(profile, "name"),
        country=text_of(raw, "country"),
        currency=text_of(raw, "default_currency"),
        email=text_of(profile, "support_email"),
    )
