"""Drawn buttons and badges."""

from PySide6.QtCore import QRectF

from portal_desktop import brand
from portal_desktop.page.blocks import Badge, Button
from portal_desktop.page.look import Look
from portal_desktop.ui.preview import ink, letters
from portal_desktop.ui.preview.marks import Plate, Words
from portal_desktop.ui.preview.stack import Stack
from portal_desktop.ui.widgets.paint import mixed

HIGH = 38.0
SEEN = 1.35  # contrast below which a button without an outline is lost on white


def button(made: Stack, what: Button, look: Look, x: float, width: float) -> None:
    """A button at ``made.y``, at least as high as its words."""
    primary = what.kind == "primary"
    colour = look.text_on_button if primary else ink.INK
    laid = letters.lay(what.text, letters.STRONG, width - 16, "centre")
    box = QRectF(x, made.y, width, max(HIGH, laid.height + 16))
    line = ink.LINE
    if primary:
        lost = brand.contrast(look.button, "#ffffff") < SEEN
        line = mixed(look.button, "#000000", 0.18 if lost else 0.0)
    made.marks += [
        Plate(box.translated(0, 1.5), look.radius, ink.SOFT_SHADOW),
        Plate(box, look.radius, look.button if primary else ink.PAPER, line),
        Words(x + 8, box.center().y() - laid.height / 2, laid, colour),
    ]
    made.area(box, what.goes_to, look.radius)
    made.y += box.height()


def badge(made: Stack, what: Badge, x: float, middle: float) -> None:
    """A badge beside other words, its middle at height ``middle``."""
    colour, ground = ink.GOOD if what.tone == "good" else ink.QUIET
    laid = letters.lay(what.text, letters.BADGE, made.width)
    box = QRectF(x, middle - 9, laid.width + 12, 18)
    made.marks += [
        Plate(box, 4, ground),
        Words(x + 6, box.center().y() - laid.height / 2, laid, colour),
    ]


def badge_width(what: Badge) -> float:
    """How wide ``badge`` will be."""
    return letters.lay(what.text, letters.BADGE, 1_000).width + 12
