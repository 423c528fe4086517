"""What all own widgets are painted with: rounded grounds, outlines, focus rings."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from portal_desktop.ui.theme import icons

RING = 2.0
IDLE = 0.55
"""How strongly a control is painted that can do nothing now."""


def widget_painter(widget: QWidget) -> QPainter:
    """A smooth painter on ``widget``; a disabled one is painted fainter by its colours."""
    made = QPainter(widget)
    made.setRenderHint(QPainter.RenderHint.Antialiasing)
    return made


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
) -> None:
    """A ground with rounded corners; the line lies inside ``rect`` and on whole pixels."""
    half = width / 2 if line else 0.0
    inner = QRectF(rect).adjusted(half, half, -half, -half)
    on.setPen(QPen(QColor(line), width) if line else Qt.PenStyle.NoPen)
    on.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    on.drawRoundedRect(inner, radius - half, radius - half)


def focus_seen(widget: QWidget) -> bool:
    """Whether the focus is here and came by the keyboard: only then it is shown on buttons."""
    by_keys = widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    return widget.hasFocus() and by_keys


def draw_focus_ring(on: QPainter, rect: QRect | QRectF, radius: float, colour: str) -> None:
    """The focus ring, inside ``rect``."""
    draw_rounded_rect(on, rect, radius, None, colour, width=RING)


def icon_at(on: QPainter, rect: QRectF, name: str, colour: str, side: float) -> None:
    """An icon in the middle of ``rect``, on whole pixels."""
    corner = rect.center() - QPointF(side / 2, side / 2)
    corner = QPointF(round(corner.x()), round(corner.y()))
    icons.draw_icon(on, QRectF(corner.x(), corner.y(), side, side), name, colour)


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
