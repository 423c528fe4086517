"""The example customer, with plans from the merchant's own catalogue."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from portal_desktop.account.products import Catalogue, Price
from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.account.subscriptions import Customer, Subscription
from portal_desktop.catalogue.offers import chosen_offers
from portal_desktop.options.subscription import ALLOWED_UPDATES
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.dates import add_intervals, noon_timestamp
from portal_desktop.portal_page.view import PageView, Situation
from portal_desktop.settings.settings import Settings, members

PERSON: Final = Customer(
    "",
    "Jenny Rosen",
    "jenny@example.com",
    "+353 20 912 3456",
    "12 Harbour Street, Dublin, IE",
    "12 Harbour Street, Dublin, IE",
)
TAX_ID: Final = "IE1234567FA"
SINCE_THE_LAST_BILL: Final = 6
OF_THE_TRIAL_LEFT: Final = 8
TRIAL: Final = 14
EXAMPLE_AMOUNT: Final = 2400
YEARLY_AMOUNT: Final = 24000

Sub = tuple[Subscription, Price]


def subscriptions(settings: Settings, known: AccountSnapshot, view: PageView) -> tuple[Sub, ...]:
    """What the example customer is subscribed to, as the situation says."""
    if view.situation == "none":
        return ()
    prices = _prices(settings, known, view.situation)
    given = known.catalogue.prices_by_id.get(view.plan) if known.catalogue else None
    if given is not None:
        prices[0] = given
    return tuple(
        (_subscription(f"example_{place}", price, settings, view), price)
        for place, price in enumerate(prices)
    )


def _prices(settings: Settings, known: AccountSnapshot, situation: Situation) -> list[Price]:
    """The merchant's own plans: offered ones first, else any; invented ones without a catalogue."""
    currency = (known.business.currency if known.business else "") or "usd"
    if situation == "usage":
        invented = Price("", "", None, currency, "month", metered=True)
        by_usage = known.catalogue.once(metered) if known.catalogue else ()
        return [_first(by_usage) or invented]
    offered = tuple(_offered_prices(settings, known.catalogue))
    anything = known.catalogue.once(sold) if known.catalogue else ()
    if situation == "yearly":
        yearly = (_first_with_interval("year", offered), _first_with_interval("year", anything))
        invented = Price("", "", _amount(YEARLY_AMOUNT, known), currency, "year")
        return [next(filter(None, yearly), invented)]
    candidates = (
        _first_with_interval("month", offered),
        _first_with_interval("month", anything),
        _first(offered),
    )
    invented = Price("", "", _amount(EXAMPLE_AMOUNT, known), currency, "month")
    found = next(filter(None, candidates), _first(anything) or invented)
    if situation != "several":
        return [found]
    others = (each for each in (*offered, *anything) if each.product != found.product)
    return [found, next(others, found)]


def _amount(usual: int, known: AccountSnapshot) -> int | None:
    """No amount as long as nobody knows in which currency the account charges."""
    return usual if known.business or known.catalogue else None


def _first_with_interval(interval: str, prices: Iterable[Price]) -> Price | None:
    return _first(each for each in prices if (each.interval, each.interval_count) == (interval, 1))


def _first(prices: Iterable[Price]) -> Price | None:
    return next(iter(prices), None)


def _subscription(name: str, price: Price, settings: Settings, view: PageView) -> Subscription:
    begins, ends = billing_period(price, view.today)
    made = Subscription(
        id=name,
        customer="",
        status="active",
        flexible=True,
        prices=(price.id,),
        quantities=(0 if price.metered else _quantity(settings, price),),
        period_start=noon_timestamp(begins),
        period_end=noon_timestamp(ends),
    )
    return _in_situation(made, view)


def _in_situation(made: Subscription, view: PageView) -> Subscription:
    """The same in the situation."""
    match view.situation:
        case "trial":
            ends = add_intervals(view.today, "day", OF_THE_TRIAL_LEFT)
            begun, over = noon_timestamp(add_intervals(ends, "day", -TRIAL)), noon_timestamp(ends)
            trial = replace(made, status="trialing", trial_end=over)
            return replace(trial, period_start=begun, period_end=over)
        case "ending":
            return replace(made, ends=made.period_end)
        case "past_due":
            return replace(made, status="past_due")
        case "scheduled":
            return replace(made, scheduled=True)
        case _:
            return made


def billing_period(price: Price, today: date) -> tuple[date, date]:
    """The first day of the running period, and of the next."""
    last = add_intervals(today, "day", -SINCE_THE_LAST_BILL)
    return last, add_intervals(last, price.interval, max(price.interval_count, 1))


def plan_name(view: PageView) -> str:
    """What a plan is called as long as its name is not known."""
    return texts.portal_translations(view.language).gettext(texts.EXAMPLE_PLAN)


def _offered_prices(settings: Settings, catalogue: Catalogue | None) -> Iterator[Price]:
    if catalogue is None:
        return
    for offer in chosen_offers(settings):
        for price in offer.prices:
            found = catalogue.prices_by_id.get(price)
            if found is not None and _can_be_shown(found, catalogue):
                yield found


def sold(catalogue: Catalogue) -> tuple[Price, ...]:
    """The prices somebody can be subscribed to for an amount that is known."""
    return tuple(each for each in catalogue.prices if _can_be_shown(each, catalogue))


def metered(catalogue: Catalogue) -> tuple[Price, ...]:
    """The prices by which usage is billed."""
    return tuple(each for each in catalogue.prices if _can_be_shown(each, catalogue, metered=True))


def _can_be_shown(price: Price, catalogue: Catalogue, *, metered: bool = False) -> bool:
    product = catalogue.products_by_id.get(price.product)
    if product is None or not product.active or not price.active or not price.is_recurring:
        return False
    return price.metered if metered else not price.metered and price.amount is not None


def _quantity(settings: Settings, price: Price) -> int:
    if "quantity" not in members(settings, ALLOWED_UPDATES.path):
        return 1
    offer = next((each for each in chosen_offers(settings) if each.product == price.product), None)
    return max(1, offer.minimum) if offer is not None and offer.adjustable else 1
