"""Stripe's objects taken apart defensively: any field may be missing, null, or of another kind."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TypeAlias

import stripe

from portal_desktop.stripe_api.connection import Connection, patiently
from portal_desktop.stripe_api.refusals import not_right
from portal_desktop.text import plain

PAGE = 100

Raw: TypeAlias = Mapping[str, object]
"""An object of Stripe's as plain nested data."""


def pages(connection: Connection, path: str, **params: object) -> Iterator[list[Raw]]:
    """All pages of the list at ``path``, such as ``/v1/prices``. Raises ``Trouble``.

    The SDK sends, tries again and refuses as always; only its objects are left out. Making one
    of every hash in a list, and taking it apart again, takes most of the time of reading.
    """
    asked: dict[str, object] = {**params, "limit": PAGE}
    while True:
        page = patiently(partial(connection.client.raw_request, "get", path, **asked)).data
        found = page.get("data") if isinstance(page, Mapping) else None
        if not isinstance(found, list):
            raise not_right()
        yield [each for each in found if isinstance(each, Mapping)]
        if not found or page.get("has_more") is not True:
            return
        asked["starting_after"] = text_of(found[-1], "id")


def raw_of(found: stripe.StripeObject) -> Raw:
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
