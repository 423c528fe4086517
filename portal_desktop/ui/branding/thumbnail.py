"""A picture as a button: pressing it chooses another; one may be dropped or pasted on it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QPushButton

from portal_desktop.ui.branding.image_processing import Source
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.font_scaling import with_letters

SIDE, WIDE, EDGE = 64, 128, 4
CHEQUERS = "#b3bbc7", "#a1aab8"
CHECK = 6  # side of a square of the pattern seen through what is clear


class Thumbnail(QPushButton):
    """``offered`` carries what was dropped or pasted. ``wide`` for pictures not square."""

    offered = Signal(object)

    def __init__(self, *, wide: bool = False) -> None:
        super().__init__()
        self._wide = wide
        self._picture: QPixmap | None = None
        self._aimed_at = False
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        with_letters(self, lambda each: each.setFixedSize(each.sizeHint()))

    def set_picture(self, picture: QPixmap | None) -> None:
        """Show a picture, or that there is none."""
        self._picture = picture
        self.update()

    def set_drop_target(self, aimed_at: bool) -> None:
        """Show that what is dragged would be taken."""
        if aimed_at != self._aimed_at:
            self._aimed_at = aimed_at
            self.update()

    def available_size(self) -> QSize:
        """How large a picture can be shown, in pixels of the screen."""
        ratio = self.devicePixelRatioF()
        inner = self.sizeHint().shrunkBy(self.contentsMargins()) - QSize(2 * EDGE, 2 * EDGE)
        return inner * ratio

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(WIDE if self._wide else SIDE), theme.scaled_pixels(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.themed_painter(self) as (on, named):
            if self._picture is None:
                self._paint_empty(on)
            else:
                paint.draw_rounded_rect(
                    on, self.rect(), theme.RADIUS_CONTROL, named.field, named.line
                )
                self._paint_picture(on, self._picture)
            if self._aimed_at or self.hasFocus():
                paint.draw_focus_ring(
                    on, self.rect(), theme.RADIUS_CONTROL, QColor(named.accent).name()
                )

    def _paint_empty(self, on: QPainter) -> None:
        named = theme.colours_of(self)
        paint.draw_rounded_rect(on, self.rect(), theme.RADIUS_CONTROL, named.field)
        on.setPen(QPen(QColor(named.outline), 1, Qt.PenStyle.DashLine))
        on.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        paint.icon_at(on, QRectF(self.rect()), "image", named.second, theme.scaled_pixels(24))

    def _paint_picture(self, on: QPainter, picture: QPixmap) -> None:
        size = picture.deviceIndependentSize()
        where = QRectF(0, 0, size.width(), size.height())
        where.moveCenter(QRectF(self.rect()).center())
        if picture.hasAlphaChannel():
            paint_chequers(on, where)
        on.drawPixmap(where.toRect().topLeft(), picture)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if picture_in(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.set_drop_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002
        self.set_drop_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_drop_target(False)
        found = picture_in(event.mimeData())
        if found is not None:
            event.acceptProposedAction()
            self.offered.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            if (found := on_clipboard()) is not None:
                self.offered.emit(found)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


def picture_in(mime: QMimeData) -> Source | None:
    """A local file that was dropped, or a picture as such; never a web address."""
    for url in mime.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    for kind in ("image/png", "image/jpeg"):
        if mime.hasFormat(kind):
            return bytes(mime.data(kind).data())
    if mime.hasImage():
        held = mime.imageData()
        return held if isinstance(held, QImage) and not held.isNull() else None
    return None


def on_clipboard() -> Source | None:
    """The picture that was copied last, if what was copied is one."""
    return picture_in(QGuiApplication.clipboard().mimeData(QClipboard.Mode.Clipboard))


def paint_chequers(on: QPainter, where: QRectF) -> None:
    """The pattern that stands for nothing at all; white and black are both seen on it."""
    on.fillRect(where, QColor(CHEQUERS[0]))
    with paint.saved(on):
        on.setClipRect(where, Qt.ClipOperation.IntersectClip)  # round corners stay round
        across, down = int(where.width() // CHECK) + 1, int(where.height() // CHECK) + 1
        for row in range(down):
            for column in range(row % 2, across, 2):
                left, top = where.left() + column * CHECK, where.top() + row * CHECK
                on.fillRect(QRectF(left, top, CHECK, CHECK), QColor(CHEQUERS[1]))
