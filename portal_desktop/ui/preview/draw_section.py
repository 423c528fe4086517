"""The drawn parts of a page, a function for each kind."""

from PySide6.QtCore import QRectF

from portal_desktop.portal_page.blocks import (
    Aside,
    BillLine,
    Buttons,
    Fact,
    FieldBlock,
    Fields,
    Invoice,
    Link,
    LinkBlock,
    Note,
    Part,
    PaymentMethod,
    Pick,
    PlanBlock,
    ProductBlock,
    Stepper,
    Title,
)
from portal_desktop.portal_page.page_style import PageStyle
from portal_desktop.ui.preview import draw_form as forms
from portal_desktop.ui.preview import draw_invoice as bills
from portal_desktop.ui.preview import page_colours as ink
from portal_desktop.ui.preview import typography as letters
from portal_desktop.ui.preview.display_list import Glyph, Piece, Plate
from portal_desktop.ui.preview.draw_button import add_badge, add_button, badge_width
from portal_desktop.ui.preview.drawing_builder import DrawingBuilder

WIDE = 400  # from here on, invoices say what they are for
BESIDE = 356  # from here on, buttons may stand beside the plan; never on a phone
BUTTONS, BUTTONS_SHARE, BUTTONS_APART = 233.0, 0.435, 16.0
LABELS = 0.36


def draw_heading(text: str, width: float) -> Piece:
    """A section's heading, on a line."""
    made = DrawingBuilder(width)
    made.words(text, letters.HEADING, ink.SECOND)
    made.y += 10
    made.marks.append(Plate(QRectF(0, made.y, width, 1), ground=ink.FAINT))
    made.y += 1
    return made.piece()


def draw_part(what: Part, look: PageStyle, width: float) -> Piece:  # noqa: C901 - a line for each kind
    """One part of a page at this width."""
    made = DrawingBuilder(width)
    match what:
        case Title():
            forms.add_title(made, what)
        case FieldBlock():
            forms.add_field(made, what, look)
        case Fields():
            forms.add_field_row(made, what, look)
        case Stepper():
            forms.add_stepper(made, what, look)
        case Pick():
            forms.add_pick(made, what, look)
        case Aside():
            forms.add_aside(made, what)
        case ProductBlock():
            bills.add_product_card(made, what, look)
        case BillLine():
            bills.add_invoice_line(made, what)
        case Buttons():
            _buttons(made, what, look)
        case Note():
            made.words(what.text, letters.SMALL, ink.SECOND)
        case PlanBlock():
            _plan(made, what, look)
        case PaymentMethod():
            _payment_method(made, what)
        case Fact():
            _fact(made, what)
        case Invoice():
            _invoice(made, what)
        case LinkBlock():
            _action(made, what)
    return made.piece()


def _buttons(made: DrawingBuilder, what: Buttons, look: PageStyle) -> None:
    for place, each in enumerate(what.buttons):
        made.y += 10 if place else 0
        add_button(made, each, look, 0, made.width, 42.0)


def _plan(made: DrawingBuilder, what: PlanBlock, look: PageStyle) -> None:
    buttons = min(BUTTONS, round(made.width * BUTTONS_SHARE))
    beside = bool(what.buttons) and _fits_beside(what, made.width, buttons)
    text = made.width - (buttons + BUTTONS_APART if beside else 0)
    laid = made.words(what.name, letters.PLAN, ink.INK, width=text)
    if what.badge is not None and laid.width + 8 + badge_width(what.badge) <= text:
        add_badge(made, what.badge, laid.width + 8, made.y - letters.PLAN.line / 2)
    elif what.badge is not None:
        add_badge(made, what.badge, 0, made.y + 11)
        made.y += 24
    made.y += 2
    made.words(what.price, _price_style(made.width), ink.INK, width=text)
    made.y += 4
    for line in what.lines:
        made.words(line, letters.BODY, ink.SECOND, width=text)
    if not what.buttons:
        return
    below, x, width = made.y, made.width - buttons, buttons
    made.y = 2.0
    if not beside:
        made.y, x, width = below + 16, 0.0, made.width
    for each in what.buttons:
        add_button(made, each, look, x, width)
        made.y += 8
    made.y = max(made.y - 8, below)


