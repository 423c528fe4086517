"""Drawn buttons and badges."""

from typing import Final

from PySide6.QtCore import QRectF

from portal_desktop.branding import colours as brand
from portal_desktop.portal_page.blocks import BadgeBlock, ButtonBlock
from portal_desktop.portal_page.page_style import PageStyle
from portal_desktop.ui.preview import page_colours as ink
from portal_desktop.ui.preview import typography as letters
from portal_desktop.ui.preview.display_list import DrawnText, Plate
from portal_desktop.ui.preview.drawing_builder import DrawingBuilder
from portal_desktop.ui.widgets.painting import mixed_colour

HIGH, SMALL = 38.0, 32.0
SEEN = 1.35  # contrast below which a button without an outline is lost on white
TONES: Final = {"good": ink.GOOD, "quiet": ink.QUIET, "warning": ink.WARNING}


def add_button(
    made: DrawingBuilder,
    what: ButtonBlock,
    look: PageStyle,
    x: float,
    width: float,
    high: float = HIGH,
) -> None:
    """A button at ``made.y``, at least as high as its words; dashed where nobody knows of it."""
    primary = what.kind == "primary" and what.sure
    laid = letters.lay_out_text(what.text, letters.STRONG, width - 16, "centre")
    box = QRectF(x, made.y, width, max(high, laid.height + high - 22))
    colour, ground = (look.text_on_button, look.button) if primary else (ink.INK, ink.PAPER)
    line = ink.LINE
    if what.goes_to is None:
        colour, ground = ink.DISABLED
    elif primary:
        lost = brand.contrast_ratio(look.button, "#ffffff") < SEEN
        line = mixed_colour(look.button, "#000000", 0.18 if lost else 0.0)
    if what.sure:
        made.marks.append(Plate(box.translated(0, 1.5), look.radius, ink.SOFT_SHADOW))
    else:
        line = ink.OUTLINE
    made.marks += [
        Plate(box, look.radius, ground, line, dashed=not what.sure),
        DrawnText(x + 8, box.center().y() - laid.height / 2, laid, colour),
    ]
    made.area(box, what.goes_to, what.text, look.radius)
    made.y += box.height()


def add_badge(made: DrawingBuilder, what: BadgeBlock, x: float, middle: float) -> None:
    """A badge beside other words, its middle at height ``middle``."""
    colour, ground = TONES[what.tone]
    laid = letters.lay_out_text(what.text, letters.BADGE, made.width)
    box = QRectF(x, middle - 9, laid.width + 12, 18)
    made.marks += [
        Plate(box, 4, ground),
        DrawnText(x + 6, box.center().y() - laid.height / 2, laid, colour),
    ]


def badge_width(what: BadgeBlock) -> float:
    """How wide ``add_badge`` will be."""
    return letters.lay_out_text(what.text, letters.BADGE, 1_000).width + 12
