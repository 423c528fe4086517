"""The drawn products to choose from, and the lines of a bill."""

from PySide6.QtCore import QRectF

from portal_desktop.portal_page.blocks import BillLine, PriceBlock, ProductBlock
from portal_desktop.portal_page.page_style import PageStyle
from portal_desktop.ui.preview import page_colours as ink
from portal_desktop.ui.preview import typography as letters
from portal_desktop.ui.preview.display_list import Mark, Plate
from portal_desktop.ui.preview.draw_button import SMALL, add_badge, add_button, badge_width
from portal_desktop.ui.preview.draw_form import visible_button_colour
from portal_desktop.ui.preview.drawing_builder import DrawingBuilder

PAD, ROW, SELECT = 16.0, 52.0, 88.0


def add_product_card(made: DrawingBuilder, what: ProductBlock, look: PageStyle) -> None:
    """A card: name, description, and a row for each price."""
    inside = DrawingBuilder(made.width - 2 * PAD)
    inside.y = PAD - 2
    inside.words(what.name, letters.PLAN, ink.INK)
    if what.description:
        inside.y += 2
        inside.words(what.description, letters.SMALL, ink.SECOND)
    inside.y += PAD - 4
    lines: list[Mark] = []
    for each in what.prices:
        lines.append(Plate(QRectF(0, inside.y, made.width, 1), ground=ink.FAINT))
        _price(inside, each, look)
    corner = min(look.radius + 2.0, 14.0)
    card = QRectF(0, made.y, made.width, inside.y)
    edge = visible_button_colour(look) if what.chosen else ink.LINE
    made.marks.append(Plate(card.translated(0, 2), corner, ink.SOFT_SHADOW))
    made.marks.append(Plate(card, corner, ink.PAPER))
    made.add_marks(lines, 0, made.y)
    made.marks.append(Plate(card, corner, None, edge, 2.0 if what.chosen else 1.0))
    made.put_stack(inside, PAD, made.y)
    made.y += card.height()


def _price(made: DrawingBuilder, what: PriceBlock, look: PageStyle) -> None:
    middle = made.y + ROW / 2
    tag = badge_width(what.badge) if what.badge else 0.0
    end = (SELECT + 10 if what.button and tag else SELECT if what.button else 0.0) + tag
    room = made.width - end - 12
    laid = letters.lay_out_text(what.text, letters.STRONG, room)
    made.words_at(0, middle - laid.height / 2, what.text, letters.STRONG, ink.INK, width=room)
    if what.button is not None:
        below = made.y + ROW
        made.y = middle - SMALL / 2
        add_button(made, what.button, look, made.width - SELECT, SELECT, SMALL)
        made.y = below
    else:
        made.y += ROW
    if what.badge is not None:
        add_badge(made, what.badge, made.width - end, middle)


def add_invoice_line(made: DrawingBuilder, what: BillLine) -> None:
    """What for, and how much at the right."""
    if what.strong:
        made.marks.append(Plate(QRectF(0, made.y, made.width, 1), ground=ink.LINE))
        made.y += 14
    kind = letters.STRONG if what.strong else letters.BODY
    amount = letters.lay_out_text(what.amount, kind, made.width)
    room = made.width - amount.width - 20
    made.words_at(0, made.y, what.amount, kind, ink.INK, align="right")
    made.words(what.text, kind, ink.INK if what.strong else ink.SECOND, width=room)
    if what.help:
        made.words(what.help, letters.SMALL, ink.SECOND, width=room)
