"""Changing a subscription: the plans to choose from, the quantity, the promotion code."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from portal_desktop.account import products as catalogue
from portal_desktop.catalogue.offers import chosen
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import plain
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import (
    Action,
    Aside,
    Badge,
    Block,
    Button,
    Buttons,
    Field,
    Price,
    Product,
    Stepper,
    Title,
)
from portal_desktop.portal_page.render_context import Seen
from portal_desktop.portal_page.subscription_view import LONGEST_NAME, Held, length
from portal_desktop.portal_page.update_choices import bounds, changes, may, prices, within
from portal_desktop.portal_page.viewed_customer import quantity_of, target

LONGEST_DESCRIPTION: Final = 200
MOST: Final = 999


def update(seen: Seen, held: Held) -> tuple[Block, ...]:
    """Choosing. Nothing is changed before the next page."""
    view = seen.view
    go_on = view.at("confirm") if changes(seen, held) else None
    buttons = (
        Button(seen.say(texts.CONTINUE), "primary", go_on),
        Button(seen.say(texts.GO_BACK), "plain", view.at("home")),
    )
    return (
        Title(seen.say(texts.UPDATE_TITLE)),
        *_plans(seen, held),
        *_quantity(seen, held),
        *_promotion(seen),
        Buttons(buttons),
    )


def _plans(seen: Seen, held: Held) -> Iterator[Block]:
    """A card for each product offered; without leave to switch, only what they have."""
    found = list(prices(seen)) if may(seen, "price") else []
    own = held.price
    if own is not None and own.id not in {each.id for each in found}:
        found = [own, *found]
    if seen.known.catalogue is None:
        yield Aside(_("Your plans are not known here, so they cannot be shown."))
    elif not seen.known.catalogue.complete and _not_read(seen, seen.known.catalogue):
        yield Aside(_("Your plans are still being read: there are more than these."))
    by_product = sorted(found, key=lambda each: _place(seen, each.product))
    for _product, group in groupby(by_product, key=lambda each: each.product):
        yield _card(seen, held, sorted(group, key=length))


def _not_read(seen: Seen, found: catalogue.Catalogue) -> bool:
    """Whether something that is offered may come with the pages that are still to be read."""
    offered = (price for offer in chosen(seen.settings) for price in offer.prices)
    return may(seen, "price") and any(price not in found.price for price in offered)


def _place(seen: Seen, product: str) -> int:
    """Where a product stands among the offers; what is not offered stands first."""
    order = [each.product for each in chosen(seen.settings)]
    return order.index(product) if product in order else -1


def _card(seen: Seen, held: Held, own: list[catalogue.Price]) -> Product:
    target_ = target(held, seen.known, seen.view)
    found = seen.known.catalogue.product.get(own[0].product) if seen.known.catalogue else None
    return Product(
        plain(found.name, LONGEST_NAME) if found else held.product,
        plain(found.description, LONGEST_DESCRIPTION) if found else "",
        tuple(_row(seen, held, each, _id(target_)) for each in own),
        _id(target_) in {each.id for each in own},
    )


def _row(seen: Seen, held: Held, price: catalogue.Price, target_: str) -> Price:
    shown, own = seen.price(price), _id(held.price)
    if price.id == target_:
        word = texts.CURRENT if price.id == own else texts.SELECTED
        return Price(shown, Badge(seen.say(word), "quiet" if price.id == own else "good"))
    quantity = within(seen, price, quantity_of(held, seen.view))
    kept = None if price.id == own and quantity == held.quantity else quantity
    select = seen.view.at("update", price="" if price.id == own else price.id, quantity=kept)
    current = Badge(seen.say(texts.CURRENT)) if price.id == own else None
    return Price(shown, current, Button(seen.say(texts.SELECT), "plain", select))


def _quantity(seen: Seen, held: Held) -> Iterator[Block]:
    """The stepper, within what the merchant allows of this product."""
    allowed = bounds(seen, target(held, seen.known, seen.view))
    if allowed is None:
        return
    now, (least, most) = quantity_of(held, seen.view), allowed
    less = seen.view.at("update", quantity=min(now - 1, most)) if now > least else None
    more = seen.view.at("update", quantity=max(now + 1, least)) if now < most else None
    yield Stepper(seen.say(texts.QUANTITY), str(now), less, more)
    if least == 0:
        yield Aside(_("You allow 0 here: whoever chooses it pays nothing."))


def _promotion(seen: Seen) -> Iterator[Block]:
    if not may(seen, "promotion_code"):
        return
    if seen.view.code:
        yield Field(seen.say(texts.PROMOTION_CODE), hint="SECONDCUP")
    else:
        yield Action("add", seen.say(texts.ADD_CODE), (), seen.view.at("update", code=True))


def _id(price: catalogue.Price | None) -> str:
    return price.id if price else ""
