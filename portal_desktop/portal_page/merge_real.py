"""A real customer's subscription as a page shows it: nothing in it is the example customer's."""

from collections.abc import Sequence
from dataclasses import replace

from portal_desktop.account.products import Price
from portal_desktop.account.snapshot import Known
from portal_desktop.account.subscriptions import Subscription
from portal_desktop.common.i18n import _, plain
from portal_desktop.portal_page.subscription_view import LONGEST_NAME, Held, product_name


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
