"""Stripe's answers as plain data, checked before anything is taken out of them."""

from collections.abc import Iterator, Mapping
from functools import partial

import stripe

from portal_desktop.common.answer_fields import RawObject, flag_of, rows_of, text_of, unreadable
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.stripe_api.client import Connection, with_rate_limit_retry

__all__ = ["RawObject", "list_pages", "one", "raw_of", "text_of"]

PAGE = 100
MOST_PAGES = 5_000
"""Half a million objects. A list that goes on is not waited for, nor kept in memory."""


def one(connection: Connection, path: str, **params: object) -> RawObject:
    """Read the object at ``path``, such as ``/v1/account``.

    The SDK sends, tries again and refuses as always; only its objects are left out. Making one
    of every hash in a list, and taking it apart again, takes most of the time of reading.

    Raises:
        UserError: of kind ``stripe`` for an answer that is no object; else as the refusal is.
    """
    asking = partial(connection.client.raw_request, "get", path, **params)
    found = with_rate_limit_retry(asking, connection.timing).data
    if isinstance(found, Mapping):
        return found
    raise unreadable(path)


def list_pages(connection: Connection, path: str, **params: object) -> Iterator[list[RawObject]]:
    """Read all pages of the list at ``path``, such as ``/v1/prices``.

    Raises:
        UserError: of kind ``stripe`` for a list without an end: a page that ends as an earlier one,
            or brings nothing and says that there is more; else as the refusal is.
    """
    asked: dict[str, object] = {**params, "limit": PAGE}
    ends = set()
    for _turn in range(MOST_PAGES):
        page = one(connection, path, **asked)
        found, more = rows_of(page), flag_of(page, "has_more")
        end = text_of(found[-1], "id") if found else ""
        if more and (not end or end in ends):
            raise _without_end()
        yield found
        if not more:
            return
        ends.add(end)
        asked["starting_after"] = end
    raise _too_long()


def raw_of(found: object) -> RawObject:
    """Give an object of the SDK's as plain nested data.

    Raises:
        UserError: of kind ``stripe`` for what is no object.
    """
    if isinstance(found, stripe.StripeObject):
        return found.to_dict()
    if isinstance(found, Mapping):
        return found
    raise unreadable()


def _without_end() -> UserError:
    return UserError(
        _("A list at Stripe does not come to an end."),
        _("It begins again and again. Try again in a minute."),
        kind="stripe",
    )


def _too_long() -> UserError:
    """Nothing that is asked again by itself: it would be as long."""
    return UserError(
        _("A list at Stripe is too long to be read."),
        _("Portal Desktop reads up to {count} entries of a kind. Everything else works.").format(
            count=f"{MOST_PAGES * PAGE:,}"
        ),
    )
