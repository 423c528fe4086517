"""The guided path "Which plans may they switch between?": one price after another.

Stripe takes at most ten products, one price per interval of a product, and lets customers switch
only where they can change how they pay (rules R2-R4).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from portal_desktop.account.snapshot import Catalogue, Price
from portal_desktop.catalogue.labels import price_label, product_name
from portal_desktop.catalogue.offers import (
    MOST_PRODUCTS,
    chosen_offers,
    switching_warnings,
    why_not,
    with_price,
)
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.values import Offer
from portal_desktop.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is offered by now, prepared for asking about one price after another."""

    offers: tuple[Offer, ...]
    catalogue: Catalogue
    prices: tuple[Price, ...]

    def why_not(self, price: Price) -> str:
        """Why a price cannot be ticked, as a sentence; empty where it can."""
        if reason := why_not(price, self.catalogue):
            return reason
        full = len(self.offers) >= MOST_PRODUCTS
        if full and all(offer.product != price.product for offer in self.offers):
            said = _("{most} products are chosen already, which is the most Stripe takes.")
            return said.format(most=MOST_PRODUCTS)
        return ""

    def replaced_price(self, price: Price) -> Price | None:
        """The price of the same product and interval that gives way when this one is ticked."""
        wanted = (price.product, price.interval, price.interval_count)
        same = (
            each
            for each in self.prices
            if each.id != price.id and (each.product, each.interval, each.interval_count) == wanted
        )
        return next(same, None)

    def price_remarks(self, price: Price) -> tuple[str, ...]:
        """What should be known before ticking a price, or about one that is ticked."""
        found = list(switching_warnings(price, self.prices))
        ticked = any(each.id == price.id for each in self.prices)
        other = None if ticked else self.replaced_price(price)
        if other is not None:
            said = _("Takes the place of {price}: a product has one price per interval here.")
            found.insert(0, said.format(price=price_label(other)))
        return tuple(found)

    def with_price(self, price: Price, *, on: bool) -> tuple[Offer, ...]:
        """The offers with a price ticked or not; ticked, it takes the place of its like."""
        other = self.replaced_price(price) if on else None
        before = with_price(self.offers, other, on=False) if other else self.offers
        kept = next((each for each in self.offers if each.product == price.product), None)
        after = with_price(before, price, on=on)
        if kept is None or not on:
            return after
        # The product may have left with its last price: its place and quantities stay.
        ids = next(each.prices for each in after if each.product == price.product)
        new = Offer(kept.product, ids, kept.adjustable, kept.minimum, kept.maximum)
        return tuple(new if each.product == price.product else each for each in self.offers)


def selection_from_offers(offers: tuple[Offer, ...], catalogue: Catalogue) -> Chosen:
    """What is offered, looked up in the catalogue."""
    known = catalogue.prices_by_id
    prices = tuple(known[each] for offer in offers for each in offer.prices if each in known)
    return Chosen(offers, catalogue, prices)


@dataclass(frozen=True, slots=True)
class Step:
    """A station of the path: whether it is passed, and what to say there."""

    done: bool
    text: str


def how_many(offers: Iterable[Offer]) -> Step:
    """At most ten products, and something to switch to."""
    found = tuple(offers)
    prices = sum(len(offer.prices) for offer in found)
    count = ngettext(
        "{count} of at most {most} products", "{count} of at most {most} products", len(found)
    ).format(count=len(found), most=MOST_PRODUCTS)
    if prices == 1:
        alone = _("who has it can switch to nothing else")
        return Step(False, f"{count}; {alone}")
    return Step(0 < len(found) <= MOST_PRODUCTS, count)


def one_per_interval(offers: tuple[Offer, ...], catalogue: Catalogue) -> Step:
    """Of each product, one price per interval."""
    asked = selection_from_offers(offers, catalogue)
    twice = {price.product for price in asked.prices if asked.replaced_price(price) is not None}
    if not twice:
        return Step(bool(offers), _("Ticking another one of the same interval replaces it."))
    names = ", ".join(sorted(product_name(product, catalogue) for product in twice))
    return Step(False, _("Keep one price per interval of {products}.").format(products=names))


def payment_method_step(settings: Settings) -> Step:
    """Whether customers can change how they pay, without which nobody can switch."""
    if settings.get(PAYMENT_METHODS) is False:
        return Step(False, _("Needed for switching: the new plan has to be paid."))
    return Step(True, _("They can, so they can switch."))


def selection_from_draft(settings: Settings, catalogue: Catalogue | None) -> Chosen | None:
    """What a draft offers; None while the catalogue is not known."""
    return selection_from_offers(chosen_offers(settings), catalogue) if catalogue else None
