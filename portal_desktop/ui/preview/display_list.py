"""What a drawn page consists of, as values: words, plates, icons, pictures, and where to click.

Measured in the page's own pixels from the top left of the piece they belong to.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath

from portal_desktop.options.values import Image, StripeFile
from portal_desktop.portal_page.blocks import FieldBlock, Link
from portal_desktop.portal_page.view import PageView
from portal_desktop.ui.preview.image_decoder import Shown
from portal_desktop.ui.preview.typography import Laid
from portal_desktop.ui.theme import icons
from portal_desktop.ui.widgets import painting as paint

Target: TypeAlias = PageView | Link | FieldBlock
PictureOf: TypeAlias = Callable[[Image | StripeFile], Shown | None]


@dataclass(frozen=True, slots=True, eq=False)
class DrawnText:
    """Text with its top left corner at ``x``, ``y``."""

    x: float
    y: float
    laid: Laid
    colour: str


@dataclass(frozen=True, slots=True)
class Plate:
    """A filled or outlined area."""

    rect: QRectF
    radius: float = 0.0
    ground: str | None = None
    line: str | None = None
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Glyph:
    """An icon of the program's set."""

    rect: QRectF
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The merchant's icon; a neutral one in ``colour`` while there is none.

    A ``whole`` picture stands at the left of ``rect`` with nothing cut off.
    """

    rect: QRectF
    radius: float
    source: Image | StripeFile | None
    colour: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Shade:
    """A shadow that grows from left to right."""

    rect: QRectF
    colour: str


Mark: TypeAlias = DrawnText | Plate | Glyph | Picture | Shade


@dataclass(frozen=True, slots=True)
class HitArea:
    """Where a click leads somewhere; ``radius`` is that of what is drawn there, ``name`` what it
    is called aloud. A ``Link`` leads out of the portal; a ``FieldBlock`` nowhere, for it is
    drawn."""

    rect: QRectF
    goes_to: Target
    name: str
    radius: float = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Marks that belong together. The same piece may be placed again elsewhere.

    Nothing below a ``solid`` one can be clicked.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    areas: tuple[HitArea, ...] = ()
    solid: bool = False


def translated_mark(mark: Mark, x: float, y: float) -> Mark:
    """The same mark somewhere else."""
    if isinstance(mark, DrawnText):
        return replace(mark, x=mark.x + x, y=mark.y + y)
    return replace(mark, rect=mark.rect.translated(x, y))


def draw(on: QPainter, mark: Mark, picture_of: PictureOf) -> None:
    """Paint one mark."""
    match mark:
        case DrawnText():
            on.setPen(QColor(mark.colour))
            mark.laid.layout.draw(on, QPointF(mark.x, mark.y))
        case Plate():
            _plate(on, mark)
        case Glyph():
            icons.draw_icon(on, mark.rect, mark.name, mark.colour)
        case Picture():
            _picture(on, mark, picture_of)
        case Shade():
            gradient = QLinearGradient(mark.rect.topLeft(), mark.rect.topRight())
            clear = QColor(mark.colour)
            clear.setAlpha(0)
            gradient.setColorAt(0, clear)
            gradient.setColorAt(1, QColor(mark.colour))
            on.fillRect(mark.rect, QBrush(gradient))


def _plate(on: QPainter, mark: Plate) -> None:
    if not mark.radius and mark.line is None:
        on.fillRect(mark.rect, QColor(mark.ground or Qt.GlobalColor.transparent))
        return
    rect, radius, ground, line = mark.rect, mark.radius, mark.ground, mark.line
    paint.draw_rounded_rect(on, rect, radius, ground, line, width=mark.width, dashed=mark.dashed)


def _picture(on: QPainter, mark: Picture, picture_of: PictureOf) -> None:
    found = picture_of(mark.source) if mark.source is not None else None
    if found is not None and not found.isNull():
        _draw_pixmap(on, mark, found)
        return
    faint = QColor(mark.colour)
    faint.setAlpha(36)
    on.setPen(Qt.PenStyle.NoPen)
    on.setBrush(faint)
    on.drawRoundedRect(mark.rect, mark.radius, mark.radius)
    inset = mark.rect.width() * 0.22
    icons.draw_icon(on, mark.rect.adjusted(inset, inset, -inset, -inset), "store", mark.colour)


def _draw_pixmap(on: QPainter, mark: Picture, found: Shown) -> None:
    """On whole pixels of the screen, and in just as many as it covers there."""
    to_screen = on.deviceTransform()
    frame = QRectF(to_screen.mapRect(mark.rect).toRect())
    place = (_contained_rect if mark.whole else _covering_rect)(found, frame).toRect()
    back = to_screen.inverted()[0]
    with paint.saved(on):
        on.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not mark.whole:
            path = QPainterPath()
            path.addRoundedRect(back.mapRect(frame), mark.radius, mark.radius)
            on.setClipPath(path, Qt.ClipOperation.IntersectClip)
        small = found.scaled_to_pixels(max(place.width(), 1), max(place.height(), 1))
        on.drawPixmap(back.mapRect(QRectF(place)), small, QRectF(small.rect()))


def _contained_rect(picture: Shown, rect: QRectF) -> QRectF:
    """As large as it is seen whole, at the left."""
    wide, high = max(picture.width(), 1), max(picture.height(), 1)
    scale = min(rect.width() / wide, rect.height() / high)
    top = rect.top() + (rect.height() - high * scale) / 2
    return QRectF(rect.left(), top, wide * scale, high * scale)


def _covering_rect(picture: Shown, rect: QRectF) -> QRectF:
    """``rect`` grown so that a picture that is not square keeps its shape and fills it."""
    wide, high = max(picture.width(), 1), max(picture.height(), 1)
    scale = max(rect.width() / wide, rect.height() / high)
    size = QPointF(wide * scale / 2, high * scale / 2)
    return QRectF(rect.center() - size, rect.center() + size)
