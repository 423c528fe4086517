"""Customers and their subscriptions: who could pause, and why they left."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal_desktop.common.memoization import Memo

UNLIVING = frozenset({"canceled", "incomplete_expired"})


@dataclass(frozen=True, slots=True)
class Cancellation:
    """What a customer answered on leaving (``cancellation_details``); the texts are theirs.

    Attributes:
        customer: Stripe's ``cus_…``.
        at: in Unix seconds, 0 where Stripe gives none.
        feedback: one of Stripe's eight reasons.
        option: a reason of the merchant's own (``fo_…``).
        comment: the customer's words.
    """

    customer: str
    name: str
    email: str
    at: int
    feedback: str = ""
    option: str = ""
    comment: str = ""

    @property
    def has_feedback(self) -> bool:
        """Whether there is an answer at all."""
        return bool(self.feedback or self.option or self.comment)


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer; the texts are theirs, each on one line, and any may be empty.

    Attributes:
        id: Stripe's ``cus_…``.
        address: the whole of it on one line; ``shipping`` likewise.
        language: the one they prefer, such as ``nl``.
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

    Attributes:
        id: Stripe's ``sub_…``.
        customer: Stripe's ``cus_…``; ``person`` is that customer, as far as they were read.
        status: Stripe's own word, such as ``past_due``.
        flexible: its billing mode is Stripe's ``flexible``.
        scheduled: a schedule is attached to it.
        prices: ``price_…`` by item.
        quantities: by item; 0 where usage is counted.
        ends: when it stops because somebody cancelled it.
        by_invoice: Stripe sends an invoice instead of charging.
        currency: what the customer pays in, empty where Stripe does not say.
        discounted: they pay less than the price says.
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
    person: Customer | None = None
    currency: str = ""
    discounted: bool = False

    @property
    def end_if_cancelled_now(self) -> int:
        """When it ends if it is cancelled now: with the trial as long as there is one.

        Stripe keeps ``trial_end`` when the trial is long over.
        """
        return (self.trial_end if self.status == "trialing" else 0) or self.period_end

    @property
    def is_ongoing(self) -> bool:
        """Whether it still runs, is on trial or waits for money."""
        return self.status not in UNLIVING


@dataclass(frozen=True)
class Subscriptions(Memo):
    """All subscriptions read so far; ``complete`` is False while pages are still loading."""

    all: tuple[Subscription, ...]
    complete: bool = True


def customers_sorted_by_name(subscriptions: Subscriptions) -> tuple[Customer, ...]:
    """Everybody who has or had a subscription, by name."""
    return subscriptions.once(_people)


def statuses_by_customer(subscriptions: Subscriptions) -> Mapping[str, frozenset[str]]:
    """Gather how everybody stands, by customer (``cus_…``).

    Returns:
        The statuses of what they have, ``ending`` and ``scheduled``; of those who have nothing any
        more, nothing.
    """
    return subscriptions.once(_standings)


def customer_of(subscriptions: Subscriptions, customer: str) -> Customer | None:
    """The customer with this ``cus_…``, as far as their subscriptions tell."""
    found = (each.person for each in _theirs(subscriptions, customer))
    return next((person for person in found if person is not None), None)


def ongoing_subscriptions_of(
    subscriptions: Subscriptions, customer: str
) -> tuple[Subscription, ...]:
    """A customer's living subscriptions, the newest first."""
    living = (each for each in _theirs(subscriptions, customer) if each.is_ongoing)
    return tuple(sorted(living, key=lambda each: each.created, reverse=True))


def pausable_counts(subscriptions: Subscriptions) -> tuple[int, int]:
    """Count how many of the living ones could be paused, and how many there are.

    Pausing needs the flexible billing mode and no schedule attached (Stripe's changelog of
    2026-09-30 and its reference of the pause call).
    """
    return subscriptions.once(_pausable)


def cancellations_since(subscriptions: Subscriptions, since: int = 0) -> tuple[Cancellation, ...]:
    """Who asked to leave since a moment, with or without saying why; the newest first."""
    return _since(subscriptions.once(_leavers), since)


def cancellations_with_feedback(
    subscriptions: Subscriptions, since: int = 0
) -> tuple[Cancellation, ...]:
    """What customers answered on leaving since a moment, the newest first."""
    return _since(subscriptions.once(_answers), since)


def make_ready(subscriptions: Subscriptions) -> None:
    """Make everything that is asked for here, where nobody waits for it."""
    for make in (_people, _standings, _by_customer, _pausable, _leavers, _answers):
        subscriptions.once(make)


def _people(subscriptions: Subscriptions) -> tuple[Customer, ...]:
    found = {each.person.id: each.person for each in subscriptions.all if each.person}
    return tuple(sorted(found.values(), key=lambda each: (each.name or each.email).casefold()))


def _standings(subscriptions: Subscriptions) -> Mapping[str, frozenset[str]]:
    nothing: frozenset[str] = frozenset()
    found: dict[str, frozenset[str]] = {}
    alike: dict[frozenset[str], frozenset[str]] = {}  # few stand in another way than all others
    for each in subscriptions.all:
        theirs = found.get(each.customer, nothing)
        if each.is_ongoing:
            theirs |= {"ending" if each.ends else each.status}
            theirs |= {"scheduled"} if each.scheduled else nothing
        found[each.customer] = alike.setdefault(theirs, theirs)
    return found


def _theirs(subscriptions: Subscriptions, customer: str) -> tuple[Subscription, ...]:
    return subscriptions.once(_by_customer).get(customer, ())


def _by_customer(subscriptions: Subscriptions) -> Mapping[str, tuple[Subscription, ...]]:
    found: dict[str, list[Subscription]] = {}
    for each in subscriptions.all:
        found.setdefault(each.customer, []).append(each)
    return {customer: tuple(theirs) for customer, theirs in found.items()}


def _pausable(subscriptions: Subscriptions) -> tuple[int, int]:
    living = [each for each in subscriptions.all if each.is_ongoing]
    return sum(each.flexible and not each.scheduled for each in living), len(living)


def _leavers(subscriptions: Subscriptions) -> tuple[Cancellation, ...]:
    found = [each.cancellation for each in subscriptions.all if each.cancellation]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def _answers(subscriptions: Subscriptions) -> tuple[Cancellation, ...]:
    return tuple(each for each in subscriptions.once(_leavers) if each.has_feedback)


def _since(newest_first: tuple[Cancellation, ...], since: int) -> tuple[Cancellation, ...]:
    return newest_first[: bisect_right(newest_first, -since, key=lambda each: -each.at)]


def feedback_counts(said: Iterable[Cancellation]) -> tuple[tuple[str, int], ...]:
    """Count how often each reason was given, the most frequent first.

    A reason is Stripe's value, the merchant's ``fo_…``, or empty for a comment alone.
    """
    counted = Counter(each.option or each.feedback for each in said)
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))
