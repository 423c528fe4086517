"""What a setting does to a customer's bill, by example from the account's own prices.

An example is given only where Stripe documents the outcome; otherwise nothing is said. So none
for free plans (the first paid plan starts a new period at once), for a switch to another interval
or currency, or when the switch starts a new billing period.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from portal_desktop.common.i18n import N_, _
from portal_desktop.common.intervals import INTERVAL_DAYS
from portal_desktop.common.money import Money, format_money, smallest_step

_UP_TODAY = N_("{cheaper} → {dearer} half-way: {difference} today.")
_UP_LATER = N_("{cheaper} → {dearer} half-way: {difference} more on the next bill.")
_DOWN_CREDIT = N_(
    "{dearer} → {cheaper} half-way: {difference} kept as credit for later bills, not paid back."
)
_DOWN_LATER = N_("{dearer} → {cheaper} half-way: {difference} less on the next bill.")
_NOTHING = N_("Whoever upgrades pays nothing more until the next bill.")
_NOTHING_FOR_A_YEAR = N_(
    "Whoever upgrades pays nothing more until the next bill, up to a year away."
)

_UP = {"always_invoice": _UP_TODAY, "create_prorations": _UP_LATER}
_DOWN = {"always_invoice": _DOWN_CREDIT, "create_prorations": _DOWN_LATER}


@dataclass(frozen=True, slots=True)
class ExamplePlan:
    """A licensed, recurring, active price that examples are made from.

    Attributes:
        name: the product's.
        amount: in minor units, for each ``interval_count`` intervals.
        interval: ``day``, ``week``, ``month`` or ``year``.
    """

    name: str
    amount: int
    currency: str
    interval: str
    interval_count: int = 1


PlanPair = tuple[ExamplePlan, ExamplePlan]  # cheaper and dearer
Rhythm = tuple[str, str, int]  # currency, interval and count


def example_sentences(
    plans: Iterable[ExamplePlan],
    proration_behavior: str,
    *,
    cheaper_waits: bool = False,
    new_period: bool = False,
    language: str = "en",
) -> tuple[str, ...]:
    """Write the sentences for an account's prices, from the pair that shows it best.

    None is given where each switch goes to another interval or currency: when that is billed is not
    confirmed.

    Args:
        proration_behavior: Stripe's ``always_invoice``, ``create_prorations`` or ``none``.
        cheaper_waits: switches down are put off to the period's end.
        new_period: a switch starts a new billing period, of which no example is given.
        language: in which amounts are written.
    """
    known = tuple(plans)
    if new_period:
        return ()
    if proration_behavior == "none":
        # One plan alone can still be upgraded: to more units of it.
        same = known if len(known) < 2 else tuple(_one_of_each(known))
        return (_no_charge_sentence(same),) if same or not known else ()
    pair = example_pair(known)
    return switch_examples(pair, proration_behavior, cheaper_waits=cheaper_waits, language=language)


def switch_examples(
    pair: PlanPair | None,
    proration_behavior: str,
    *,
    cheaper_waits: bool = False,
    language: str = "en",
) -> tuple[str, ...]:
    """Say what a switch half-way through the period costs or brings, up and then down.

    Args:
        pair: the cheaper and the dearer plan; None where no two can be compared.
        proration_behavior: Stripe's ``always_invoice``, ``create_prorations`` or ``none``, which
            needs no pair.
        cheaper_waits: a switch down waits; it has no difference to settle and is left out.
        language: in which amounts are written.

    Returns:
        The sentences; none for two prices that cannot be compared (see ``example_pair``).
    """
    if proration_behavior == "none":
        return (_no_charge_sentence(pair or ()),)
    if pair is None or proration_behavior not in _UP or not _is_comparable(*pair):
        return ()
    cheaper, dearer = pair
    amounts = {
        "cheaper": _amount_text(cheaper.amount, cheaper, language),
        "dearer": _amount_text(dearer.amount, dearer, language),
        "difference": _amount_text(half_way(cheaper, dearer), dearer, language),
    }
    up = _(_UP[proration_behavior]).format(**amounts)
    if cheaper_waits:
        return (up,)
    return (up, _(_DOWN[proration_behavior]).format(**amounts))


def half_way(cheaper: ExamplePlan, dearer: ExamplePlan) -> int:
    """The difference for the rest of the period when exactly half of it is left, minor units."""
    return remaining_period_difference(
        cheaper.amount, dearer.amount, Fraction(1, 2), dearer.currency
    )


def remaining_period_difference(before: int, after: int, left: Fraction, currency: str) -> int:
    """Compute what the rest of a period costs more when it costs ``after`` instead of ``before``.

    Stripe writes two lines on the bill, one for the time not used, one for the time to come; each
    is rounded here on its own, half a unit up, and the sum to what the currency can be charged in.

    Args:
        before: the amount of a whole period in minor units.
        after: the same.
        left: the share of the period that is still to come, from 0 to 1.
        currency: Stripe's, such as ``eur``.

    Returns:
        Minor units; negative where it costs less.
    """
    difference = _half_up(after * left) - _half_up(before * left)
    step = smallest_step(currency)
    return _half_up(Fraction(difference, step)) * step


def example_pair(plans: Iterable[ExamplePlan]) -> PlanPair | None:
    """Choose the cheaper and the dearer of two prices next to each other; None without such a pair.

    They are of one currency and interval: the largest such group, then the shortest interval; in it
    the cheapest pair whose halves need no rounding. The order of ``plans`` does not matter.
    """
    shown = _comparable_groups(plans)
    if not shown:
        return None
    _kind, best = min(
        shown.items(), key=lambda group: (-len(group[1]), _interval_days(group[0]), group[0])
    )
    pairs = pairwise(best[amount] for amount in sorted(best))
    telling = (pair for pair in pairs if half_way(*pair))
    return min(telling, key=lambda pair: (_needs_rounding(*pair), pair[0].amount), default=None)


def _comparable_groups(plans: Iterable[ExamplePlan]) -> dict[Rhythm, dict[int, ExamplePlan]]:
    """By amount, the plans between which a switch changes nothing but the amount."""
    groups: dict[Rhythm, dict[int, ExamplePlan]] = defaultdict(dict)
    for plan in sorted(plans, key=lambda plan: plan.name, reverse=True):
        if plan.amount > 0 and plan.interval in INTERVAL_DAYS:
            # One plan for each amount: between equal ones there is nothing to see.
            groups[plan.currency, plan.interval, plan.interval_count][plan.amount] = plan
    return {kind: group for kind, group in groups.items() if len(group) > 1}


def _one_of_each(plans: Iterable[ExamplePlan]) -> Iterator[ExamplePlan]:
    """A plan for each currency and interval in which there is one to switch to."""
    yield from (min(group.items())[1] for group in _comparable_groups(plans).values())


def _is_comparable(cheaper: ExamplePlan, dearer: ExamplePlan) -> bool:
    same = all(
        getattr(cheaper, part) == getattr(dearer, part)
        for part in ("currency", "interval", "interval_count")
    )
    return same and cheaper.amount > 0 and half_way(cheaper, dearer) > 0


def _no_charge_sentence(plans: Iterable[ExamplePlan]) -> str:
    yearly = any(plan.interval == "year" for plan in plans)
    return _(_NOTHING_FOR_A_YEAR if yearly else _NOTHING)


def _needs_rounding(cheaper: ExamplePlan, dearer: ExamplePlan) -> bool:
    return 2 * half_way(cheaper, dearer) != dearer.amount - cheaper.amount


def _interval_days(kind: Rhythm) -> int:
    _currency, interval, count = kind
    return INTERVAL_DAYS[interval] * count


def _half_up(amount: Fraction) -> int:
    return math.floor(amount + Fraction(1, 2))


def _amount_text(amount: int, plan: ExamplePlan, language: str) -> str:
    return format_money(Money(amount, plan.currency), language, short=True)
