"""The drawn browser and the drawn phone around a page."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from portal_desktop.portal_page.view import Device
from portal_desktop.ui.preview import page_colours as ink
from portal_desktop.ui.preview.page_layout import NARROWEST, PHONE, WIDEST
from portal_desktop.ui.preview.typography import Letters
from portal_desktop.ui.theme import icons
from portal_desktop.ui.theme.colours import Colours
from portal_desktop.ui.widgets import painting as paint

LEAST_ZOOM = 0.75
MARGIN, LEAST_MARGIN, BELOW, ROOM = 18.0, 5.0, 14.0, 32.0
BAR, CORNER = 40.0, 12.0
BEZEL, PHONE_CORNER, PHONE_HIGH, PHONE_BAR = 9.0, 46.0, 844.0, 84.0
SHADOW = 16
ADDRESS = Letters(12, 400, 16)
FrameSize: TypeAlias = tuple[float, float]
Zoom: TypeAlias = Literal["fit", "full"]


@dataclass(frozen=True, slots=True)
class Fit:
    """How a device stands in the pane: its outline, where the page is seen, and how large.

    ``outer`` and ``inner`` in the pane's pixels; ``page`` is the page's width in its own.
    ``corners``: radius of the page's upper and lower corners.
    """

    device: Device
    outer: QRectF
    inner: QRectF
    zoom: float
    page: float
    corners: tuple[float, float]


def fit(device: Device, size: FrameSize, zoom: Zoom = "fit") -> Fit:
    """The device in a pane of ``size``: as large as fits, or at its real size."""
    return _fit_phone(size, zoom) if device == "phone" else _fit_browser(size, zoom)


def frame_around_page(device: Device, width: float, height: float) -> Fit:
    """The device around a page of this size, all of which is seen, at its real size."""
    edge, above = (BEZEL, BEZEL + PHONE_BAR) if device == "phone" else (0.0, BAR)
    inner = QRectF(ROOM + edge, ROOM + above, width, height)
    outer = inner.adjusted(-edge, -above, edge, edge)
    corner = PHONE_CORNER - BEZEL if device == "phone" else CORNER
    return Fit(device, outer, inner, 1.0, width, (0.0, corner))


def _fit_browser(size: FrameSize, wanted: Zoom) -> Fit:
    # In a narrow place the page itself matters more than the air beside it.
    margin = min(max((size[0] - NARROWEST * LEAST_ZOOM) / 2, LEAST_MARGIN), MARGIN)
    wide = min(max(size[0] - 2 * margin, 80.0), float(WIDEST))
    outer = QRectF(
        round((size[0] - wide) / 2), MARGIN, wide, max(size[1] - MARGIN - BELOW, BAR + 40)
    )
    inner = outer.adjusted(0, BAR, 0, 0)
    zoom = 1.0 if wanted == "full" else min(max(wide / NARROWEST, LEAST_ZOOM), 1.0)
    page = max(wide / zoom, float(NARROWEST))
    return Fit("browser", outer, inner, zoom, page, (0.0, CORNER))


def _fit_phone(size: FrameSize, wanted: Zoom) -> Fit:
    room = max(size[1] - MARGIN - BELOW, 160.0)
    fitted = min(max(room / (PHONE_HIGH + 2 * BEZEL), LEAST_ZOOM), 1.0)
    zoom = 1.0 if wanted == "full" else fitted
    wide = round((PHONE + 2 * BEZEL) * zoom)
    high = min(room, (PHONE_HIGH + 2 * BEZEL) * zoom)
    outer = QRectF(round((size[0] - wide) / 2), MARGIN, wide, high)
    edge = BEZEL * zoom
    inner = outer.adjusted(edge, edge + PHONE_BAR * zoom, -edge, -edge)
    corner = (PHONE_CORNER - BEZEL) * zoom
    # Rounded to whole pixels it may be a hair more than its real size.
    drawn = min(inner.width() / PHONE, 1.0)
    return Fit("phone", outer, inner, drawn, float(PHONE), (0.0, corner))


def window_path(place: Fit) -> QPainterPath:
    """The outline of what is seen of the page."""
    upper, lower = place.corners
    rect, path = place.inner, QPainterPath()
    path.addRoundedRect(rect, lower, lower)
    if upper == 0:
        path.addRect(rect.adjusted(0, 0, 0, -rect.height() / 2))
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def clip(on: QPainter, place: Fit, dirty: QRectF) -> None:
    """Keep to the page's window; its round corners cost time and are seldom touched."""
    if dirty.bottom() > place.inner.bottom() - place.corners[1]:
        on.setClipPath(window_path(place))
    else:
        on.setClipRect(place.inner)


