"""What differs between two pages of the portal, so that it can be marked."""

from collections.abc import Iterator
from dataclasses import replace

from portal_desktop.portal_page.blocks import (
    Block,
    Buttons,
    Fact,
    LinkBlock,
    Page,
    PanelBlock,
    PlanBlock,
    ProductBlock,
    SectionBlock,
)


def differing_parts(one: Page, other: Page) -> frozenset[object]:
    """Find the parts of ``one`` that ``other`` does not show the same way.

    The panel and its small print are parts too. Where the buttons' colour or corners differ, so
    does what holds a button. Where the letters do, it is the panel that is marked, not everything.
    """
    there = set(map(_visible_part, _parts(other)))
    found = {each for each in _parts(one) if _visible_part(each) not in there}
    if _panel_shown(one) != _panel_shown(other):
        found.add(one.panel)
    if _buttons_shown(one) != _buttons_shown(other):
        found |= {
            each for each in _parts(one) if isinstance(each, Buttons | PlanBlock | ProductBlock)
        }
    return frozenset(found)


def _parts(page: Page) -> Iterator[object]:
    blocks: tuple[Block, ...] = (*page.blocks, *page.dialog)
    for block in blocks:
        yield from block.parts if isinstance(block, SectionBlock) else (block,)
    if page.panel.footer:
        yield page.panel.footer


def _visible_part(part: object) -> object:
    """A part without what it knows and does not show."""
    if isinstance(part, LinkBlock):
        return replace(part, what=())
    return replace(part, editable=False) if isinstance(part, Fact) else part


def _panel_shown(page: Page) -> object:
    panel: PanelBlock = page.panel
    words = (panel.name, panel.headline, panel.back)
    return (*words, panel.icon, panel.logo, page.look.background, page.look.font)


def _buttons_shown(page: Page) -> object:
    return (page.look.button, page.look.radius)
