"""Advice about the account's look and public details: nothing here can stop publishing."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from portal_desktop.branding import colours as brand
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.links.email_address import check_email_address
from portal_desktop.options.billing_info import EMAIL_DOMAIN
from portal_desktop.options.branding import ACCENT_COLOUR, BACKGROUND, BRAND_COLOUR, BUTTON, ICON
from portal_desktop.options.public_details import (
    CUSTOM_DOMAIN,
    PUBLIC_PRIVACY,
    PUBLIC_TERMS,
    SUPPORT_EMAIL,
)
from portal_desktop.options.values import Image
from portal_desktop.settings.problem import Fix, Problem
from portal_desktop.settings.settings import Settings

_DOMAIN = re.compile(r"(?!-)[\w-]+(?<!-)(\.(?!-)[\w-]+(?<!-))+")


def problems(settings: Settings) -> Iterator[Problem]:
    """Find colours, addresses and domains that are none, and an icon Stripe would not take.

    All of it is advice.
    """
    for option in (BRAND_COLOUR, ACCENT_COLOUR, BACKGROUND, BUTTON):
        typed = settings.get(option, "")
        if typed and brand.parse_colour(typed) is None:
            text = _("A colour is six digits and letters from A to F, such as #0B6E6E.")
            yield Problem((option.path,), None, "advice", text)
    icon = settings.get(ICON)
    if isinstance(icon, Image) and icon.width != icon.height:
        text = _("The icon is not square: Stripe asks for as wide as high.")
        yield Problem((ICON.path,), None, "advice", text)
    yield from _public_details(settings)


def _public_details(settings: Settings) -> Iterator[Problem]:
    typed = settings.get(SUPPORT_EMAIL, "").strip()
    told = check_email_address(typed)
    if typed and not told.ok:
        yield Problem((SUPPORT_EMAIL.path,), None, "advice", _(told.reason))
    for page in (PUBLIC_TERMS, PUBLIC_PRIVACY):
        address = settings.get(page, "").strip()
        if address and not re.match(r"https?://[^\s/]+\.\S+$", address):
            text = _("A web address starts with https://.")
            yield Problem((page.path,), None, "advice", text)
    for option in (CUSTOM_DOMAIN, EMAIL_DOMAIN):
        yield from _domain_problems(option.path, settings.get(option, "").strip())


def _domain_problems(path: str, typed: str) -> Iterator[Problem]:
    if not typed or _DOMAIN.fullmatch(typed):
        return
    text = _("Only the domain itself, such as billing.example.com.")
    yield Problem((path,), None, "advice", text, _only_the_domain(path, typed))


def _only_the_domain(path: str, typed: str) -> Fix | None:
    try:
        host = urlsplit(typed if "://" in typed else f"https://{typed}").hostname or ""
    except ValueError:
        return None
    if not _DOMAIN.fullmatch(host):
        return None
    return _("Write {address}").format(address=sanitize_text(host, 60)), {path: host}