def _fits_beside(what: PlanBlock, width: float, buttons: float) -> bool:
    """Whether name and price keep to one line each with the buttons beside them."""
    room = width - buttons - BUTTONS_APART
    lines = ((what.name, letters.PLAN), (what.price, _price_style(width)))
    return width >= BESIDE and all(
        letters.lay_out_text(text, kind, 10_000).width <= room for text, kind in lines
    )


def _price_style(width: float) -> letters.Letters:
    return letters.PRICE if width >= WIDE else letters.PRICE_NARROW


def _payment_method(made: DrawingBuilder, what: PaymentMethod) -> None:
    chip = QRectF(0, 0, 34, 22)
    made.marks.append(Plate(chip, 4, ink.CARD[1], ink.LINE))
    made.words_at(
        0, 6, what.brand.upper(), letters.CARD, ink.CARD[0], width=chip.width(), align="centre"
    )
    x = chip.width() + 12
    expires = letters.lay_out_text(what.expires, letters.BODY, made.width)
    tag = badge_width(what.badge) + 10 if what.badge is not None else 0.0
    room = made.width - x - tag - 12
    beside = (
        letters.lay_out_text(what.name, letters.STRONG, made.width).width + expires.width <= room
    )
    name = made.words_at(x, 1, what.name, letters.STRONG, ink.INK, width=room)
    if what.badge is not None:
        add_badge(made, what.badge, x + name.width + 10, 1 + letters.STRONG.line / 2)
    made.y = 1 + name.height
    at = 1.0 if beside else made.y + 2
    align: letters.Align = "right" if beside else "left"
    made.words_at(x, at, what.expires, letters.BODY, ink.SECOND, align=align)
    made.y = max(22.0, at + letters.BODY.line)


def _fact(made: DrawingBuilder, what: Fact) -> None:
    column = round(made.width * LABELS)
    label = made.words_at(0, 0, what.label, letters.BODY, ink.SECOND, width=column - 12)
    value = made.words_at(column, 0, what.value, letters.BODY, ink.INK)
    made.y = max(label.height, value.height)


def _invoice(made: DrawingBuilder, what: Invoice) -> None:
    column = round(made.width * LABELS)
    day = made.words_at(0, 0, what.day, letters.BODY, ink.INK)
    made.marks.append(Glyph(QRectF(day.width + 7, 4, 12, 12), "external-link", ink.SECOND))
    made.area(QRectF(-4, -2, day.width + 28, letters.BODY.line + 4), Link(what.day), what.day)
    amount = made.words_at(column, 0, what.amount, letters.BODY, ink.INK)
    x = column + amount.width + 12
    wide = badge_width(what.badge)
    if made.width >= WIDE and what.what:
        add_badge(made, what.badge, x, letters.BODY.line / 2)
        room = made.width - x - wide - 16
        said = letters.lay_out_text(what.what, letters.BODY, 10_000)
        if said.width <= room:
            made.words_at(x + wide + 16, 0, what.what, letters.BODY, ink.SECOND, align="right")
    else:
        add_badge(made, what.badge, made.width - wide, letters.BODY.line / 2)
    made.y = letters.BODY.line


def _action(made: DrawingBuilder, what: LinkBlock) -> None:
    icon = "plus" if what.kind == "add" else "pencil"
    made.marks.append(Glyph(QRectF(0, 3, 14, 14), icon, ink.SECOND))
    laid = made.words(what.text, letters.STRONG, ink.SECOND, x=22)
    made.area(QRectF(-4, 0, laid.width + 30, made.y), what.goes_to, what.text)
