"""What a page is made from, and its words, dates and amounts in the customer's language."""

from dataclasses import dataclass
from datetime import date

from portal_desktop.account.products import Price
from portal_desktop.account.snapshot import Known
from portal_desktop.billing.customer_abilities import on
from portal_desktop.common import money
from portal_desktop.common.dates import DateStyle, show_date
from portal_desktop.common.money import Money
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.subscription_view import Held, cost
from portal_desktop.portal_page.view import View
from portal_desktop.portal_page.viewed_customer import Customer, customer
from portal_desktop.settings.settings import Settings

__all__ = ["Seen", "look_at", "on"]


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything the pages are made from."""

    settings: Settings
    known: Known
    view: View
    customer: Customer

    def say(self, text: str, **filled: object) -> str:
        """Words of the portal, with names and numbers filled in."""
        words = texts.words(self.view.language).gettext(text)
        return words.format(**filled) if filled else words

    def amount(self, amount: Money | None) -> str:
        """An amount; a dash where it is not known."""
        return money.show(amount, self.view.language) if amount else "—"

    def day(self, day: date | None, style: DateStyle = "long") -> str:
        """A day; a dash where it is not known."""
        return show_date(day, self.view.language, style) if day else "—"

    def per(self, price: Price) -> str:
        """How often a price is paid."""
        words = texts.words(self.view.language)
        return money.per(price.interval, price.interval_count, words)

    def price(self, price: Price | None, quantity: int = 1) -> str:
        """What a price comes to, and how often."""
        if price is None:
            return "—"
        if price.metered:
            return self.say(texts.PRICE_VARIES)
        amount = cost(price, quantity)
        if amount is None:
            return "—"
        per = self.per(price)
        return self.say(texts.PER_AMOUNT, amount=self.amount(amount), interval=per).strip()

    def named(self, product: str, quantity: int) -> str:
        """A product and how many of it."""
        return (
            self.say(texts.TIMES, product=product, quantity=quantity) if quantity != 1 else product
        )

    def held(self, held: Held) -> str:
        """A subscription's product and how many of it."""
        return self.named(held.product, held.quantity)


def look_at(settings: Settings, known: Known, view: View) -> Seen:
    """Gather what a page is made from."""
    return Seen(settings, known, view, customer(settings, known, view))
