"""Fields of Stripe's answers: of the type they should have, or a ``UserError``.

A field may be missing or null, which means nothing is there. One of another type, or a number no
price, amount or calendar has, is no answer of Stripe's: taken for nothing it would be shown as
something that Stripe said.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, TypeAlias

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import LONGEST, sanitize_text

RawObject: TypeAlias = Mapping[str, object]
"""An object of Stripe's as plain nested data, out of JSON: each hash in it is a ``dict``."""

LARGEST_AMOUNT: Final = 10**15
"""In minor units; more than Stripe charges in any currency, and exact in every database."""
LARGEST_COUNT: Final = 2**31 - 1
LATEST: Final = int(datetime(8000, 1, 1, tzinfo=UTC).timestamp())
"""Seconds since 1970; late enough for every plan, early enough to add centuries to."""


def unreadable(what: str = "") -> UserError:
    """Make the error of kind ``stripe`` for an answer that cannot be understood.

    ``what`` is a field's name, for support.
    """
    return UserError(
        _("Stripe’s answer could not be read."),
        _("Try again in a minute. If it stays so, look for a newer version of Portal Desktop."),
        kind="stripe",
        detail=what,
    )


def name_of(raw: RawObject) -> str:
    """The object's own id, which none is without.

    Raises:
        UserError: of kind ``stripe`` where it has none.
    """
    if name := text_of(raw, "id"):
        return name
    raise unreadable("id")


def text_of(raw: RawObject, key: str) -> str:
    """A text, made harmless; empty where there is none.

    Raises:
        UserError: of kind ``stripe`` for what is no text.
    """
    value = raw.get(key)
    if isinstance(value, str):
        # Looked at here, where it is a million times: most of it is harmless.
        return value if len(value) <= LONGEST and value.isprintable() else sanitize_text(value)
    if value is None:
        return ""
    raise unreadable(key)


def flag_of(raw: RawObject, key: str, *, otherwise: bool = False) -> bool:
    """Yes or no; ``otherwise`` where it does not say.

    Raises:
        UserError: of kind ``stripe`` for anything else.
    """
    value = raw.get(key)
    if isinstance(value, bool):
        return value
    if value is None:
        return otherwise
    raise unreadable(key)


def count_of(raw: RawObject, key: str) -> int:
    """How many; 0 where there is none.

    Raises:
        UserError: of kind ``stripe`` for what is no whole number from 0 to ``LARGEST_COUNT``.
    """
    return _whole(raw.get(key), key, LARGEST_COUNT) or 0


def limit_of(raw: RawObject, key: str) -> int | None:
    """How many at most or at least; ``None`` where there is no limit.

    Raises:
        UserError: as ``count_of`` does.
    """
    return _whole(raw.get(key), key, LARGEST_COUNT)


def amount_of(raw: RawObject, key: str) -> int | None:
    """An amount in minor units; ``None`` where there is none.

    Raises:
        UserError: of kind ``stripe`` for what is no whole number from 0 to ``LARGEST_AMOUNT``.
    """
    return _whole(raw.get(key), key, LARGEST_AMOUNT)


def time_of(raw: RawObject, key: str) -> int:
    """Seconds since 1970 that every calendar has; 0 where there is none.

    Raises:
        UserError: of kind ``stripe`` for what is no whole number from 0 to ``LATEST``.
    """
    return _whole(raw.get(key), key, LATEST) or 0


def hash_of(raw: RawObject, key: str) -> RawObject:
    """A nested hash; an empty one where there is none.

    Raises:
        UserError: of kind ``stripe`` for what is no hash.
    """
    value = raw.get(key)
    if isinstance(value, dict):
        return value
    if value is None:
        return {}
    raise unreadable(key)


def id_of(raw: RawObject, key: str) -> str:
    """The id of something related, expanded or not; empty where there is none."""
    value = raw.get(key)
    return name_of(value) if isinstance(value, dict) else text_of(raw, key)


def list_of(raw: RawObject, key: str) -> list[object]:
    """A list; an empty one where there is none.

    Raises:
        UserError: of kind ``stripe`` for what is no list.
    """
    value = raw.get(key)
    if isinstance(value, list):
        return value
    if value is None:
        return []
    raise unreadable(key)


def hashes_of(raw: RawObject, key: str) -> list[RawObject]:
    """A list of hashes; an empty one where there is none.

    Raises:
        UserError: of kind ``stripe`` for what is no list, or has something else in it.
    """
    listed = list_of(raw, key)
    found: list[RawObject] = [each for each in listed if isinstance(each, dict)]
    if len(found) == len(listed):
        return found
    raise unreadable(key)


def rows_of(page: RawObject) -> list[RawObject]:
    """What is in a list object of Stripe's, which is none without ``data``.

    Raises:
        UserError: of kind ``stripe`` where there is no ``data``, or it is no list of hashes.
    """
    if page.get("data") is None:
        raise unreadable("data")
    return hashes_of(page, "data")


def listed_of(raw: RawObject, key: str) -> list[RawObject]:
    """What is in a list object that belongs to something; nothing where there is none."""
    return [] if raw.get(key) is None else rows_of(hash_of(raw, key))


def texts_of(raw: RawObject, key: str) -> list[str]:
    """A list of texts, made harmless."""
    return [text_of({key: each}, key) for each in list_of(raw, key)]


def _whole(value: object, key: str, largest: int) -> int | None:
    """A whole number from 0 to ``largest``: the one place where numbers are let in."""
    if value is None:
        return None
    if type(value) is int and 0 <= value <= largest:
        return value
    raise unreadable(key)
