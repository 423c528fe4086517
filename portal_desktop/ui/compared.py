"""Two pictures side by side: the one at Stripe, and the merchant's own."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from portal_desktop.text import _
from portal_desktop.ui import pictures, plain_text, theme
from portal_desktop.ui.before_after import Arrow
from portal_desktop.ui.theme import RADIUS_CONTROL, SPACE
from portal_desktop.ui.thumbnail import chequered
from portal_desktop.ui.widgets import Text, paint
from portal_desktop.values import Image, StripeFile, Value

SIDE, WIDEST = 56, 160


class Pictured(QLabel):
    """A picture in small; a place for one where there is none, or none that can be shown."""

    def __init__(
        self, value: Value, caption: str, look: Callable[[Image | StripeFile], bytes | None]
    ) -> None:
        super().__init__()
        content = look(value) if isinstance(value, Image | StripeFile) else None
        missing = _("None yet") if value is None else _("Cannot be shown")
        self.caption = caption
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        shown = self._small(content) if content else None
        if shown is not None:
            self.setPixmap(shown)
        else:
            self.caption = f"{caption}: {missing}"
        plain_text.set_name(self, self.caption)

    def sizeHint(self) -> QSize:
        seen = self.pixmap().deviceIndependentSize().toSize()
        return seen if not seen.isEmpty() else QSize(theme.scaled(SIDE), theme.scaled(SIDE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        named = theme.colours(self)
        with paint.painter(self) as on:
            if self.pixmap().isNull():
                on.setPen(QPen(QColor(named.outline), 1, Qt.PenStyle.DashLine))
                where = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
                on.drawRoundedRect(where, RADIUS_CONTROL, RADIUS_CONTROL)
                paint.icon_at(on, where, "image", named.second, theme.scaled(20))
            elif self.pixmap().hasAlphaChannel():
                chequered(on, QRectF(self.rect()))
        super().paintEvent(event)

    def _small(self, content: bytes) -> QPixmap | None:
        kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
        ratio = self.devicePixelRatioF()
        room = QSize(theme.scaled(WIDEST), theme.scaled(SIDE)) * ratio
        small = pictures.thumbnail(content, kind, room)
        small.setDevicePixelRatio(ratio)
        return None if small.isNull() else QPixmap.fromImage(small)


def side_by_side(before: Pictured, after: Pictured) -> QWidget:
    """Both with an arrow from one to the other, and their captions below."""
    holder = QFrame()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE[2])
    grid.setVerticalSpacing(SPACE[0])
    left = Qt.AlignmentFlag.AlignLeft
    for column, picture in ((0, before), (2, after)):
        grid.addWidget(picture, 0, column, left | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Text(picture.caption, "tiny", wrap=False), 1, column, left)
    grid.addWidget(Arrow(), 0, 1, Qt.AlignmentFlag.AlignCenter)
    grid.setColumnStretch(3, 1)
    return holder
