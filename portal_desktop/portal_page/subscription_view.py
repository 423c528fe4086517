"""A subscription as a page shows it: with its product and price."""

from dataclasses import dataclass

from portal_desktop.account.products import Price
from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.account.subscriptions import Subscription
from portal_desktop.common.money import Money
from portal_desktop.common.sanitize import sanitize_text

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class SubscriptionView:
    """A subscription and what it is of.

    Attributes:
        product: its name.
        price: None where that is not known here; stands for all of them together where there are
            several.
        later: what it changes to at the period's end, in words.
        paid: what was paid today, in the preview.
    """

    subscription: Subscription
    product: str
    price: Price | None
    later: str = ""
    paid: Money | None = None

    @property
    def quantity(self) -> int:
        """How many units; 1 where that does not apply. Whoever has none pays nothing."""
        if len(self.subscription.prices) > 1 or self.price is None or self.price.metered:
            return 1
        return next(iter(self.subscription.quantities), 1)

    @property
    def amount(self) -> Money | None:
        """What one bill comes to, where that is known."""
        return price_total(self.price, self.quantity)


def price_total(price: Price | None, quantity: int) -> Money | None:
    """What a price comes to for so many units; None for usage, tiers, and what is not known."""
    if price is None or price.amount is None or price.metered:
        return None
    return Money(price.amount * quantity, price.currency)


def product_name(price: Price | None, known: AccountSnapshot, otherwise: str) -> str:
    """The product's name as customers see it."""
    product = (
        known.catalogue.products_by_id.get(price.product) if known.catalogue and price else None
    )
    return sanitize_text(product.name, LONGEST_NAME) if product else otherwise
