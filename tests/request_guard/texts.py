"""Rules about texts that several things at Stripe share."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.request_guard.forms import Nested, at, bracketed

MOST_KEYS, LONGEST_KEY, LONGEST_VALUE = 50, 40, 500


def longer(sent: Nested, most: int, *path: str) -> Iterator[str]:
    """A text that is too long."""
    text = at(sent, *path)
    if isinstance(text, str) and len(text) > most:
        yield f"`{bracketed(path)}` has {len(text)} characters: Stripe takes {most}"


def addresses(sent: Nested, path: tuple[str, ...]) -> Iterator[str]:
    """An address without a scheme or host (rule R14)."""
    text = at(sent, *path)
    if isinstance(text, str) and text and not _is_address(text):
        yield f"`{bracketed(path)}` is no address: {text!r} (R14)"


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    blank = any(sign.isspace() for sign in text)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not blank


def metadata(sent: Nested) -> Iterator[str]:
    """Metadata over its limits (rule R18)."""
    entries = at(sent, "metadata")
    if not isinstance(entries, dict):
        return
    if len(entries) > MOST_KEYS:
        yield f"`metadata` has {len(entries)} keys: Stripe takes {MOST_KEYS}"
    for key, value in entries.items():
        if len(key) > LONGEST_KEY:
            yield f"the key `{key}` of `metadata` has over {LONGEST_KEY} characters"
        if len(str(value)) > LONGEST_VALUE:
            yield f"`metadata[{key}]` has over {LONGEST_VALUE} characters"
