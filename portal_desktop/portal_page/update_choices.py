"""What a customer may choose: prices, quantities within their bounds, an example of a change."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from portal_desktop.account.products import Catalogue, Price, interval_days
from portal_desktop.catalogue.offers import chosen_offers
from portal_desktop.options.subscription import ALLOWED_UPDATES
from portal_desktop.options.values import Offer
from portal_desktop.portal_page.render_context import RenderContext
from portal_desktop.portal_page.subscription_view import SubscriptionView
from portal_desktop.portal_page.view import PageView
from portal_desktop.portal_page.viewed_customer import quantity_of, target_price
from portal_desktop.settings.settings import Settings, members

MOST: Final = 999


def can_update(seen: RenderContext, what: str) -> bool:
    """Whether customers may change this: ``price``, ``quantity``, ``promotion_code``."""
    return what in members(seen.settings, ALLOWED_UPDATES.path)


def offered_prices(seen: RenderContext) -> Iterator[Price]:
    """The prices offered, as far as they are known, in the merchant's order."""
    return offered_catalogue_prices(seen.settings, seen.known.catalogue)


def offered_catalogue_prices(settings: Settings, catalogue: Catalogue | None) -> Iterator[Price]:
    """The prices of the portal that the catalogue knows."""
    found = catalogue.prices_by_id if catalogue else {}
    for offer in chosen_offers(settings):
        yield from (found[price] for price in offer.prices if price in found)


def quantity_bounds(seen: RenderContext, price: Price | None) -> tuple[int, int] | None:
    """Find the smallest and largest quantity customers may choose; None where they choose none.

    Stripe allows a smallest of 0: whoever chooses it pays nothing.
    """
    offer = _offer(seen, price)
    if offer is None or not offer.adjustable or not can_update(seen, "quantity"):
        return None
    return max(offer.minimum, 0), min(offer.maximum or MOST, MOST)


def clamp_quantity(seen: RenderContext, price: Price | None, quantity: int) -> int:
    """The nearest quantity that is allowed; as it is where they choose none."""
    allowed = quantity_bounds(seen, price)
    return quantity if allowed is None else max(allowed[0], min(quantity, allowed[1]))


def has_valid_change(seen: RenderContext, held: SubscriptionView) -> bool:
    """Whether something is chosen that differs from what they have, and may be."""
    view, price = seen.view, target_price(held, seen.known, seen.view)
    quantity = quantity_of(held, view)
    other = view.price not in {"", held.price.id if held.price else ""}
    if not other and quantity == held.quantity:
        return view.code
    return quantity == clamp_quantity(seen, price, quantity)


def with_example_choice(seen: RenderContext, held: SubscriptionView) -> PageView:
    """Give the view of somebody who has chosen something, such as a dearer plan.

    For whoever opens the confirmation without having done so: a dearer plan of the same interval,
    else another plan, else one unit more. The same view where there is nothing to choose.
    """
    view, own = seen.view, held.price
    nothing_chosen = not view.price and view.quantity in {None, held.quantity} and not view.code
    if own is None or not nothing_chosen:
        return view
    others = (
        [each for each in offered_prices(seen) if _is_example_switch(each, own)]
        if can_update(seen, "price")
        else []
    )
    if others:
        price = min(others, key=lambda each: _less_telling(each, own))
        return replace(view, price=price.id, quantity=clamp_quantity(seen, price, held.quantity))
    for quantity in (held.quantity + 1, held.quantity - 1):
        if quantity_bounds(seen, own) and clamp_quantity(seen, own, quantity) == quantity:
            return replace(view, quantity=quantity)
    return view


def _is_example_switch(price: Price, own: Price) -> bool:
    """Whether a switch to it is an example: no other currency, nothing that cannot be sold."""
    usable = price.active and price.is_recurring and not price.metered and price.amount is not None
    return usable and price.id != own.id and price.currency == own.currency


def _less_telling(price: Price, own: Price) -> tuple[bool, bool, int]:
    dearer = (price.amount or 0) > (own.amount or 0)
    return interval_days(price) != interval_days(own), not dearer, price.amount or 0


def _offer(seen: RenderContext, price: Price | None) -> Offer | None:
    if price is None:
        return None
    return next(
        (each for each in chosen_offers(seen.settings) if each.product == price.product), None
    )
