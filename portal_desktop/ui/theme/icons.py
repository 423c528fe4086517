"""Icons in the colours of the theme, sharp on every screen."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from portal_desktop.common import resources
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.colours import Role

SIDE = 16
APP_SIDES = (16, 24, 32, 48, 64, 128, 256)


def themed_icon(name: str, role: Role = "text") -> QIcon:
    """An icon (a file name in ``resources/icons`` without ``.svg``) for menus and actions."""
    return QIcon(_Themed(name, role))


def app_icon() -> QIcon:
    """The program's own icon, for windows and the desktop."""
    made = QIcon()
    for side in APP_SIDES:
        made.addFile(str(resources.resource_path("icons", f"app-{side}.png")), QSize(side, side))
    return made


def draw_icon(painter: QPainter, where: QRectF, name: str, colour: str) -> None:
    """Paint an icon into the square ``where`` in ``colour`` (``#RRGGBB``)."""
    painter.drawPixmap(
        where.topLeft(), icon_pixmap(name, colour, where.width(), _device_ratio(painter))
    )


def icon_pixmap(name: str, colour: str, side: float = SIDE, ratio: float = 1.0) -> QPixmap:
    """The icon as pixels: ``side`` wide in device-independent pixels, for a screen of ``ratio``."""
    pixels = max(round(side * ratio), 1)
    key = f"icon:{name}:{colour}:{pixels}:{ratio}"
    made = QPixmap()
    if QPixmapCache.find(key, made):
        return made
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    drawn = QSvgRenderer(QByteArray(_svg_source(name).replace(b"currentColor", colour.encode())))
    with QPainter(made) as painter:
        drawn.render(painter)
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


@cache
def _svg_source(name: str) -> bytes:
    return resources.resource_path("icons", f"{name}.svg").read_bytes()


def _device_ratio(painter: QPainter) -> float:
    """How many dots a painted pixel becomes, also where the painter itself is scaled."""
    device = painter.device()
    return device.devicePixelRatio() * max(painter.transform().m11(), 0.1)


class _Themed(QIconEngine):
    """Looks up the colours when it is painted, so that a change of theme needs no new icons."""

    def __init__(self, name: str, role: Role) -> None:
        super().__init__()
        self._name, self._role = name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        named = theme.colours_of(QApplication.palette())
        colour = named.outline if mode == QIcon.Mode.Disabled else str(getattr(named, self._role))
        side = min(rect.width(), rect.height())
        corner = rect.topLeft() + QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        draw_icon(painter, QRectF(QRect(corner, QSize(side, side))), self._name, colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802 - Qt's name
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        made = QPixmap(size * scale)
        made.fill(Qt.GlobalColor.transparent)
        made.setDevicePixelRatio(scale)
        with QPainter(made) as painter:
            self.paint(painter, QRect(QPoint(), size), mode, state)
        return made

    def clone(self) -> "_Themed":
        return _Themed(self._name, self._role)
