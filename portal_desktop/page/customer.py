"""Whose portal is shown: a real customer of the account, or the example one."""

from dataclasses import dataclass, replace

from portal_desktop.catalogue import Price
from portal_desktop.customers import Person, Subscription, of, person_of
from portal_desktop.known import Known
from portal_desktop.offers import chosen as offers
from portal_desktop.options import CANCEL_MODE
from portal_desktop.page import example
from portal_desktop.page.days import seconds
from portal_desktop.page.due import settle
from portal_desktop.page.held import Held, length, product_name
from portal_desktop.page.view import View
from portal_desktop.settings import Settings


@dataclass(frozen=True, slots=True)
class Customer:
    """Who looks at a page. ``real`` is False for the example customer."""

    person: Person
    held: tuple[Held, ...]
    real: bool = False


def customer(settings: Settings, known: Known, view: View) -> Customer:
    """Who looks at the page, with what they did in the preview already done."""
    if view.before is not None:
        found = customer(settings, known, view.before)
    else:
        found = _real(known, view) or _example(settings, known, view)
    held = (_done(each, settings, known, view) for each in found.held)
    return replace(found, held=tuple(each for each in held if each.subscription.living))


def chosen(found: Customer, view: View) -> Held | None:
    """The subscription something is done with; the first unless another was clicked."""
    named = (each for each in found.held if each.subscription.id == view.subscription)
    return next(named, None) or next(iter(found.held), None)


def target(held: Held, known: Known, view: View) -> Price | None:
    """The price chosen for it; the present one as long as none was."""
    if not view.price or known.catalogue is None:
        return held.price
    return known.catalogue.price.get(view.price, held.price)


def suggested(held: Held, settings: Settings, known: Known) -> str:
    """A price to switch to for whoever opens the confirmation without having chosen one: the
    cheapest dearer one of the same interval, else any other."""
    own, found = held.price, known.catalogue.price if known.catalogue else {}
    offered = [found[each] for offer in offers(settings) for each in offer.prices if each in found]
    others = [each for each in offered if own is not None and each.id != own.id]
    if own is None or not others:
        return ""

    def less_telling(price: Price) -> tuple[bool, bool, int]:
        dearer = (price.amount or 0) > (own.amount or 0)
        return length(price) != length(own), not dearer, price.amount or 0

    return min(others, key=less_telling).id


def plan_of(settings: Settings, known: Known, view: View) -> str:
    """The price the customer began with; empty where there is none in the catalogue."""
    held = customer(settings, known, replace(view, plan="", done="", before=None)).held
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
    return Customer(person, tuple(_held(each, known, view) for each in theirs), real=True)


def _held(subscription: Subscription, known: Known, view: View) -> Held:
    first = subscription.prices[0] if subscription.prices else ""
    price = known.catalogue.price.get(first) if known.catalogue else None
    return Held(subscription, product_name(price, known, example.plan_name(view)), price)


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
    if not view.done or view.subscription not in {"", subscription.id}:
        return held
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
    return replace(subscription, ends=subscription.trial_end or subscription.period_end)


def _updated(held: Held, settings: Settings, known: Known, view: View) -> Held:
    price = target(held, known, view)
    quantity = view.quantity or held.quantity
    due = settle(held, price, quantity, settings, view.today)
    name = product_name(price, known, held.product)
    before = held.subscription
    if due.waits or price is None:
        return replace(held, subscription=replace(before, scheduled=True), later=name)
    now = replace(before, prices=(price.id,), quantities=(quantity,))
    if due.ends_trial and due.begins is not None:
        begun, ends = seconds(view.today), seconds(due.begins)
        now = replace(now, status="active", trial_end=0, period_start=begun, period_end=ends)
    return Held(now, name, price)