class Framed:
    """Ground and device as a picture, painted once for a size and theme."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._kept: tuple[object, QPixmap] | None = None

    def __call__(self, place: Fit, size: QSize, ratio: float, named: Colours) -> QPixmap:
        """The picture for a widget of this size."""
        key = (place, size.width(), size.height(), ratio, named.stage)
        if self._kept is None or self._kept[0] != key:
            made = QPixmap(size * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(QColor(named.stage))
            with QPainter(made) as on:
                on.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_frame(on, place, self._host, dark=named.dark)
            self._kept = key, made
        return self._kept[1]


def paint_frame(on: QPainter, place: Fit, host: str, *, dark: bool) -> None:
    """The device around the page, on what is already painted there."""
    radius = PHONE_CORNER * place.zoom if place.device == "phone" else CORNER
    _paint_shadow(on, place.outer, radius, dark=dark)
    if place.device == "phone":
        _paint_phone(on, place, host)
    else:
        _paint_browser(on, place, host)


def _paint_shadow(on: QPainter, rect: QRectF, radius: float, *, dark: bool) -> None:
    on.setPen(Qt.PenStyle.NoPen)
    on.setBrush(QColor(0, 0, 0, 7) if dark else QColor(16, 24, 40, 2))
    for step in range(SHADOW, 0, -1):
        grown = rect.adjusted(-step, -step + 8, step, step + 2)
        on.drawRoundedRect(grown, radius + step, radius + step)


def _paint_browser(on: QPainter, place: Fit, host: str) -> None:
    outer = place.outer
    _paint_chrome(on, outer, CORNER, place.inner.top())
    middle = outer.top() + BAR / 2
    for at, colour in enumerate(ink.DOTS):
        on.setBrush(QColor(colour))
        on.drawEllipse(QPointF(outer.left() + 19 + 17 * at, middle), 5, 5)
    address = QRectF(outer.left() + 76, middle - 13, outer.width() - 76 - 14, 26)
    _paint_address_bar(on, address, host, 7, Qt.AlignmentFlag.AlignLeft, ADDRESS)
    on.fillRect(
        QRectF(outer.left(), place.inner.top() - 1, outer.width(), 1), QColor(ink.CHROME_LINE)
    )


def _paint_phone(on: QPainter, place: Fit, host: str) -> None:
    zoom, outer = place.zoom, place.outer
    corner = PHONE_CORNER * zoom
    on.setPen(QPen(QColor(ink.BEZEL_EDGE), 1.5))
    on.setBrush(QColor(ink.BEZEL))
    on.drawRoundedRect(outer, corner, corner)
    edge = BEZEL * zoom
    screen = outer.adjusted(edge, edge, -edge, -edge)
    _paint_chrome(on, screen, corner - edge, place.inner.top())
    island = QRectF(0, 0, 96 * zoom, 25 * zoom)
    island.moveCenter(QPointF(screen.center().x(), screen.top() + 23 * zoom))
    paint.draw_rounded_rect(on, island, island.height() / 2, ink.BEZEL)
    address = QRectF(screen.left() + 16 * zoom, 0, screen.width() - 32 * zoom, 32 * zoom)
    address.moveTop(place.inner.top() - 40 * zoom)
    small = Letters(max(round(13 * zoom), 9), 400, 16)
    _paint_address_bar(on, address, host, 10 * zoom, Qt.AlignmentFlag.AlignHCenter, small)
    line = QRectF(screen.left(), place.inner.top() - 1, screen.width(), 1)
    on.fillRect(line, QColor(ink.CHROME_LINE))


def _paint_chrome(on: QPainter, rect: QRectF, radius: float, bottom: float) -> None:
    """The ground above the page only: below, it would shine through at the page's corners."""
    with paint.saved(on):
        on.setClipRect(QRectF(rect.topLeft(), QPointF(rect.right(), bottom)))
        paint.draw_rounded_rect(on, rect, radius, ink.CHROME)


def _paint_address_bar(
    on: QPainter, box: QRectF, host: str, radius: float, side: Qt.AlignmentFlag, letters: Letters
) -> None:
    """The address bar: a lock and the host, as plain text."""
    colour, ground = ink.ADDRESS
    paint.draw_rounded_rect(on, box, radius, ground)
    font = letters.font()
    lock, gap = letters.size - 1.0, 6.0
    room = box.width() - 24 - lock - gap
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(host, Qt.TextElideMode.ElideRight, room)
    x = box.left() + 11
    if side == Qt.AlignmentFlag.AlignHCenter:
        x = box.center().x() - (metrics.horizontalAdvance(shown) + lock + gap) / 2
    icons.draw_icon(
        on, QRectF(round(x), round(box.center().y() - lock / 2), lock, lock), "lock", colour
    )
    words = QRectF(x + lock + gap, box.top(), room + 8, box.height())
    paint.draw_text(on, words, shown, colour, font, paint.LEVEL | Qt.AlignmentFlag.AlignLeft)
