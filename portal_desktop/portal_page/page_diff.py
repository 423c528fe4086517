"""What differs between two pages of the portal, so that it can be marked."""

from collections.abc import Iterator
from dataclasses import replace

from portal_desktop.portal_page.blocks import (
    Action,
    Block,
    Buttons,
    Fact,
    Page,
    Panel,
    Plan,
    Product,
    Section,
)


def differing(one: Page, other: Page) -> frozenset[object]:
    """The parts of ``one`` that ``other`` does not show the same way.

    The panel and its small print are parts too. Where the buttons' colour or corners differ, so
    does what holds a button. Where the letters do, it is the panel that is marked, not everything.
    """
    there = set(map(_seen, _parts(other)))
    found = {each for each in _parts(one) if _seen(each) not in there}
    if _panel_shown(one) != _panel_shown(other):
        found.add(one.panel)
    if _buttons_shown(one) != _buttons_shown(other):
        found |= {each for each in _parts(one) if isinstance(each, Buttons | Plan | Product)}
    return frozenset(found)


def _parts(page: Page) -> Iterator[object]:
    blocks: tuple[Block, ...] = (*page.blocks, *page.dialog)
    for block in blocks:
        yield from block.parts if isinstance(block, Section) else (block,)
    if page.panel.footer:
        yield page.panel.footer


def _seen(part: object) -> object:
    """A part without what it knows and does not show."""
    if isinstance(part, Action):
        return replace(part, what=())
    return replace(part, editable=False) if isinstance(part, Fact) else part


def _panel_shown(page: Page) -> object:
    panel: Panel = page.panel
    words = (panel.name, panel.headline, panel.back)
    return (*words, panel.icon, panel.logo, page.look.background, page.look.font)


def _buttons_shown(page: Page) -> object:
    return (page.look.button, page.look.radius)
