"""Finding a customer by what a merchant types, quick with tens of thousands of them."""

from collections.abc import Mapping
from typing import Final

from portal_desktop.account.subscriptions import (
    Customer,
    Subscriptions,
    customers_sorted_by_name,
    statuses_by_customer,
)
from portal_desktop.common.i18n import N_, _

STANDINGS: Final[Mapping[str, str]] = {
    "trialing": N_("on trial"),
    "past_due": N_("past due"),
    "unpaid": N_("unpaid"),
    "incomplete": N_("incomplete"),
    "paused": N_("paused"),
    "ending": N_("about to end"),
    "scheduled": N_("change waiting"),
}
NOTHING: Final[frozenset[str]] = frozenset()


def found(subscriptions: Subscriptions, typed: str) -> tuple[Customer, ...]:
    """Find those who have these letters in name, address or the like; everybody without letters."""
    everybody, letters = customers_sorted_by_name(subscriptions), typed.strip().casefold()
    if not letters:
        return everybody
    searched = zip(everybody, subscriptions.once(searched_for), strict=True)
    return tuple([person for person, said in searched if letters in said])


def named(person: Customer) -> str:
    """What a customer is called in a list."""
    return person.name or person.email or _("Without a name")


def standing(subscriptions: Subscriptions, person: Customer) -> str:
    """How a customer stands, where it is not the usual, and an address that is not the name."""
    statuses = statuses_by_customer(subscriptions).get(person.id, NOTHING)
    return _standing(person, statuses, all_read=subscriptions.complete)


def searched_for(subscriptions: Subscriptions) -> tuple[str, ...]:
    """What each of ``customers_sorted_by_name`` is found by."""
    stand, complete = statuses_by_customer(subscriptions), subscriptions.complete
    return tuple(
        " ".join(
            (
                named(each),
                each.email,
                _standing(each, stand.get(each.id, NOTHING), all_read=complete),
            )
        ).casefold()
        for each in customers_sorted_by_name(subscriptions)
    )


def _standing(person: Customer, statuses: frozenset[str], *, all_read: bool) -> str:
    said = [_(words) for status, words in STANDINGS.items() if status in statuses]
    if not statuses and all_read:  # else an older subscription of theirs may still come
        said = [_("nothing now")]
    email = person.email if person.name else ""
    return " · ".join(filter(None, (*said, email)))
