"""The drawn parts of forms: titles, fields, steppers, choices, and words of ours beside them."""

from PySide6.QtCore import QRectF

from portal_desktop.branding import colours as brand
from portal_desktop.common.i18n import _
from portal_desktop.portal_page.blocks import Aside, FieldBlock, Fields, Pick, Stepper, Title
from portal_desktop.portal_page.page_style import PageStyle
from portal_desktop.portal_page.view import PageView
from portal_desktop.ui.preview import page_colours as ink
from portal_desktop.ui.preview import typography as letters
from portal_desktop.ui.preview.display_list import DrawnText, Glyph, Plate
from portal_desktop.ui.preview.drawing_builder import DrawingBuilder

SIGN = 44.0
FIELD, FIELDS_APART = 42.0, 12.0
CELL = 40.0
SIGNS = {"check": "check", "mail": "mail", "clock": "history", "ban": "ban"}


def add_title(made: DrawingBuilder, what: Title) -> None:
    """A heading, with a sign in a circle above it."""
    if what.sign:
        colour, ground = ink.GOOD if what.sign == "check" else ink.QUIET
        circle = QRectF(0, made.y, SIGN, SIGN)
        inner = circle.adjusted(12, 12, -12, -12)
        made.marks += [Plate(circle, SIGN / 2, ground), Glyph(inner, SIGNS[what.sign], colour)]
        made.y += SIGN + 18
    made.words(what.text, letters.TITLE, ink.INK)
    if what.help:
        made.y += 8
        made.words(what.help, letters.BODY, ink.SECOND)


def add_field(
    made: DrawingBuilder,
    what: FieldBlock,
    look: PageStyle,
    x: float = 0.0,
    width: float | None = None,
) -> None:
    """A box under its label."""
    room = made.width if width is None else width
    made.words(what.label, letters.STRONG, ink.INK, x=x, width=room)
    made.y += 6
    box = QRectF(x, made.y, room, FIELD + letters.BODY.line * (what.lines - 1))
    made.marks.append(Plate(box.translated(0, 1), look.radius, ink.SOFT_SHADOW))
    made.marks.append(Plate(box, look.radius, ink.PAPER, ink.LINE))
    inside = x + min(13.0 + look.radius / 4, 20.0)
    text, colour = (what.value, ink.INK) if what.value else (what.hint, ink.HINT)
    made.words_at(inside, made.y + 11, text, letters.BODY, colour, width=room - 26)
    made.area(box, what, what.label, look.radius)
    made.y += box.height()


def add_field_row(made: DrawingBuilder, what: Fields, look: PageStyle) -> None:
    """Boxes beside each other, equally wide."""
    count = len(what.fields)
    wide = (made.width - FIELDS_APART * (count - 1)) / count
    top, bottom = made.y, made.y
    for place, each in enumerate(what.fields):
        made.y = top
        add_field(made, each, look, place * (wide + FIELDS_APART), wide)
        bottom = max(bottom, made.y)
    made.y = bottom


def add_stepper(made: DrawingBuilder, what: Stepper, look: PageStyle) -> None:
    """A label, and at the right less, the number, more."""
    box = QRectF(made.width - 3 * CELL, made.y, 3 * CELL, CELL)
    made.words_at(0, made.y + 10, what.label, letters.STRONG, ink.INK, width=box.left() - 12)
    made.marks += [
        Plate(box.translated(0, 1), look.radius, ink.SOFT_SHADOW),
        Plate(box, look.radius, ink.PAPER, ink.LINE),
        Plate(QRectF(box.left() + CELL, box.top() + 1, 1, CELL - 2), ground=ink.FAINT),
        Plate(QRectF(box.right() - CELL, box.top() + 1, 1, CELL - 2), ground=ink.FAINT),
    ]
    laid = letters.lay_out_text(what.value, letters.STRONG, CELL, "centre")
    made.marks.append(DrawnText(box.left() + CELL, made.y + 10, laid, ink.INK))
    _step(made, box.left(), ("minus", _("Less")), what.less, look)
    _step(made, box.right() - CELL, ("plus", _("More")), what.more, look)
    made.y += CELL


def _step(
    made: DrawingBuilder, x: float, sign: tuple[str, str], goes_to: PageView | None, look: PageStyle
) -> None:
    icon, name = sign
    cell = QRectF(x, made.y, CELL, CELL)
    colour = ink.INK if goes_to is not None else ink.OFF
    made.marks.append(Glyph(cell.adjusted(13, 13, -13, -13), icon, colour))
    made.area(cell, goes_to, name, look.radius)


def add_pick(made: DrawingBuilder, what: Pick, look: PageStyle) -> None:
    """One of several, with a round mark."""
    laid = letters.lay_out_text(what.text, letters.BODY, made.width - 56)
    box = QRectF(0, made.y, made.width, max(laid.height + 22, FIELD))
    chosen = visible_button_colour(look)
    corner = min(look.radius, 12.0)
    made.marks.append(Plate(box, corner, ink.PAPER, chosen if what.chosen else ink.LINE))
    mark = QRectF(14, box.center().y() - 8, 16, 16)
    made.marks.append(Plate(mark, 8, ink.PAPER, chosen if what.chosen else ink.OUTLINE))
    if what.chosen:
        made.marks.append(Plate(mark.adjusted(4, 4, -4, -4), 4, chosen))
    made.marks.append(DrawnText(42, box.center().y() - laid.height / 2, laid, ink.INK))
    made.area(box, what.goes_to, what.text, corner)
    made.y += box.height()


def visible_button_colour(look: PageStyle) -> str:
    """The button's colour where it stands out from paper, else that of text."""
    return look.button if brand.contrast_ratio(look.button, ink.PAPER.lower()) >= 3 else ink.INK


def add_aside(made: DrawingBuilder, what: Aside) -> None:
    """Words of ours: in a dashed frame, so that nobody takes them for the page's."""
    laid = letters.lay_out_text(what.text, letters.SMALL, made.width - 46)
    box = QRectF(0, made.y, made.width, laid.height + 18)
    made.marks += [
        Plate(box, 8, ink.ASIDE[1], ink.ASIDE[2], dashed=True),
        Glyph(QRectF(12, made.y + 11, 14, 14), "info", ink.ASIDE[0]),
        DrawnText(34, made.y + 9, laid, ink.ASIDE[0]),
    ]
    made.y += box.height()
