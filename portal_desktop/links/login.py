"""Login links: one for everybody, or with one customer's address already typed in.

Stripe's page lets the customer change the address, and getting in needs the code or link Stripe
sends there, so a link with an address in it opens nothing by itself.
"""

from urllib.parse import SplitResult, quote, unquote_plus, urlsplit

from portal_desktop.common.i18n import N_
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.links.email_address import check_email_address

PREFILLED = "prefilled_email"
NOT_A_LINK = N_("This is not a login link. It begins with https://.")


def login_link(url: str, email: str | None = None) -> str:
    """Fill ``email`` into ``url``, in place of one already there; all else stays as it is.

    The address is percent-encoded, ``+`` too: Stripe would read a bare plus as a blank.

    Raises:
        ValueError: with the reason in words marked for gettext, for an address Stripe would drop
            and for a ``url`` that is no web address. The reason repeats neither.
    """
    parts = _web_address(url)
    if email is None:
        return url
    told = check_email_address(email)
    if not told.ok:
        raise ValueError(told.reason)
    kept = [pair for pair in parts.query.split("&") if pair and not _is_prefilled(pair)]
    query = "&".join([*kept, f"{PREFILLED}={quote(email, safe='')}"])
    return parts._replace(query=query).geturl()


def is_test_link(url: str) -> bool:
    """Whether a login link belongs to a test account: its last part begins with ``test_``.

    So Stripe's links looked from 2023 to 2026; the host says nothing, for it may be the
    merchant's own.
    """
    return _split_url(url).path.rpartition("/")[2].startswith("test_")


def is_demo_link(url: str) -> bool:
    """Whether it is a link of the demo business, which nothing on the internet answers."""
    host = _split_url(url).hostname or ""
    return host == "invalid" or host.endswith(".invalid")


def link_host(url: str) -> str:
    """Where a login link leads: Stripe's own host, or the merchant's domain. Empty for none."""
    return "" if is_demo_link(url) else sanitize_text(_split_url(url).hostname or "", 253)


def _web_address(url: str) -> SplitResult:
    # urlsplit() drops line breaks silently, which would change the link.
    if any(character.isspace() or not character.isprintable() for character in url):
        raise ValueError(NOT_A_LINK)
    parts = _split_url(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(NOT_A_LINK)
    return parts


def _split_url(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:  # half an IPv6 address, for one
        return SplitResult("", "", "", "", "")


def _is_prefilled(pair: str) -> bool:
    return unquote_plus(pair.partition("=")[0]) == PREFILLED
