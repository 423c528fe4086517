"""What a change of plan or quantity costs today and later, by Stripe's rules.

``today`` is None where nobody can say from here: a switch to another interval or currency, from
or to a free plan, or when the switch starts a new billing period. Then no example is given beside
the settings either (``bills``), whose arithmetic this is.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypedDict

from portal_desktop import bills
from portal_desktop.catalogue import Price
from portal_desktop.money import Money
from portal_desktop.options import ANCHOR, SCHEDULE, TRIAL, UPDATE_PRORATION
from portal_desktop.page.days import day_of, moved
from portal_desktop.page.held import Held, cost, length
from portal_desktop.settings import Settings, members
from portal_desktop.text import N_

BY_THE_DAY = N_("Worked out by the day and before tax; Stripe counts seconds.")
NOT_KNOWN = N_(
    "What is due today cannot be worked out from here for a change like this. "
    "Try it once with a test customer."
)
UNCHOSEN = N_("You have not chosen yet what happens to the difference.")
MAY_NOT_WAIT = N_(
    "Between two products it may not wait: Stripe’s guide and one test disagree. "
    "Try it once with a test customer."
)
KEPT = N_("The rest is kept as credit for later bills, not paid back.")


@dataclass(frozen=True, slots=True)
class Due:
    """Minor units of the new price's currency. ``unused`` and ``remaining`` are the two lines for
    the rest of the period; ``begins`` the day from which ``each`` is paid; ``extra`` is added to
    the first bill then. ``note`` is marked for translation."""

    today: int | None
    each: int | None
    begins: date | None
    extra: int = 0
    unused: int = 0
    remaining: int = 0
    waits: bool = False
    ends_trial: bool = False
    note: str = ""


def settle(held: Held, price: Price | None, quantity: int, settings: Settings, day: date) -> Due:
    """What changing ``held`` to so many of ``price`` on a day comes to."""
    before, after = held.amount, cost(price, quantity)
    ends = day_of(held.subscription.period_end)
    if price is None or held.price is None or before is None or after is None:
        return Due(None, after.amount if after else None, None, note=NOT_KNOWN)
    if before.currency != after.currency:
        return Due(None, after.amount, None, note=NOT_KNOWN)
    if held.subscription.status == "trialing":
        return _on_trial(held, price, after, settings, day)
    if _waits(held.price, price, before.amount, after.amount, settings):
        other = held.price.product != price.product
        return Due(0, after.amount, ends, waits=True, note=MAY_NOT_WAIT if other else "")
    starts_anew = length(held.price) != length(price) or settings.get(ANCHOR) == "now"
    if starts_anew or not before.amount or not after.amount or ends is None:
        return Due(None, after.amount, None, note=NOT_KNOWN)
    return _difference(before.amount, after, _left(held, day), settings, ends)


def _on_trial(held: Held, price: Price, after: Money, settings: Settings, day: date) -> Due:
    """``end_trial`` charges at once and begins a period; else the new price waits for the end."""
    if settings.get(TRIAL, TRIAL.default) == "continue_trial":
        return Due(0, after.amount, day_of(held.subscription.trial_end))
    begins = moved(day, price.interval, price.interval_count)
    return Due(after.amount, after.amount, begins, ends_trial=True)


def _waits(old: Price, new: Price, before: int, after: int, settings: Settings) -> bool:
    """Whether it is put off to the period's end. A longer interval that works out cheaper is not
    among them: for that there is one reading of Stripe's reference, and no example."""
    conditions = members(settings, SCHEDULE.path)
    if length(new) < length(old):
        return "shortening_interval" in conditions
    same = length(new) == length(old)
    return same and after < before and "decreasing_item_amount" in conditions


def _left(held: Held, day: date) -> Fraction:
    """The part of the period that is still to come."""
    starts, ends = day_of(held.subscription.period_start), day_of(held.subscription.period_end)
    if starts is None or ends is None or ends <= starts:
        return Fraction(0)
    left = Fraction((ends - day).days, (ends - starts).days)
    return min(max(left, Fraction(0)), Fraction(1))


class _Lines(TypedDict):
    unused: int
    remaining: int


def _difference(before: int, after: Money, left: Fraction, settings: Settings, ends: date) -> Due:
    behaviour = settings.get(UPDATE_PRORATION, UPDATE_PRORATION.default)
    rest = bills.rest(before, after.amount, left, after.currency)
    unused = bills.rest(before, 0, left, after.currency)
    lines = _Lines(unused=unused, remaining=rest - unused)
    match behaviour:
        case "none":
            return Due(0, after.amount, ends)
        case "create_prorations":
            return Due(0, after.amount, ends, extra=rest, **lines, note=BY_THE_DAY)
        case "always_invoice":
            note = BY_THE_DAY if rest >= 0 else KEPT
            return Due(max(rest, 0), after.amount, ends, extra=min(rest, 0), **lines, note=note)
        case _:
            return Due(None, after.amount, ends, note=UNCHOSEN)
