"""Whose portal is shown: a real customer of the account, or the example one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal_desktop.account.products import Price
from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.account.subscriptions import (
    Customer,
    Subscription,
    customer_of,
    ongoing_subscriptions_of,
)
from portal_desktop.common.i18n import _
from portal_desktop.common.money import Money
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.options.cancellation import CANCEL_MODE
from portal_desktop.portal_page import example_customer as example
from portal_desktop.portal_page.amount_due import compute_amount_due
from portal_desktop.portal_page.dates import noon_timestamp
from portal_desktop.portal_page.subscription_view import (
    LONGEST_NAME,
    SubscriptionView,
    product_name,
)
from portal_desktop.portal_page.view import PageView
from portal_desktop.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class ViewedCustomer:
    """Who looks at a page; ``real`` is False for the example customer."""

    person: Customer
    held: tuple[SubscriptionView, ...]
    real: bool = False


def customer(settings: Settings, known: AccountSnapshot, view: PageView) -> ViewedCustomer:
    """Who looks at the page, with what they did in the preview already done."""
    if view.before is not None:
        found = customer(settings, known, replace(view.before, plan=view.plan))
    else:
        found = _real(known, view) or _example(settings, known, view)
    acted = _acted_subscription(found, view)
    held = (
        _after_action(each, settings, known, view) if each is acted else each for each in found.held
    )
    return replace(found, held=tuple(each for each in held if each.subscription.is_ongoing))


def before_all(settings: Settings, known: AccountSnapshot, view: PageView) -> ViewedCustomer:
    """The same before anything was done in the preview."""
    return customer(settings, known, replace(view, done="", before=None))


def _acted_subscription(found: ViewedCustomer, view: PageView) -> SubscriptionView | None:
    """The subscription that something was done with; the first unless another was named."""
    if not view.done:
        return None
    if not view.subscription:
        return next(iter(found.held), None)
    return next((each for each in found.held if each.subscription.id == view.subscription), None)


def chosen_subscription(found: ViewedCustomer, view: PageView) -> SubscriptionView | None:
    """The subscription something is done with; the first unless another was clicked."""
    named = (each for each in found.held if each.subscription.id == view.subscription)
    return next(named, None) or next(iter(found.held), None)


def target_price(held: SubscriptionView, known: AccountSnapshot, view: PageView) -> Price | None:
    """The price chosen for it; the present one as long as none was."""
    if not view.price or known.catalogue is None:
        return held.price
    return known.catalogue.prices_by_id.get(view.price, held.price)


def quantity_of(held: SubscriptionView, view: PageView) -> int:
    """How many were chosen; as many as there are as long as none were."""
    return held.quantity if view.quantity is None else view.quantity


def plan_of(settings: Settings, known: AccountSnapshot, view: PageView) -> str:
    """The price the customer began with; empty where there is none in the catalogue."""
    held = before_all(settings, known, replace(view, plan="")).held
    return held[0].price.id if held and held[0].price else ""


def cancels_now(settings: Settings) -> bool:
    """Whether a cancelled subscription ends at once."""
    return settings.get(CANCEL_MODE, CANCEL_MODE.default) == "immediately"


def _real(known: AccountSnapshot, view: PageView) -> ViewedCustomer | None:
    if not view.customer or known.subscriptions is None:
        return None
    person = customer_of(known.subscriptions, view.customer)
    if person is None:
        return None
    theirs = ongoing_subscriptions_of(known.subscriptions, view.customer)
    return ViewedCustomer(person, tuple(held_of(each, known) for each in theirs), real=True)


def _example(settings: Settings, known: AccountSnapshot, view: PageView) -> ViewedCustomer:
    made = example.subscriptions(settings, known, view)
    return ViewedCustomer(
        example.PERSON,
        tuple(
            SubscriptionView(each, product_name(price, known, example.plan_name(view)), price)
            for each, price in made
        ),
    )


def _after_action(
    held: SubscriptionView, settings: Settings, known: AccountSnapshot, view: PageView
) -> SubscriptionView:
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
    return replace(subscription, ends=subscription.end_if_cancelled_now)


def _updated(
    held: SubscriptionView, settings: Settings, known: AccountSnapshot, view: PageView
) -> SubscriptionView:
    price, quantity = target_price(held, known, view), quantity_of(held, view)
    due = compute_amount_due(held, price, quantity, settings, view.today)
    name = product_name(price, known, held.product)
    before = held.subscription
    if due.waits or price is None:
        return replace(held, subscription=replace(before, scheduled=True), later=name)
    now = replace(before, prices=(price.id,), quantities=(quantity,))
    if due.begins is None:  # nobody can say when the next bill comes
        now = replace(now, period_start=0, period_end=0)
    elif due.anew:
        begun, ends = noon_timestamp(view.today), noon_timestamp(due.begins)
        now = replace(now, status="active", trial_end=0, period_start=begun, period_end=ends)
    paid = Money(due.today, price.currency) if due.today else None
    return SubscriptionView(now, name, price, paid=paid)


def held_of(subscription: Subscription, known: AccountSnapshot) -> SubscriptionView:
    """All its products by name; what they cost together where that is known."""
    prices = [_price_as_paid(each, subscription, known) for each in subscription.prices]
    nameless = _("A plan that is not known here")
    names = [product_name(each, known, nameless) for each in prices] or [nameless]
    together = sanitize_text(", ".join(dict.fromkeys(names)), LONGEST_NAME)
    return SubscriptionView(
        subscription, together, _combined_price(prices, subscription.quantities)
    )


def _price_as_paid(
    price_id: str, subscription: Subscription, known: AccountSnapshot
) -> Price | None:
    """A price may be paid in another currency than its own: how much is then not read."""
    found = known.catalogue.prices_by_id.get(price_id) if known.catalogue else None
    paid_in = subscription.currency
    if found is not None and paid_in and found.currency != paid_in:
        return replace(found, amount=None, currency=paid_in)
    return found


def _combined_price(prices: Sequence[Price | None], quantities: Sequence[int]) -> Price | None:
    if len(prices) == 1:
        return prices[0]
    known = [each for each in prices if each is not None]
    rhythms = {(each.currency, each.interval, each.interval_count) for each in known}
    amounts = [each.amount for each in known if each.amount is not None and not each.metered]
    if len(rhythms) != 1 or len(amounts) != len(prices) or len(amounts) != len(quantities):
        return None
    total = sum(amount * count for amount, count in zip(amounts, quantities, strict=True))
    return replace(known[0], id="", product="", amount=total)
