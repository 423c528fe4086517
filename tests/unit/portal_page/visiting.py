"""A portal in which everything is offered, and a customer who clicks through it."""

from dataclasses import replace
from typing import get_args

from portal_desktop.account.products import Price
from portal_desktop.account.snapshot import Known, Reason
from portal_desktop.options.table import (
    OWN_REASONS,
    PAUSE,
    PAUSE_DURATIONS,
    PRODUCTS,
    REASON_OPTIONS,
    RETENTION_COUPON,
    UPDATE_PRORATION,
)
from portal_desktop.options.values import Offer
from portal_desktop.portal_page import Page, PageName, View, page
from portal_desktop.portal_page.blocks import (
    Action,
    Aside,
    Button,
    Buttons,
    Pick,
    Plan,
    Product,
    Section,
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
    OWN_REASONS.path: ("fo_1",),
}
ALL = KNOWN.with_(reasons=(Reason("fo_1", "The beans were too dark"),))


def seen(view: View, settings: Settings = FULL, known: Known = ALL) -> Page:
    return page(settings, known, view)


def buttons(shown: Page) -> dict[str, View | None]:
    """What can be pressed on a page, and where it leads."""
    found: dict[str, View | None] = {}
    blocks = [*shown.blocks, *shown.dialog]
    parts = [part for b in blocks for part in (b.parts if isinstance(b, Section) else (b,))]
    for part in parts:
        if isinstance(part, Buttons | Plan):
            found |= {each.text: each.goes_to for each in part.buttons}
        elif isinstance(part, Action | Pick):
            found[part.text] = part.goes_to
        elif isinstance(part, Product):
            pressed = (each for each in part.prices if isinstance(each.button, Button))
            found |= {each.text: each.button.goes_to for each in pressed if each.button}
    return found


def press(shown: Page, text: str, settings: Settings = FULL, known: Known = ALL) -> Page:
    leads = buttons(shown)[text]
    assert leads is not None, f"{text} cannot be pressed"
    return seen(leads, settings, known)


def selling(*prices: Price) -> Known:
    """The same with more prices in the shop."""
    catalogue = replace(CATALOGUE, prices=(*CATALOGUE.prices, *prices))
    return ALL.with_(catalogue=catalogue)


def asides(shown: Page) -> str:
    return " ".join(block.text for block in shown.blocks if isinstance(block, Aside))
