"""Where everything stands on a drawn page: two columns in a browser, one on a phone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as kept

from PySide6.QtCore import QRectF

from portal_desktop.portal_page.blocks import (
    BillLine,
    Block,
    Fact,
    FieldBlock,
    Page,
    Part,
    Pick,
    PlanBlock,
    ProductBlock,
    SectionBlock,
)
from portal_desktop.portal_page.view import Device
from portal_desktop.ui.preview import page_colours as ink
from portal_desktop.ui.preview.block_renderer import SHADE, BlockRenderer, Pieces
from portal_desktop.ui.preview.display_list import HitArea, Piece

NARROWEST, WIDEST, PHONE = 720, 1_200, 390
PANEL_SHARE = 0.4
PANEL_WIDEST, BODY_WIDEST, FORM_WIDEST, LOGIN_WIDEST = 340.0, 600.0, 480.0, 400.0
DIALOG_WIDEST, DIALOG_MARGIN, DIALOG_PAD = 440.0, 16.0, 24.0
ALONE = frozenset({"login", "code", "expired", "done"})
LOGIN_HANGS = 0.4  # how far down the page without sections stands; 0.5 is the middle
SECTIONS, BLOCKS, PARTS, FACTS = 32, 20, 12, 6
BELOW_HEADING = 14
PHONE_MARGIN, FOOT = 20.0, 36.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and where it stands on the page. ``what`` it shows: a part of the page, the panel,
    its small print, or None for a ground."""

    piece: Piece
    x: float
    y: float
    what: object = None

    @property
    def rect(self) -> QRectF:
        """What it covers."""
        return QRectF(self.x, self.y, self.piece.width, self.piece.height)


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A whole drawn page. ``pieces`` are kept to be used again when the page changes a little."""

    width: float
    height: float
    placed: tuple[Placed, ...]
    pieces: Pieces = kept(compare=False)

    def area_at(self, x: float, y: float) -> tuple[HitArea, QRectF] | None:
        """What can be clicked at this point of the page, and where it is."""
        for each in reversed(self.placed):
            for area in each.piece.areas:
                rect = area.rect.translated(each.x, each.y)
                if rect.contains(x, y):
                    return area, rect
            if each.piece.solid:
                break
        return None

    def linked_areas(self) -> tuple[tuple[HitArea, QRectF], ...]:
        """What leads somewhere, and where it is, from the top."""
        found: list[tuple[HitArea, QRectF]] = []
        for each in self.placed:
            if each.piece.solid:
                found.clear()
            at = (each.x, each.y)
            leading = (
                area for area in each.piece.areas if not isinstance(area.goes_to, FieldBlock)
            )
            found += ((area, area.rect.translated(*at)) for area in leading)
        return tuple(found)


def lay_out_page(page: Page, device: Device, width: float, least: float, old: Pieces) -> PageLayout:
    """``page`` laid out ``width`` pixels wide and at least ``least`` high."""
    make = BlockRenderer(page, old)
    lay = _phone if device == "phone" else _browser
    placed = list(lay(make, width, least))
    if page.dialog:
        high = max(each.rect.bottom() for each in placed)
        placed += place_dialog(make, width, high, least)
    return PageLayout(width, max(each.rect.bottom() for each in placed), tuple(placed), make.kept)


def place_dialog(make: BlockRenderer, width: float, high: float, least: float) -> Iterator[Placed]:
    """What lies over the page: a card in the middle of what is seen first."""
    wide = min(DIALOG_WIDEST, width - 2 * DIALOG_MARGIN)
    inside = list(_stack_blocks(make, make.page.dialog, wide - 2 * DIALOG_PAD))
    tall = _bottom_edge(inside) + 2 * DIALOG_PAD
    top = max(DIALOG_MARGIN, (least - tall) * LOGIN_HANGS)
    left = (width - wide) / 2
    yield Placed(make.shade_over(width, max(high, top + tall + DIALOG_MARGIN)), 0, 0)
    yield Placed(make.card(wide, tall), left, top)
    yield from _translated_pieces(inside, left + DIALOG_PAD, top + DIALOG_PAD)


def _browser(make: BlockRenderer, width: float, least: float) -> Iterator[Placed]:
    edge = round(width * PANEL_SHARE)
    wide = (width - NARROWEST) / (WIDEST - NARROWEST)
    margin, pad, top = 30 + 34 * wide, 34 + 46 * wide, 36 + 28 * wide
    inside = min(edge - 2 * margin, PANEL_WIDEST)
    alone = make.page.name in ALONE
    body = min(width - edge - 2 * pad, _maximum_width(make.page))
    upper = make.upper_panel(inside)
    lower = make.small_print(make.page.look.quiet_on_background, inside)
    blocks = list(_blocks(make, body))
    ends = _bottom_edge(blocks)
    high = max(least, top + ends + 40, top + upper.height + 64 + lower.height + FOOT)
    # Paper lies below the panel too: where they only met, the window's theme would shine through.
    yield Placed(make.filled_area(width, high, ink.PAPER), 0, 0)
    yield Placed(make.filled_area(edge, high, make.page.look.background), 0, 0)
    yield Placed(make.shade(high), edge - SHADE, 0)
    yield Placed(upper, margin, top, make.page.panel)
    start = max(top, (high - ends) * LOGIN_HANGS) if alone else top
    left = edge + (width - edge - body) / 2 if alone else edge + pad
    yield from _translated_pieces(blocks, left, start)
    yield Placed(lower, margin, high - FOOT - lower.height, make.page.panel.footer)


def _phone(make: BlockRenderer, width: float, least: float) -> Iterator[Placed]:
    inside = width - 2 * PHONE_MARGIN
    upper = make.upper_panel(inside)
    lower = make.small_print(ink.SECOND, inside)
    panel = 28 + upper.height + 32
    blocks = list(_blocks(make, inside))
    high = max(least, panel + 28 + _bottom_edge(blocks) + 40 + lower.height + FOOT)
    yield Placed(make.filled_area(width, high, ink.PAPER), 0, 0)
    yield Placed(make.filled_area(width, panel, make.page.look.background), 0, 0)
    yield Placed(upper, PHONE_MARGIN, 28, make.page.panel)
    yield from _translated_pieces(blocks, PHONE_MARGIN, panel + 28)
    yield Placed(lower, PHONE_MARGIN, high - FOOT - lower.height, make.page.panel.footer)


def _blocks(make: BlockRenderer, width: float) -> Iterator[Placed]:
    """The blocks of a page below each other, from the top left corner of their column."""
    yield from _stack_blocks(make, make.page.blocks, width)


def _stack_blocks(make: BlockRenderer, blocks: Sequence[Block], width: float) -> Iterator[Placed]:
    y = 0.0
    for at, block in enumerate(blocks):
        if at:
            y += _spacing_between_blocks(blocks[at - 1], block)
        placed = list(_block(make, block, width))
        yield from _translated_pieces(placed, 0, y)
        y += _bottom_edge(placed)


def _spacing_in_section(what: Part) -> int:
    """The space above a part of a section."""
    if isinstance(what, PlanBlock):
        return SECTIONS
    return FACTS if isinstance(what, Fact) else PARTS


def _spacing_between_blocks(above: Block, block: Block) -> int:
    """The space between two blocks; what belongs together stands closer."""
    if isinstance(block, SectionBlock):
        return SECTIONS
    close = (Pick, BillLine, ProductBlock)
    return PARTS if isinstance(block, close) and type(above) is type(block) else BLOCKS


def _maximum_width(page: Page) -> float:
    if page.name in ALONE:
        return LOGIN_WIDEST
    sections = any(isinstance(each, SectionBlock) for each in page.blocks)
    return BODY_WIDEST if sections else FORM_WIDEST


def _block(make: BlockRenderer, block: Block, width: float) -> Iterator[Placed]:
    if not isinstance(block, SectionBlock):
        yield Placed(make.part(block, width), 0, 0, block)
        return
    first = make.heading(block.heading, width)
    yield Placed(first, 0, 0)
    y = first.height + BELOW_HEADING
    for at, what in enumerate(block.parts):
        if at:
            y += _spacing_in_section(what)
        piece = make.part(what, width)
        yield Placed(piece, 0, y, what)
        y += piece.height


def _translated_pieces(placed: list[Placed], x: float, y: float) -> Iterator[Placed]:
    for each in placed:
        yield replace(each, x=each.x + x, y=each.y + y)


def _bottom_edge(placed: list[Placed]) -> float:
    return max((each.rect.bottom() for each in placed), default=0.0)


def changed_rects(old: PageLayout, now: PageLayout) -> tuple[QRectF, ...]:
    """The parts of the page that look different."""
    before = {(id(each.piece), each.x, each.y): each for each in old.placed}
    after = {(id(each.piece), each.x, each.y): each for each in now.placed}
    gone = (each for key, each in before.items() if key not in after)
    new = (each for key, each in after.items() if key not in before)
    return tuple(each.rect for each in (*gone, *new))
