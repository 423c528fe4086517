"""Making the pieces of a page, each only when nothing of it was made before."""

from collections.abc import Callable, Hashable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QRectF

from portal_desktop.portal_page.blocks import Page, Part
from portal_desktop.ui.preview import page_colours as ink
from portal_desktop.ui.preview import typography as letters
from portal_desktop.ui.preview.display_list import Piece, Plate, Shade
from portal_desktop.ui.preview.draw_brand_panel import panel_top, small_print
from portal_desktop.ui.preview.draw_section import draw_heading, draw_part

Pieces: TypeAlias = Mapping[Hashable, Piece]
SHADE = 18.0


class BlockRenderer:
    """Makes pieces of ``page``; takes them from ``old`` where what they show is the same.

    ``kept`` are those of this page, for the next one. Typing a headline makes one piece.
    """

    def __init__(self, page: Page, old: Pieces) -> None:
        self.page = page
        self.kept: dict[Hashable, Piece] = {}
        self._old = old

    def upper_panel(self, width: float) -> Piece:
        """The panel's upper part."""
        panel, look = self.page.panel, self.page.look
        return self._cached_piece(
            ("top", panel, look, width), lambda: panel_top(panel, look, width)
        )

    def small_print(self, colour: str, width: float) -> Piece:
        """The panel's small print."""
        links = self.page.panel.footer
        key = ("small print", links, colour, width)
        return self._cached_piece(key, lambda: small_print(links, colour, width))

    def heading(self, text: str, width: float) -> Piece:
        """A section's heading."""
        return self._cached_piece(("heading", text, width), lambda: draw_heading(text, width))

    def part(self, what: Part, width: float) -> Piece:
        """A part of the page."""
        look = self.page.look
        return self._cached_piece((what, look, width), lambda: draw_part(what, look, width))

    def filled_area(self, width: float, height: float, colour: str) -> Piece:
        """An area of one colour."""
        plate = Plate(QRectF(0, 0, width, height), ground=colour)
        key = ("ground", width, height, colour)
        return self._cached_piece(key, lambda: Piece(width, height, (plate,)))

    def shade(self, height: float) -> Piece:
        """The shadow which one half of the page throws on the other."""
        mark = Shade(QRectF(0, 0, SHADE, height), "#1C000000")
        return self._cached_piece(("shade", height), lambda: Piece(SHADE, height, (mark,)))

    def shade_over(self, width: float, height: float) -> Piece:
        """What darkens the page below a dialog."""
        plate = Plate(QRectF(0, 0, width, height), ground=ink.SHADE)
        key = ("shade over", width, height)
        return self._cached_piece(key, lambda: Piece(width, height, (plate,), solid=True))

    def card(self, width: float, height: float) -> Piece:
        """A dialog's ground."""
        rect = QRectF(0, 0, width, height)
        shadow = Plate(rect.translated(0, 4), 12, ink.SOFT_SHADOW)
        key = ("card", width, height)
        return self._cached_piece(
            key, lambda: Piece(width, height, (shadow, Plate(rect, 12, ink.PAPER)))
        )

    def _cached_piece(self, key: Hashable, make: Callable[[], Piece]) -> Piece:
        family = self.page.look.font
        key = family, key
        found = self.kept.get(key) or self._old.get(key)
        if found is None:
            with letters.written_in(family):
                found = make()
        self.kept[key] = found
        return found
