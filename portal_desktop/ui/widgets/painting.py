"""What all own widgets are painted with: rounded grounds, outlines, focus rings."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme import icons
from portal_desktop.ui.theme.colours import Colours

RING = 2.0
LEVEL = Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
IDLE = 0.55
"""How strongly a control is painted that can do nothing now."""


def widget_painter(widget: QWidget) -> QPainter:
    """A smooth painter on ``widget``; a disabled one is painted fainter by its colours."""
    made = QPainter(widget)
    made.setRenderHint(QPainter.RenderHint.Antialiasing)
    return made


@contextmanager
def themed_painter(widget: QWidget) -> Iterator[tuple[QPainter, Colours]]:
    """A smooth painter on ``widget``, and the colours it is shown in."""
    with widget_painter(widget) as on:
        yield on, theme.colours_of(widget)


@contextmanager
def saved(on: QPainter) -> Iterator[None]:
    """What is set of ``on`` meanwhile is taken back afterwards, whatever happens."""
    on.save()
    try:
        yield
    finally:
        on.restore()


def draw_rounded_rect(
    on: QPainter,
    rect: QRect | QRectF,
    radius: float,
    ground: str | None = None,
    line: str | None = None,
    *,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A ground with rounded corners; the line lies inside ``rect`` and on whole pixels."""
    half = width / 2 if line else 0.0
    inner = QRectF(rect).adjusted(half, half, -half, -half)
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    on.setPen(QPen(QColor(line), width, style) if line else Qt.PenStyle.NoPen)
    on.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    on.drawRoundedRect(inner, radius - half, radius - half)


def focus_seen(widget: QWidget) -> bool:
    """Whether the focus is here and came by the keyboard: only then it is shown on buttons."""
    by_keys = widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    return widget.hasFocus() and by_keys


def draw_focus_if_seen(
    on: QPainter, widget: QWidget, rect: QRect | QRectF, radius: float, colour: str
) -> None:
    """The focus ring, if ``widget`` has the focus and it came by the keyboard."""
    if focus_seen(widget):
        draw_focus_ring(on, rect, radius, colour)


def draw_focus_ring(on: QPainter, rect: QRect | QRectF, radius: float, colour: str) -> None:
    """The focus ring, inside ``rect``."""
    draw_rounded_rect(on, rect, radius, None, colour, width=RING)


def icon_at(on: QPainter, rect: QRectF, name: str, colour: str, side: float) -> None:
    """An icon in the middle of ``rect``, on whole pixels."""
    corner = rect.center() - QPointF(side / 2, side / 2)
    corner = QPointF(round(corner.x()), round(corner.y()))
    icons.draw_icon(on, QRectF(corner.x(), corner.y(), side, side), name, colour)


def draw_text(
    on: QPainter,
    where: QRect | QRectF,
    words: str,
    colour: str,
    letters: QFont,
    flags: int | Qt.AlignmentFlag = LEVEL,
) -> None:
    """``words`` in ``where``, as ``flags`` of alignment and wrapping say."""
    on.setFont(letters)
    on.setPen(QColor(colour))
    on.drawText(where, int(flags), words)


def draw_line(
    on: QPainter, where: QRectF, words: str, colour: str, letters: QFont, *, spare: int = 0
) -> None:
    """One line, shortened at its end to fit into ``where`` and ``spare`` pixels more."""
    on.setFont(letters)
    room = int(where.width()) + spare
    shown = on.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
    draw_text(on, where, shown, colour, letters, LEVEL | Qt.AlignmentFlag.AlignLeft)


def draw_dot(on: QPainter, centre: QPointF, diameter: float, colour: str) -> None:
    """The mark of what differs from what is published."""
    on.setPen(Qt.PenStyle.NoPen)
    on.setBrush(QColor(colour))
    on.drawEllipse(centre, diameter / 2, diameter / 2)


def mixed_colour(first: str, second: str, part: float) -> str:
    """The colour ``part`` (0 to 1) of the way from ``first`` to ``second``."""
    a, b = QColor(first), QColor(second)
    ways = ((a.redF(), b.redF()), (a.greenF(), b.greenF()), (a.blueF(), b.blueF()))
    red, green, blue = (start + (end - start) * part for start, end in ways)
    return QColor.fromRgbF(red, green, blue).name()
