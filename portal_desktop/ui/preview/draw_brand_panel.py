"""The drawn panel: its upper part, and the small print at its end."""

from PySide6.QtCore import QRectF

from portal_desktop.portal_page.blocks import Link, PanelBlock
from portal_desktop.portal_page.page_style import PageStyle
from portal_desktop.ui.preview import typography as letters
from portal_desktop.ui.preview.display_list import DrawnText, Glyph, Picture, Piece
from portal_desktop.ui.preview.drawing_builder import DrawingBuilder
from portal_desktop.ui.preview.typography import Laid

ICON, BESIDE = 36.0, 12.0
LOGO = 224.0, 28.0
ARROW = 14.0


def panel_top(panel: PanelBlock, look: PageStyle, width: float) -> Piece:
    """Icon, name, headline and the way back."""
    made = DrawingBuilder(width)
    _brand(made, panel, look)
    made.y += 28
    made.words(panel.headline, letters.HEADLINE, look.text_on_background)
    if panel.back is not None:
        made.y += 24
        _back(made, panel.back, look)
    return made.piece()


def small_print(links: tuple[Link, ...], colour: str, width: float) -> Piece:
    """The links at the end: those of Stripe below each other, the merchant's in one line."""
    made = DrawingBuilder(width)
    theirs = [link for link in links if not link.address]
    for link in theirs:
        _link(made, link, made.words(link.text, letters.SMALL, colour), (0, made.y))
        made.y += 4
    x, own = 0.0, [link for link in links if link.address]
    for link in own:
        laid = made.words_at(x, made.y, link.text, letters.SMALL, colour)
        _link(made, link, laid, (x, made.y + laid.height))
        x += laid.width + 16
    made.y += letters.SMALL.line if own else -4.0
    return made.piece()


def _brand(made: DrawingBuilder, panel: PanelBlock, look: PageStyle) -> None:
    if panel.logo is not None:
        place = QRectF(0, 0, min(LOGO[0], made.width), LOGO[1])
        made.marks.append(Picture(place, 0, panel.logo, look.text_on_background, whole=True))
        made.y = LOGO[1]
        return
    x = ICON + BESIDE
    laid = letters.lay_out_text(panel.name, letters.NAME, made.width - x)
    high = max(ICON, laid.height)
    made.marks.append(
        Picture(QRectF(0, (high - ICON) / 2, ICON, ICON), 8, panel.icon, look.text_on_background)
    )
    made.marks.append(DrawnText(x, (high - laid.height) / 2, laid, look.text_on_background))
    made.y = high


def _back(made: DrawingBuilder, back: Link, look: PageStyle) -> None:
    colour = look.text_on_background
    arrow = QRectF(0, made.y + (letters.STRONG.line - ARROW) / 2, ARROW, ARROW)
    made.marks.append(Glyph(arrow, "arrow-left", colour))
    laid = made.words(back.text, letters.STRONG, colour, x=ARROW + 8)
    _link(made, back, laid, (ARROW + 8, made.y), ARROW + 8)


def _link(
    made: DrawingBuilder, link: Link, laid: Laid, end: tuple[float, float], before: float = 0.0
) -> None:
    """Let a click on words that end at this left and lower edge lead out of the portal."""
    left, lower = end
    top, wide = lower - laid.height, laid.width + before
    made.area(QRectF(left - before - 3, top - 2, wide + 6, laid.height + 4), link, link.text)
