"""Whose portal is shown: a real customer of the account, or the example one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal_desktop.account.products import Price
from portal_desktop.account.snapshot import Known
from portal_desktop.account.subscriptions import Person, Subscription, of, person_of
from portal_desktop.common.i18n import _
from portal_desktop.common.money import Money
from portal_desktop.common.sanitize import plain
from portal_desktop.options.table import CANCEL_MODE
from portal_desktop.portal_page import example_customer as example
from portal_desktop.portal_page.amount_due import settle
from portal_desktop.portal_page.dates import seconds
from portal_desktop.portal_page.subscription_view import LONGEST_NAME, Held, product_name
from portal_desktop.portal_page.view import View
from portal_desktop.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Customer:
    """Who looks at a page. ``real`` is False for the example customer."""

    person: Person
    held: tuple[Held, ...]
    real: bool = False


def customer(settings: Settings, known: Known, view: View) -> Customer:
    """Who looks at the page, with what they did in the preview already done."""
    if view.before is not None:
        found = customer(settings, known, replace(view.before, plan=view.plan))
    else:
        found = _real(known, view) or _example(settings, known, view)
    acted = _acted(found, view)
    held = (_done(each, settings, known, view) if each is acted else each for each in found.held)
    return replace(found, held=tuple(each for each in held if each.subscription.living))


def before_all(settings: Settings, known: Known, view: View) -> Customer:
    """The same before anything was done in the preview."""
    return customer(settings, known, replace(view, done="", before=None))


def _acted(found: Customer, view: View) -> Held | None:
    """The subscription that something was done with; the first unless another was named."""
    if not view.done:
        return None
    if not view.subscription:
        return next(iter(found.held), None)
    return next((each for each in found.held if each.subscription.id == view.subscription), None)


def chosen(found: Customer, view: View) -> Held | None:
    """The subscription something is done with; the first unless another was clicked."""
    named = (each for each in found.held if each.subscription.id == view.subscription)
    return next(named, None) or next(iter(found.held), None)


def target(held: Held, known: Known, view: View) -> Price | None:
    """The price chosen for it; the present one as long as none was."""
    if not view.price or known.catalogue is None:
        return held.price
    return known.catalogue.price.get(view.price, held.price)


def quantity_of(held: Held, view: View) -> int:
    """How many were chosen; as many as there are as long as none were."""
    return held.quantity if view.quantity is None else view.quantity


def plan_of(settings: Settings, known: Known, view: View) -> str:
    """The price the customer began with; empty where there is none in the catalogue."""
    held = before_all(settings, known, replace(view, plan="")).held
    return held[0].price.id if held and held[0].price else ""


def cancels_now(settings: Settings) -> bool:
    """Whether a cancelled subscription ends at once."""
    return settings.get(CANCEL_MODE, CANCEL_MODE.default) == "immediately"


def _real(known: Known, view: View) -> Customer | None:
    if not view.customer or known.subscriptions is None:
        return None
    person = person_of(known.subscriptions, view.customer)
    if person is None:
        return None
    theirs = of(known.subscriptions, view.customer)
    return Customer(person, tuple(held_of(each, known) for each in theirs), real=True)


def _example(settings: Settings, known: Known, view: View) -> Customer:
    made = example.subscriptions(settings, known, view)
    return Customer(
        example.PERSON,
        tuple(
            Held(each, product_name(price, known, example.plan_name(view)), price)
            for each, price in made
        ),
    )


def _done(held: Held, settings: Settings, known: Known, view: View) -> Held:
    """The subscription after what was clicked."""
    subscription = held.subscription
    match view.done:
        case "cancelled":
            return replace(held, subscription=_cancelled(subscription, settings))
        case "renewed":
            return replace(held, subscription=replace(subscription, ends=0))
        case "paused":
            return replace(held, subscription=replace(subscription, status="paused"))
        case "resumed":
            return replace(held, subscription=replace(subscription, status="active"))
        case _:
            return _updated(held, settings, known, view)


def _cancelled(subscription: Subscription, settings: Settings) -> Subscription:
    if cancels_now(settings):
        return replace(subscription, status="canceled")
    return replace(subscription, ends=subscription.stops)


def _updated(held: Held, settings: Settings, known: Known, view: View) -> Held:
    price, quantity = target(held, known, view), quantity_of(held, view)
    due = settle(held, price, quantity, settings, view.today)
    name = product_name(price, known, held.product)
    before = held.subscription
    if due.waits or price is None:
        return replace(held, subscription=replace(before, scheduled=True), later=name)
    now = replace(before, prices=(price.id,), quantities=(quantity,))
    if due.begins is None:  # nobody can say when the next bill comes
        now = replace(now, period_start=0, period_end=0)
    elif due.anew:
        begun, ends = seconds(view.today), seconds(due.begins)
        now = replace(now, status="active", trial_end=0, period_start=begun, period_end=ends)
    paid = Money(due.today, price.currency) if due.today else None
    return Held(now, name, price, paid=paid)


def held_of(subscription: Subscription, known: Known) -> Held:
    """All its products by name; what they cost together where that is known."""
    prices = [_price(each, subscription, known) for each in subscription.prices]
    nameless = _("A plan that is not known here")
    names = [product_name(each, known, nameless) for each in prices] or [nameless]
    together = plain(", ".join(dict.fromkeys(names)), LONGEST_NAME)
    return Held(subscription, together, _sum(prices, subscription.quantities))


def _price(price_id: str, subscription: Subscription, known: Known) -> Price | None:
    """A price may be paid in another currency than its own: how much is then not read."""
    found = known.catalogue.price.get(price_id) if known.catalogue else None
    paid_in = subscription.currency
    if found is not None and paid_in and found.currency != paid_in:
        return replace(found, amount=None, currency=paid_in)
    return found


def _sum(prices: Sequence[Price | None], quantities: Sequence[int]) -> Price | None:
    if len(prices) == 1:
        return prices[0]
    known = [each for each in prices if each is not None]
    rhythms = {(each.currency, each.interval, each.interval_count) for each in known}
    amounts = [each.amount for each in known if each.amount is not None and not each.metered]
    if len(rhythms) != 1 or len(amounts) != len(prices) or len(amounts) != len(quantities):
        return None
    total = sum(amount * count for amount, count in zip(amounts, quantities, strict=True))
    return replace(known[0], id="", product="", amount=total)
