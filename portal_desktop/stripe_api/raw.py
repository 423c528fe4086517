"""Stripe's objects taken apart defensively: any field may be missing, null, or of another kind."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeVar

import stripe

from portal_desktop.stripe_api.connection import patiently
from portal_desktop.text import plain

PAGE = 100

S = TypeVar("S", bound=stripe.StripeObject)


def pages(fetch: Callable[[str | None], stripe.ListObject[S]]) -> Iterator[list[S]]:
    """All pages of a list; ``fetch`` is given the last id of the page before."""
    after: str | None = None
    while True:
        page = patiently(partial(fetch, after))
        yield page.data
        if not page.has_more or not page.data:
            return
        after = str(page.data[-1]["id"])


def raw_of(found: stripe.StripeObject) -> Mapping[str, object]:
    """The object as plain nested data."""
    return found.to_dict()


def text_of(raw: Mapping[str, object], key: str) -> str:
    """A text, made harmless; empty where there is none."""
    value = raw.get(key)
    return plain(value) if isinstance(value, str) else ""


def number_of(raw: Mapping[str, object], key: str) -> int:
    """A whole number; 0 where there is none."""
    value = raw.get(key)
    return value if isinstance(value, int) else 0


def hash_of(raw: Mapping[str, object], key: str) -> Mapping[str, object]:
    """A nested hash; an empty one where there is none."""
    value = raw.get(key)
    return value if isinstance(value, Mapping) else {}


def id_of(raw: Mapping[str, object], key: str) -> str:
    """The id of something related, expanded or not."""
    value = raw.get(key)
    return text_of(value, "id") if isinstance(value, Mapping) else text_of(raw, key)


def list_of(raw: Mapping[str, object], key: str) -> list[object]:
    """A list, also where Stripe wraps it into a list object."""
    value = raw.get(key)
    if isinstance(value, Mapping):
        value = value.get("data")
    return value if isinstance(value, list) else []
