"""Painting a laid out page: on the screen, and as a picture."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from portal_desktop.portal_page.blocks import FieldBlock
from portal_desktop.ui.preview import page_colours as ink
from portal_desktop.ui.preview.display_list import HitArea, PictureOf, draw
from portal_desktop.ui.preview.page_layout import PageLayout
from portal_desktop.ui.widgets.painting import draw_rounded_rect

AROUND, RING = 7.0, 2.0


@dataclass(frozen=True, slots=True)
class Extra:
    """What is painted over a page. ``differing`` parts get a ring; ``over`` is what the pointer
    is on, ``focus`` what a key would press. ``accent`` is one that is seen on paper."""

    accent: str
    differing: frozenset[object] = frozenset()
    over: tuple[HitArea, QRectF] | None = None
    focus: tuple[HitArea, QRectF] | None = None


def paint_sheet(
    on: QPainter, page: PageLayout, seen: QRectF, pictures: PictureOf, extra: Extra
) -> None:
    """Paint what stands within ``seen``; the painter's corner is the page's."""
    for each in page.placed:
        if each.rect.intersects(seen):
            on.translate(each.x, each.y)
            for mark in each.piece.marks:
                draw(on, mark, pictures)
            on.translate(-each.x, -each.y)
    for rect in _highlight_rects(page, extra.differing):
        _paint_highlight(on, rect, extra.accent)
    if extra.over is not None and not isinstance(extra.over[0].goes_to, FieldBlock):
        area, rect = extra.over
        draw_rounded_rect(on, rect, area.radius, ink.OVER)
    if extra.focus is not None:
        area, rect = extra.focus
        _ring(on, rect.adjusted(-3, -3, 3, 3), area.radius + 3, extra.accent)


def _highlight_rects(page: PageLayout, differing: frozenset[object]) -> list[QRectF]:
    """Where a ring goes; one around things that stand close below each other."""
    found: list[QRectF] = []
    for each in page.placed:
        if each.what is None or each.what not in differing:
            continue
        rect, last = each.rect, found[-1] if found else QRectF()
        close = rect.left() == last.left() and 0 <= rect.top() - last.bottom() < 2 * AROUND + RING
        if found and close:
            found[-1] = last.united(rect)
        else:
            found.append(rect)
    return found


def _paint_highlight(on: QPainter, rect: QRectF, colour: str) -> None:
    """A ring and a dot: what differs is seen without relying on colour."""
    around = rect.adjusted(-AROUND, -AROUND, AROUND, AROUND)
    _ring(on, around, 8, colour)
    corner = QPointF(around.right() - 1, around.top() + 1)
    on.setPen(QPen(QColor(ink.PAPER), 2))
    on.setBrush(QColor(colour))
    on.drawEllipse(corner, 6, 6)


def _ring(on: QPainter, rect: QRectF, radius: float, colour: str) -> None:
    on.setBrush(Qt.BrushStyle.NoBrush)
    for wide, shade in ((RING + 2, ink.PAPER), (RING, colour)):
        on.setPen(QPen(QColor(shade), wide))
        on.drawRoundedRect(rect, radius, radius)
