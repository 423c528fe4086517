"""Two pictures side by side: the one at Stripe, and the merchant's own."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from portal_desktop.ui.branding.image_loader import Background, ImageLoader
from portal_desktop.ui.branding.thumbnail import paint_chequers
from portal_desktop.ui.forms.value_change import Arrow
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.drawn_label import DrawnLabel
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.row_grid import grid_of

SIDE, WIDEST = 56, 160


class Pictured(DrawnLabel):
    """A picture in small; a place for one where there is none, or none that can be shown.

    ``caption`` stands below and in place of the picture, with ``missing`` if there is none.
    ``captioned`` carries it: only when it was decoded is it known whether it can be shown.
    """

    captioned = Signal(str)

    def __init__(
        self,
        content: bytes | None,
        caption: str,
        missing: str,
        background: Background,
        place: str,
    ) -> None:
        super().__init__()
        self._missing = missing
        self._set_caption(caption)
        ratio = self.devicePixelRatioF()
        room = QSize(theme.scaled_pixels(WIDEST), theme.scaled_pixels(SIDE)) * ratio
        ImageLoader(background, place, self._show_picture, self).request_image(content, room, ratio)

    def _set_caption(self, caption: str) -> None:
        self.caption = caption
        plain_text.set_name(self, caption)
        self.captioned.emit(caption)

    def sizeHint(self) -> QSize:
        seen = self.pixmap().deviceIndependentSize().toSize()
        return (
            seen
            if not seen.isEmpty()
            else QSize(theme.scaled_pixels(SIDE), theme.scaled_pixels(SIDE))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.themed_painter(self) as (on, named):
            if self.pixmap().isNull():
                on.setPen(QPen(QColor(named.outline), 1, Qt.PenStyle.DashLine))
                where = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
                on.drawRoundedRect(where, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
                paint.icon_at(on, where, "image", named.second, theme.scaled_pixels(20))
            elif self.pixmap().hasAlphaChannel():
                paint_chequers(on, QRectF(self.rect()))
        super().paintEvent(event)

    def _show_picture(self, picture: QPixmap | None) -> None:
        if picture is not None:
            self.setPixmap(picture)
        else:
            self._set_caption(f"{self.caption}: {self._missing}")


def side_by_side(before: Pictured, after: Pictured) -> QWidget:
    """Both with an arrow from one to the other, and their captions below."""
    holder = QFrame()
    grid = grid_of(holder, theme.SPACE[2], theme.SPACE[0], {3: 1})
    left = Qt.AlignmentFlag.AlignLeft
    for column, picture in ((0, before), (2, after)):
        grid.addWidget(picture, 0, column, left | Qt.AlignmentFlag.AlignVCenter)
        caption = Label(picture.caption, "tiny", wrap=False)
        picture.captioned.connect(caption.setText)
        grid.addWidget(caption, 1, column, left)
    grid.addWidget(Arrow(), 0, 1, Qt.AlignmentFlag.AlignCenter)
    return holder
