"""Addresses, as Stripe checks them (rule R14)."""

from urllib.parse import urlsplit

from portal_desktop.emulator.refusals import Refusal


def check_url(url: str | None, param: str) -> None:
    """Raise the ``Refusal`` for an address Stripe would not take; nothing sent is fine."""
    if not url:
        return
    if "://" not in url:
        text = "Invalid URL: An explicit scheme (such as https) must be provided."
        raise Refusal(text, code="url_invalid", param=param)
    if not _is_web_address(url):
        raise Refusal("Not a valid URL", code="url_invalid", param=param)


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        return False
    named = bool(host) and not any(blank in url for blank in " \t\r\n")
    return named and parts.scheme in {"http", "https"} and ("." in host or host == "localhost")
