"""Changing a subscription: the plans to choose from, the quantity, the promotion code."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from portal_desktop.account import products as catalogue
from portal_desktop.account.products import interval_days
from portal_desktop.catalogue.offers import chosen_offers
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import (
    Aside,
    BadgeBlock,
    Block,
    ButtonBlock,
    Buttons,
    FieldBlock,
    LinkBlock,
    PriceBlock,
    ProductBlock,
    Stepper,
    Title,
)
from portal_desktop.portal_page.render_context import RenderContext
from portal_desktop.portal_page.subscription_view import LONGEST_NAME, SubscriptionView
from portal_desktop.portal_page.update_choices import (
    can_update,
    clamp_quantity,
    has_valid_change,
    offered_prices,
    quantity_bounds,
)
from portal_desktop.portal_page.viewed_customer import quantity_of, target_price

LONGEST_DESCRIPTION: Final = 200
MOST: Final = 999


def update_blocks(seen: RenderContext, held: SubscriptionView) -> tuple[Block, ...]:
    """The page to choose another plan or quantity; nothing is changed before the next one."""
    view = seen.view
    go_on = view.on_page("confirm") if has_valid_change(seen, held) else None
    buttons = (
        ButtonBlock(seen.portal_text(texts.CONTINUE), "primary", go_on),
        ButtonBlock(seen.portal_text(texts.GO_BACK), "plain", view.on_page("home")),
    )
    return (
        Title(seen.portal_text(texts.UPDATE_TITLE)),
        *_product_cards(seen, held),
        *_quantity(seen, held),
        *_promotion(seen),
        Buttons(buttons),
    )


def _product_cards(seen: RenderContext, held: SubscriptionView) -> Iterator[Block]:
    """A card for each product offered; without leave to switch, only what they have."""
    found = list(offered_prices(seen)) if can_update(seen, "price") else []
    own = held.price
    if own is not None and own.id not in {each.id for each in found}:
        found = [own, *found]
    if seen.known.catalogue is None:
        yield Aside(_("Your plans are not known here, so they cannot be shown."))
    elif not seen.known.catalogue.complete and _not_read(seen, seen.known.catalogue):
        yield Aside(_("Your plans are still being read: there are more than these."))
    by_product = sorted(found, key=lambda each: _offer_position(seen, each.product))
    for _product, group in groupby(by_product, key=lambda each: each.product):
        yield _card(seen, held, sorted(group, key=interval_days))


def _not_read(seen: RenderContext, found: catalogue.Catalogue) -> bool:
    """Whether something that is offered may come with the pages that are still to be read."""
    offered = (price for offer in chosen_offers(seen.settings) for price in offer.prices)
    return can_update(seen, "price") and any(price not in found.prices_by_id for price in offered)


def _offer_position(seen: RenderContext, product: str) -> int:
    """Where a product stands among the offers; what is not offered stands first."""
    order = [each.product for each in chosen_offers(seen.settings)]
    return order.index(product) if product in order else -1


def _card(seen: RenderContext, held: SubscriptionView, own: list[catalogue.Price]) -> ProductBlock:
    target_ = target_price(held, seen.known, seen.view)
    found = (
        seen.known.catalogue.products_by_id.get(own[0].product) if seen.known.catalogue else None
    )
    return ProductBlock(
        sanitize_text(found.name, LONGEST_NAME) if found else held.product,
        sanitize_text(found.description, LONGEST_DESCRIPTION) if found else "",
        tuple(_row(seen, held, each, _id(target_)) for each in own),
        _id(target_) in {each.id for each in own},
    )


def _row(
    seen: RenderContext, held: SubscriptionView, price: catalogue.Price, target_: str
) -> PriceBlock:
    shown, own = seen.price_text(price), _id(held.price)
    if price.id == target_:
        word = texts.CURRENT if price.id == own else texts.SELECTED
        return PriceBlock(
            shown, BadgeBlock(seen.portal_text(word), "quiet" if price.id == own else "good")
        )
    quantity = clamp_quantity(seen, price, quantity_of(held, seen.view))
    kept = None if price.id == own and quantity == held.quantity else quantity
    select = seen.view.on_page("update", price="" if price.id == own else price.id, quantity=kept)
    current = BadgeBlock(seen.portal_text(texts.CURRENT)) if price.id == own else None
    return PriceBlock(shown, current, ButtonBlock(seen.portal_text(texts.SELECT), "plain", select))


def _quantity(seen: RenderContext, held: SubscriptionView) -> Iterator[Block]:
    """The stepper, within what the merchant allows of this product."""
    allowed = quantity_bounds(seen, target_price(held, seen.known, seen.view))
    if allowed is None:
        return
    now, (least, most) = quantity_of(held, seen.view), allowed
    less = seen.view.on_page("update", quantity=min(now - 1, most)) if now > least else None
    more = seen.view.on_page("update", quantity=max(now + 1, least)) if now < most else None
    yield Stepper(seen.portal_text(texts.QUANTITY), str(now), less, more)
    if least == 0:
        yield Aside(_("You allow 0 here: whoever chooses it pays nothing."))


def _promotion(seen: RenderContext) -> Iterator[Block]:
    if not can_update(seen, "promotion_code"):
        return
    if seen.view.code:
        yield FieldBlock(seen.portal_text(texts.PROMOTION_CODE), hint="SECONDCUP")
    else:
        yield LinkBlock(
            "add", seen.portal_text(texts.ADD_CODE), (), seen.view.on_page("update", code=True)
        )


def _id(price: catalogue.Price | None) -> str:
    return price.id if price else ""
