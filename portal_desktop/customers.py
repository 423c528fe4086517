"""Customers and their subscriptions: who could pause, and why they left."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

UNLIVING = frozenset({"canceled", "incomplete_expired"})


@dataclass(frozen=True, slots=True)
class Cancellation:
    """What a customer said on leaving (``cancellation_details``); texts are theirs.

    ``feedback`` is one of Stripe's eight reasons, ``option`` a reason of the merchant's own
    (``fo_…``). ``at`` in Unix seconds, 0 where Stripe does not tell.
    """

    customer: str
    name: str
    email: str
    at: int
    feedback: str = ""
    option: str = ""
    comment: str = ""

    @property
    def said_something(self) -> bool:
        """Whether there is an answer at all."""
        return bool(self.feedback or self.option or self.comment)


@dataclass(frozen=True, slots=True)
class Person:
    """A customer; the texts are theirs, each on one line, and any may be empty.

    ``language`` is the one they prefer, such as ``nl``.
    """

    id: str
    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    shipping: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subscription as far as the portal's rules need it. Times are Unix seconds, 0 for none.

    ``prices`` and ``quantities`` by item; a quantity is 0 where usage is counted. ``ends`` is
    when it stops because somebody cancelled it. ``by_invoice``: Stripe sends an invoice instead
    of charging. ``currency`` is what the customer pays in, empty where Stripe does not tell, and
    ``discounted`` whether they pay less than the price says.
    """

    id: str
    customer: str
    status: str
    flexible: bool = False
    scheduled: bool = False
    prices: tuple[str, ...] = ()
    cancellation: Cancellation | None = None
    quantities: tuple[int, ...] = ()
    created: int = 0
    period_start: int = 0
    period_end: int = 0
    trial_end: int = 0
    ends: int = 0
    by_invoice: bool = False
    person: Person | None = None
    currency: str = ""
    discounted: bool = False

    @property
    def stops(self) -> int:
        """When it ends if it is cancelled now: with the trial as long as there is one.

        Stripe keeps ``trial_end`` when the trial is long over.
        """
        return (self.trial_end if self.status == "trialing" else 0) or self.period_end

    @property
    def living(self) -> bool:
        """Whether it still runs, is on trial or waits for money."""
        return self.status not in UNLIVING


@dataclass(frozen=True)
class Subscriptions:
    """All subscriptions read so far. ``complete`` is False while pages are still loading."""

    all: tuple[Subscription, ...]
    complete: bool = True

    @cached_property
    def pausable(self) -> tuple[int, int]:
        """See ``pausable``; counted once, because it is asked for at every keystroke."""
        living = [each for each in self.all if each.living]
        able = [each for each in living if each.flexible and not each.scheduled]
        return len(able), len(living)


def people(subscriptions: Subscriptions) -> tuple[Person, ...]:
    """Everybody who has or had a subscription, by name."""
    found = {each.person.id: each.person for each in subscriptions.all if each.person}
    return tuple(sorted(found.values(), key=lambda each: (each.name or each.email).casefold()))


def standings(subscriptions: Subscriptions) -> Mapping[str, frozenset[str]]:
    """How everybody stands, by customer: the statuses of what they have, ``ending`` and
    ``scheduled``; of those who have nothing any more, nothing."""
    found: dict[str, set[str]] = {}
    for each in subscriptions.all:
        theirs = found.setdefault(each.customer, set())
        if each.living:
            theirs.add("ending" if each.ends else each.status)
            theirs.update({"scheduled"} if each.scheduled else ())
    return {customer: frozenset(theirs) for customer, theirs in found.items()}


def person_of(subscriptions: Subscriptions, customer: str) -> Person | None:
    """The customer with this ``cus_…``, as far as their subscriptions tell."""
    found = (each.person for each in subscriptions.all if each.customer == customer)
    return next((person for person in found if person is not None), None)


def of(subscriptions: Subscriptions, customer: str) -> tuple[Subscription, ...]:
    """A customer's living subscriptions, the newest first."""
    theirs = (each for each in subscriptions.all if each.customer == customer and each.living)
    return tuple(sorted(theirs, key=lambda each: each.created, reverse=True))


def pausable(subscriptions: Subscriptions) -> tuple[int, int]:
    """How many of the living ones could be paused, and how many there are.

    Pausing needs the flexible billing mode and no schedule attached (Stripe's changelog of
    2026-09-30 and its reference of the pause call).
    """
    return subscriptions.pausable


def leavers(subscriptions: Subscriptions, since: int = 0) -> tuple[Cancellation, ...]:
    """Who asked to leave since a moment, with or without saying why; the newest first."""
    left = (each.cancellation for each in subscriptions.all)
    found = [each for each in left if each and each.at >= since]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def answers(subscriptions: Subscriptions, since: int = 0) -> tuple[Cancellation, ...]:
    """What customers said on leaving since a moment, the newest first."""
    return tuple(each for each in leavers(subscriptions, since) if each.said_something)


def counts(said: Iterable[Cancellation]) -> tuple[tuple[str, int], ...]:
    """How often each reason was given, the most frequent first. A reason is Stripe's value, the
    merchant's ``fo_…``, or empty for a comment alone."""
    counted = Counter(each.option or each.feedback for each in said)
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))
