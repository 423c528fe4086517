"""What a page is made from, and its words, dates and amounts in the customer's language."""

from dataclasses import dataclass
from datetime import date

from portal_desktop.account.products import Price
from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.billing.customer_abilities import is_switched_on
from portal_desktop.common import money
from portal_desktop.common.dates import DateStyle, date_text
from portal_desktop.common.money import Money
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.subscription_view import SubscriptionView, price_total
from portal_desktop.portal_page.view import PageView
from portal_desktop.portal_page.viewed_customer import ViewedCustomer, customer
from portal_desktop.settings.settings import Settings

__all__ = ["RenderContext", "is_switched_on", "look_at"]


@dataclass(frozen=True, slots=True)
class RenderContext:
    """Everything the pages are made from: settings, account, view, and the customer who looks."""

    settings: Settings
    known: AccountSnapshot
    view: PageView
    customer: ViewedCustomer

    def portal_text(self, text: str, **filled: object) -> str:
        """Words of the portal, with names and numbers filled in."""
        words = texts.portal_translations(self.view.language).gettext(text)
        return words.format(**filled) if filled else words

    def amount_text(self, amount: Money | None) -> str:
        """An amount; a dash where it is not known."""
        return money.format_money(amount, self.view.language) if amount else "—"

    def day_text(self, day: date | None, style: DateStyle = "long") -> str:
        """A day; a dash where it is not known."""
        return date_text(day, self.view.language, style) if day else "—"

    def interval_text(self, price: Price) -> str:
        """How often a price is paid."""
        words = texts.portal_translations(self.view.language)
        return money.per_interval(price.interval, price.interval_count, words)

    def price_text(self, price: Price | None, quantity: int = 1) -> str:
        """What a price comes to, and how often."""
        if price is None:
            return "—"
        if price.metered:
            return self.portal_text(texts.PRICE_VARIES)
        amount = price_total(price, quantity)
        if amount is None:
            return "—"
        per = self.interval_text(price)
        return self.portal_text(
            texts.PER_AMOUNT, amount=self.amount_text(amount), interval=per
        ).strip()

    def product_text(self, product: str, quantity: int) -> str:
        """A product and how many of it."""
        return (
            self.portal_text(texts.TIMES, product=product, quantity=quantity)
            if quantity != 1
            else product
        )

    def subscription_text(self, held: SubscriptionView) -> str:
        """A subscription's product and how many of it."""
        return self.product_text(held.product, held.quantity)


def look_at(settings: Settings, known: AccountSnapshot, view: PageView) -> RenderContext:
    """Gather what a page is made from."""
    return RenderContext(settings, known, view, customer(settings, known, view))
