"""A portal in which everything is offered, and a customer who clicks through it."""

from dataclasses import replace
from typing import get_args

from portal_desktop.account.products import Price
from portal_desktop.account.snapshot import AccountSnapshot, FeedbackOption
from portal_desktop.options.cancellation import FEEDBACK_OPTIONS, REASON_OPTIONS, RETENTION_COUPON
from portal_desktop.options.subscription import PAUSE, PAUSE_DURATIONS, PRODUCTS, UPDATE_PRORATION
from portal_desktop.options.values import Offer
from portal_desktop.portal_page import Page, PageName, PageView, build_page
from portal_desktop.portal_page.blocks import (
    Aside,
    ButtonBlock,
    Buttons,
    LinkBlock,
    Pick,
    PlanBlock,
    ProductBlock,
    SectionBlock,
)
from portal_desktop.settings.settings import Settings
from tests.unit.example_catalogue import CATALOGUE, EVERYTHING, KNOWN

PAGES: tuple[PageName, ...] = get_args(PageName)
OFFERS = (
    Offer("prod_blend", ("price_month", "price_year"), adjustable=True, minimum=1, maximum=9),
    Offer("prod_tea", ("price_tea",)),
)
FULL = EVERYTHING | {
    PRODUCTS.path: OFFERS,
    UPDATE_PRORATION.path: "always_invoice",
    PAUSE.path: True,
    PAUSE_DURATIONS.path: ("month:1", "month:3"),
    RETENTION_COUPON.path: "20 % off for three months",
    REASON_OPTIONS.path: ("too_expensive", "unused", "other"),
    FEEDBACK_OPTIONS.path: ("fo_1",),
}
ALL = replace(KNOWN, feedback_options=(FeedbackOption("fo_1", "The beans were too dark"),))


def seen(view: PageView, settings: Settings = FULL, known: AccountSnapshot = ALL) -> Page:
    return build_page(settings, known, view)


def buttons(shown: Page) -> dict[str, PageView | None]:
    """What can be pressed on a page, and where it leads."""
    found: dict[str, PageView | None] = {}
    blocks = [*shown.blocks, *shown.dialog]
    parts = [part for b in blocks for part in (b.parts if isinstance(b, SectionBlock) else (b,))]
    for part in parts:
        if isinstance(part, Buttons | PlanBlock):
            found |= {each.text: each.goes_to for each in part.buttons}
        elif isinstance(part, LinkBlock | Pick):
            found[part.text] = part.goes_to
        elif isinstance(part, ProductBlock):
            pressed = (each for each in part.prices if isinstance(each.button, ButtonBlock))
            found |= {each.text: each.button.goes_to for each in pressed if each.button}
    return found


def press(shown: Page, text: str, settings: Settings = FULL, known: AccountSnapshot = ALL) -> Page:
    leads = buttons(shown)[text]
    assert leads is not None, f"{text} cannot be pressed"
    return seen(leads, settings, known)


def selling(*prices: Price) -> AccountSnapshot:
    """The same with more prices in the shop."""
    catalogue = replace(CATALOGUE, prices=(*CATALOGUE.prices, *prices))
    return replace(ALL, catalogue=catalogue)


def asides(shown: Page) -> str:
    return " ".join(block.text for block in shown.blocks if isinstance(block, Aside))
