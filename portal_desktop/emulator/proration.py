"""What a change in the middle of a billing period costs, as Stripe documents it.

Two lines for each item that changes: a credit for the time not used of what was paid for, and a
charge for the time to come of what it becomes, both by the second
(https://docs.stripe.com/billing/subscriptions/prorations). Each line is rounded on its own to the
currency's minor unit, half a unit away from zero; that Stripe rounds so is UNCONFIRMED.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from portal_desktop.emulator.json_values import Obj


@dataclass(frozen=True, slots=True)
class ProrationItem:
    """An item of a subscription: ``id`` is empty for one that is new, ``quantity`` 0 for gone."""

    id: str
    price: Obj
    quantity: int

    @property
    def amount(self) -> int:
        """Of a whole period, in minor units."""
        return int(self.price["unit_amount"]) * self.quantity


@dataclass(frozen=True, slots=True)
class Period:
    """From and until when, in seconds."""

    start: int
    end: int

    def left(self, amount: int, when: int) -> int:
        """The part of a whole period's amount that falls after ``when``."""
        whole, rest = self.end - self.start, self.end - when
        return (2 * amount * rest + whole) // (2 * whole)


@dataclass(frozen=True, slots=True)
class ProrationLine:
    """A line of an invoice; a negative ``amount`` is a credit."""

    item: ProrationItem
    amount: int
    description: str
    period: Period
    proration: bool


def differences(
    before: list[ProrationItem], after: list[ProrationItem], period: Period, when: int
) -> Iterator[tuple[ProrationItem, int]]:
    """The credits of what changes, each followed by its charge; nothing for what stays."""
    were = {item.id: item for item in before if item.id}
    for now in after:
        was = were.get(now.id)
        if was is not None and (was.price["id"], was.quantity) == (now.price["id"], now.quantity):
            continue
        if was is not None:
            yield was, -period.left(was.amount, when)
        if now.quantity:
            yield now, period.left(now.amount, when)
