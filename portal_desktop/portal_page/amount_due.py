"""What a change of plan or quantity costs today and later, by Stripe's rules.

A switch to another interval, or from a free plan, begins a period at once: its whole price is due
less the time not used (https://support.stripe.com/questions/handling-subscription-changes; so with
``billing_cycle_anchor=now``, by the API reference). ``today`` is None where nobody can say from
here: another currency, a switch to a free plan, or such a switch while nothing is settled
(``none``), of which there are two opinions.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypedDict

from portal_desktop.account.products import Price, interval_days
from portal_desktop.billing import proration_examples as bills
from portal_desktop.common.i18n import N_
from portal_desktop.common.money import Money
from portal_desktop.options.subscription import ANCHOR, SCHEDULE, TRIAL, UPDATE_PRORATION
from portal_desktop.portal_page.dates import add_intervals, day_of
from portal_desktop.portal_page.subscription_view import SubscriptionView, price_total
from portal_desktop.settings.settings import Settings, members

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
ANEW = N_("A new billing period begins today. Time not used of the old one is taken off.")
TRIAL_MAY_WAIT = N_("On trial it may wait for the end instead: Stripe’s guide does not say.")
NOTHING_TO_PAY = N_("With none of it, they pay nothing.")


@dataclass(frozen=True, slots=True)
class Due:
    """What a change comes to, in minor units of the new price's currency.

    Attributes:
        today: due at once; None where nobody can say from here.
        each: what every later period costs.
        begins: the day from which ``each`` is paid.
        extra: added to the first bill then; negative for a credit.
        unused: the line for the time not used of what they had, at most 0.
        remaining: the line for the rest of the period at the new price.
        waits: it is put off to the period's end.
        anew: a period begins today.
        notes: sentences marked for translation.
    """

    today: int | None
    each: int | None
    begins: date | None
    extra: int = 0
    unused: int = 0
    remaining: int = 0
    waits: bool = False
    anew: bool = False
    notes: tuple[str, ...] = ()


def compute_amount_due(
    held: SubscriptionView, price: Price | None, quantity: int, settings: Settings, day: date
) -> Due:
    """Work out what changing ``held`` to so many of ``price`` comes to.

    Args:
        price: None where it is not known here.
        quantity: units; 0 is allowed by Stripe, and costs nothing.
        settings: as they would be published.
        day: on which the change is made.
    """
    before, after = held.amount, price_total(price, quantity)
    ends = day_of(held.subscription.period_end)
    if price is None or held.price is None or before is None or after is None:
        return Due(None, after.amount if after else None, None, notes=(NOT_KNOWN,))
    if before.currency != after.currency:
        return Due(None, after.amount, None, notes=(NOT_KNOWN,))
    waits = _is_scheduled_for_period_end(held, price, quantity, settings)
    if held.subscription.status == "trialing":
        return _on_trial(held, price, after, settings, day, waits=waits)
    if waits:
        other = held.price.product != price.product
        notes = (MAY_NOT_WAIT,) if other else ()
        return Due(0, after.amount, ends, waits=True, notes=notes)
    if ends is None or (not after.amount and quantity):
        return Due(None, after.amount, None, notes=(NOT_KNOWN,))
    unused = bills.remaining_period_difference(
        before.amount, 0, _remaining_share(held, day), after.currency
    )
    if (
        interval_days(held.price) != interval_days(price)
        or settings.get(ANCHOR) == "now"
        or not before.amount
    ):
        return _due_with_new_period(unused, price, after, settings, day)
    return _due_with_proration(before.amount, after, _remaining_share(held, day), settings, ends)


def _on_trial(
    held: SubscriptionView,
    price: Price,
    after: Money,
    settings: Settings,
    day: date,
    *,
    waits: bool,
) -> Due:
    """``end_trial`` charges at once and begins a period; else the new price waits for the end."""
    notes = (TRIAL_MAY_WAIT,) if waits else ()
    if settings.get(TRIAL, TRIAL.default) == "continue_trial":
        return Due(0, after.amount, day_of(held.subscription.trial_end), notes=notes)
    begins = add_intervals(day, price.interval, price.interval_count)
    return Due(after.amount, after.amount, begins, anew=True, notes=notes)


def _is_scheduled_for_period_end(
    held: SubscriptionView, new: Price, quantity: int, settings: Settings
) -> bool:
    """Whether it is put off to the period's end. A longer interval that works out cheaper is not
    among them: for that there is one reading of Stripe's reference, and no example; nor is a
    shorter one with something else changed, which the reference leaves out."""
    conditions, old, after = (
        members(settings, SCHEDULE.path),
        held.price,
        price_total(new, quantity),
    )
    if old is None or after is None or held.amount is None:
        return False
    if interval_days(new) < interval_days(old):
        return "shortening_interval" in conditions and quantity == held.quantity
    cheaper = interval_days(new) == interval_days(old) and after.amount < held.amount.amount
    return cheaper and "decreasing_item_amount" in conditions


def _due_with_new_period(
    unused: int, price: Price, after: Money, settings: Settings, day: date
) -> Due:
    """The whole price today, less the time not used; what is left of that is credit."""
    behaviour = settings.get(UPDATE_PRORATION, UPDATE_PRORATION.default)
    if behaviour not in {"always_invoice", "create_prorations"}:
        note = NOT_KNOWN if behaviour == "none" else UNCHOSEN
        return Due(None, after.amount, None, notes=(note,))
    begins = add_intervals(day, price.interval, price.interval_count)
    whole = after.amount + unused
    notes = (ANEW, BY_THE_DAY) if whole >= 0 else (ANEW, BY_THE_DAY, KEPT)
    return Due(
        max(whole, 0),
        after.amount,
        begins,
        extra=min(whole, 0),
        unused=unused,
        anew=True,
        notes=notes,
    )


def _remaining_share(held: SubscriptionView, day: date) -> Fraction:
    """The part of the period that is still to come."""
    starts, ends = day_of(held.subscription.period_start), day_of(held.subscription.period_end)
    if starts is None or ends is None or ends <= starts:
        return Fraction(0)
    left = Fraction((ends - day).days, (ends - starts).days)
    return min(max(left, Fraction(0)), Fraction(1))


class _Lines(TypedDict):
    unused: int
    remaining: int


def _due_with_proration(
    before: int, after: Money, left: Fraction, settings: Settings, ends: date
) -> Due:
    behaviour = settings.get(UPDATE_PRORATION, UPDATE_PRORATION.default)
    rest = bills.remaining_period_difference(before, after.amount, left, after.currency)
    unused = bills.remaining_period_difference(before, 0, left, after.currency)
    lines = _Lines(unused=unused, remaining=rest - unused)
    free = () if after.amount else (NOTHING_TO_PAY,)
    notes = (BY_THE_DAY, *((KEPT,) if rest < 0 else ()), *free)
    match behaviour:
        case "none":
            return Due(0, after.amount, ends, notes=free)
        case "create_prorations":
            return Due(0, after.amount, ends, extra=rest, **lines, notes=notes)
        case "always_invoice":
            return Due(max(rest, 0), after.amount, ends, extra=min(rest, 0), **lines, notes=notes)
        case _:
            return Due(None, after.amount, ends, notes=(UNCHOSEN,))
