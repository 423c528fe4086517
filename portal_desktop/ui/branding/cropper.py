"""Choosing a part of a picture, with the mouse or the keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy

from portal_desktop.branding import image_crop as fitting
from portal_desktop.branding.image_crop import Crop
from portal_desktop.common.i18n import _
from portal_desktop.ui.branding.thumbnail import paint_chequers
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint

WIDE, HIGH, LOW = 320, 220, 120
EDGE, GRIP = 4, 9
APART = 3 * GRIP  # as close as the grips come, so that what is between them can be grabbed too
STEPS = 50  # how many steps of the keys go across a picture
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_LARGER = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class Cropper(QFrame):
    """A picture with the part that is used; ``changed`` after a person chose another.

    Arrow keys move the part, with Shift they make it wider or higher; plus and minus make it
    larger and smaller. The mouse moves it, or draws it at its corners.
    """

    changed = Signal()
    taken = Signal()
    left = Signal()

    def __init__(
        self, picture: QImage, size: fitting.PictureSize, crop: Crop, *, square: bool
    ) -> None:
        super().__init__()
        self._picture, self._size, self._square = picture, size, square
        self.crop = crop
        self._pixmap = QPixmap()
        self._grabbed: tuple[QPointF, Crop, tuple[int, int] | None] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        plain_text.set_name(self, _("The part that is used"))
        keys = _("Arrow keys move it, plus and minus make it larger and smaller.")
        freely = _("With Shift, arrow keys make it wider or higher.")
        plain_text.set_description(self, keys if square else f"{keys} {freely}")

    def set_crop(self, crop: Crop) -> None:
        """Choose another part."""
        if crop != self.crop:
            self.crop = crop
            self.update()
            self.changed.emit()

    def grow_crop(self, steps: int) -> None:
        """Make the part larger, or smaller."""
        by = steps * self._step_size() * 2
        if self._square:
            self.set_crop(fitting.resized_square(self.crop, by, self._size))
        else:
            higher = round(by * self.crop.height / self.crop.width)
            self.set_crop(fitting.resized_crop(self.crop, by, higher, self._size))

    def sizeHint(self) -> QSize:
        fitting_well = WIDE * self._size[1] / self._size[0]
        high = theme.scaled_pixels(min(max(fitting_well, LOW), HIGH))
        return QSize(theme.scaled_pixels(WIDE), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(LOW), self.sizeHint().height())

    # painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pixmap = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        named, where = theme.colours_of(self), self._image_rect()
        with paint.widget_painter(self) as on:
            paint.draw_rounded_rect(
                on, self.rect(), theme.RADIUS_CONTROL, named.stage, named.outline
            )
            if self._picture.hasAlphaChannel():
                paint_chequers(on, where)
            on.drawPixmap(where.topLeft(), self._scaled_pixmap(where))
            part = self._crop_rect(where)
            self._paint_shade(on, where, part)
            self._paint_frame(on, part)
            if self.hasFocus():
                paint.draw_focus_ring(on, self.rect(), theme.RADIUS_CONTROL, named.accent)

    def _scaled_pixmap(self, where: QRectF) -> QPixmap:
        if self._pixmap.isNull():
            ratio = self.devicePixelRatioF()
            small = self._picture.scaled(
                (where.size() * ratio).toSize(),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            small.setDevicePixelRatio(ratio)
            self._pixmap = QPixmap.fromImage(small)
        return self._pixmap

    def _paint_shade(self, on: QPainter, where: QRectF, part: QRectF) -> None:
        veil = QColor(0, 0, 0, 150)
        on.fillRect(QRectF(where.topLeft(), QPointF(where.right(), part.top())), veil)
        on.fillRect(QRectF(QPointF(where.left(), part.bottom()), where.bottomRight()), veil)
        on.fillRect(QRectF(QPointF(where.left(), part.top()), part.bottomLeft()), veil)
        on.fillRect(QRectF(part.topRight(), QPointF(where.right(), part.bottom())), veil)

    def _paint_frame(self, on: QPainter, part: QRectF) -> None:
        on.setBrush(Qt.BrushStyle.NoBrush)
        for colour, wide in ((QColor(0, 0, 0, 140), 3.0), (QColor("#ffffff"), 1.5)):
            on.setPen(QPen(colour, wide))
            on.drawRect(part)
        on.setPen(QPen(QColor(0, 0, 0, 160), 1))
        on.setBrush(QColor("#ffffff"))
        for corner in _corner_points(self._grab_rect(part)).values():
            on.drawEllipse(corner, GRIP / 2, GRIP / 2)

    def _image_rect(self) -> QRectF:
        """Where the picture is drawn."""
        room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        scale = min(room.width() / self._size[0], room.height() / self._size[1])
        where = QRectF(0, 0, self._size[0] * scale, self._size[1] * scale)
        where.moveCenter(room.center())
        return where

    def _crop_rect(self, where: QRectF) -> QRectF:
        scale, crop = where.width() / self._size[0], self.crop
        corner = where.topLeft() + QPointF(crop.left, crop.top) * scale
        return QRectF(corner, corner + QPointF(crop.width, crop.height) * scale)

    def _grab_rect(self, part: QRectF) -> QRectF:
        """What can be grabbed: the part, with room around it where it is very small."""
        room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        wide, high = max(part.width(), APART), max(part.height(), APART)
        held = QRectF(0, 0, min(wide, room.width()), min(high, room.height()))
        held.moveCenter(part.center())
        held.moveLeft(min(max(held.left(), room.left()), room.right() - held.width()))
        held.moveTop(min(max(held.top(), room.top()), room.bottom() - held.height()))
        return held

    # choosing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, step = Qt.Key(event.key()), self._step_size()
        if key in _ARROWS:
            right, down = (each * step for each in _ARROWS[key])
            self._move_by_key(right, down, resize=bool(event.modifiers() & _SHIFT))
        elif key in _LARGER:
            self.grow_crop(_LARGER[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _move_by_key(self, right: int, down: int, *, resize: bool) -> None:
        if not resize:
            self.set_crop(fitting.moved_crop(self.crop, right, down, self._size))
        elif self._square:
            self.set_crop(fitting.resized_square(self.crop, right or -down, self._size))
        else:
            self.set_crop(fitting.resized_crop(self.crop, right, down, self._size))

    def _step_size(self) -> int:
        return max(round(max(self._size) / STEPS), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self._crop_rect(self._image_rect())
        corner = self._corner_at(event.position(), part)
        if corner is not None or self._grab_rect(part).contains(event.position()):
            self._grabbed = event.position(), self.crop, corner

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            self._show_cursor(event.position())
            return
        start, crop, corner = self._grabbed
        scale = self._size[0] / self._image_rect().width()
        moved = (event.position() - start) * scale
        right, down = round(moved.x()), round(moved.y())
        if corner is None:
            self.set_crop(fitting.moved_crop(crop, right, down, self._size))
        else:
            self.set_crop(
                fitting.crop_with_moved_corner(
                    crop, corner, right, down, self._size, square=self._square
                )
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._grabbed = None

    def _show_cursor(self, at: QPointF) -> None:
        part = self._crop_rect(self._image_rect())
        corner = self._corner_at(at, part)
        shape = Qt.CursorShape.ArrowCursor
        if corner is not None:
            falling = corner[0] == corner[1]
            shape = Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor
        elif self._grab_rect(part).contains(at):
            shape = Qt.CursorShape.SizeAllCursor
        self.setCursor(shape)

    def _corner_at(self, at: QPointF, part: QRectF) -> tuple[int, int] | None:
        """Which corner is under the mouse: -1 is left or top, 1 is right or bottom."""
        for corner, where in _corner_points(self._grab_rect(part)).items():
            if (where - at).manhattanLength() <= 2 * GRIP:
                return corner
        return None


_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _corner_points(part: QRectF) -> dict[tuple[int, int], QPointF]:
    return {
        (-1, -1): part.topLeft(),
        (1, -1): part.topRight(),
        (-1, 1): part.bottomLeft(),
        (1, 1): part.bottomRight(),
    }
