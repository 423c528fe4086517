"""The example customer of a page, with a plan from the merchant's own catalogue."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from portal_desktop.known import Catalogue, Known, Price
from portal_desktop.money import Money
from portal_desktop.offers import chosen
from portal_desktop.options import ALLOWED_UPDATES
from portal_desktop.page import texts
from portal_desktop.page.view import View
from portal_desktop.settings import Settings, members
from portal_desktop.text import plain

NAME: Final = "Jenny Rosen"
EMAIL: Final = "jenny@example.com"
FACTS: Final = {
    "name": NAME,
    "email": EMAIL,
    "address": "12 Harbour Street, Dublin, IE",
    "phone": "+353 20 912 3456",
    "shipping": "12 Harbour Street, Dublin, IE",
    "tax_id": "IE1234567FA",
}
LONGEST_NAME: Final = 80
SINCE_THE_LAST_BILL: Final = timedelta(days=6)
EXAMPLE_AMOUNT: Final = 2400
MOST_INTERVALS: Final = 1200  # a hundred years of months; Stripe allows three years


@dataclass(frozen=True, slots=True)
class Subscription:
    """What the example customer pays: ``each`` for one unit and ``count`` × ``interval``."""

    product: str
    each: Money
    interval: str
    count: int = 1
    quantity: int = 1

    @property
    def amount(self) -> Money:
        """What one bill comes to."""
        return Money(self.each.amount * self.quantity, self.each.currency)


def subscription(settings: Settings, known: Known, view: View) -> Subscription:
    """A plan of the merchant's: the first offered one, else the first anybody can subscribe to.

    Those paid every month come first for a customer who pays monthly. Without a catalogue, an
    invented one.
    """
    found = known.catalogue
    prices = tuple(_offered(settings, found)) or tuple(_any(found))
    monthly = (each for each in prices if (each.interval, each.interval_count) == ("month", 1))
    price = next(monthly, None) or next(iter(prices), None)
    if price is None or found is None or price.amount is None:
        currency = (known.business.currency if known.business else "") or "usd"
        product = texts.words(view.language).gettext(texts.EXAMPLE_PLAN)
        return Subscription(product, Money(EXAMPLE_AMOUNT, currency), "month")
    product = plain(found.product[price.product].name, LONGEST_NAME)
    each = Money(price.amount, price.currency)
    quantity = _quantity(settings, price)
    return Subscription(product, each, price.interval, max(price.interval_count, 1), quantity)


def bills(plan: Subscription, today: date) -> tuple[date, tuple[date, ...]]:
    """The day of the next bill, and the days of past ones, the newest first."""
    last = today - SINCE_THE_LAST_BILL
    past = tuple(moved(last, plan.interval, -plan.count * back) for back in range(3))
    return moved(last, plan.interval, plan.count), past


def moved(day: date, interval: str, count: int) -> date:
    """``day`` moved by so many intervals; the last of the month where it is too short."""
    count = max(-MOST_INTERVALS, min(count, MOST_INTERVALS))
    if interval in {"day", "week"}:
        return day + timedelta(days=count * (7 if interval == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if interval == "year" else 1)
    year, month = divmod(months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(min(max(year, 1), 9999), month + 1, min(day.day, last))
        except ValueError:
            continue
    return day


def _offered(settings: Settings, catalogue: Catalogue | None) -> Iterator[Price]:
    if catalogue is None:
        return
    for offer in chosen(settings):
        for price in offer.prices:
            found = catalogue.price.get(price)
            if found is not None and _can_be_shown(found, catalogue):
                yield found


def _any(catalogue: Catalogue | None) -> Iterator[Price]:
    if catalogue is not None:
        for price in catalogue.prices:
            if _can_be_shown(price, catalogue):
                yield price


def _can_be_shown(price: Price, catalogue: Catalogue) -> bool:
    product = catalogue.product.get(price.product)
    if product is None or not product.active or not price.active:
        return False
    return price.recurring and not price.metered and price.amount is not None


def _quantity(settings: Settings, price: Price) -> int:
    if "quantity" not in members(settings, ALLOWED_UPDATES.path):
        return 1
    offer = next((each for each in chosen(settings) if each.product == price.product), None)
    return max(1, offer.minimum) if offer is not None and offer.adjustable else 1
