"""A small thing in a row of such things, which can be taken out."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.signals import Listener, listen
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.painting import IDLE

PAD_X, PAD_Y, CROSS, GAP = 10, 7, 12, 7


class Chip(QAbstractButton):
    """``clicked`` opens what it stands for; ``removed`` fires for its cross, Delete, Backspace.

    With ``adds`` it is the dashed one that adds another.
    """

    removed = Signal()

    def __init__(
        self,
        text: str,
        *,
        removable: bool = True,
        adds: bool = False,
        object_name: str = "",
        on_click: Listener | None = None,
        on_remove: Listener | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        listen(self.clicked, on_click)
        listen(self.removed, on_remove)
        self._adds = adds
        self._removable = removable and not adds
        self._words = text
        self.setText(plain_text.escaped_ampersands(text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        plain_text.set_name(self, text)
        if self._removable:
            plain_text.set_description(self, _("Press Delete to remove"))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font())
        wide = metrics.horizontalAdvance(self._words) + 2 * theme.scaled_pixels(PAD_X)
        if self._removable or self._adds:
            wide += theme.scaled_pixels(GAP) + theme.scaled_pixels(CROSS)
        return QSize(wide, metrics.height() + 2 * theme.scaled_pixels(PAD_Y))

    def minimumSizeHint(self) -> QSize:
        return QSize(
            min(theme.scaled_pixels(60), self.sizeHint().width()), self.sizeHint().height()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._removable and key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = self._removable and self.isDown() and self._over_cross(event.position())
        if on_cross:
            self.setDown(False)
            event.accept()
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.themed_painter(self) as (on, named):
            if not self.isEnabled():
                on.setOpacity(IDLE)
            over = self.isEnabled() and (self.underMouse() or self.isDown())
            paint.draw_rounded_rect(
                on, self.rect(), theme.RADIUS_CONTROL, named.hover if over else named.field
            )
            whole = self.rect()
            paint.draw_rounded_rect(
                on, whole, theme.RADIUS_CONTROL, None, named.outline, dashed=self._adds
            )
            paint.draw_focus_if_seen(on, self, self.rect(), theme.RADIUS_CONTROL, named.accent)
            self._paint_content(on)

    def _paint_content(self, on: QPainter) -> None:
        named = theme.colours_of(self)
        colour = named.accent if self._adds else named.text
        words = QRectF(self.rect()).adjusted(
            theme.scaled_pixels(PAD_X), 0, -theme.scaled_pixels(PAD_X), 0
        )
        if self._removable:
            paint.icon_at(on, self._cross_rect(), "x", named.second, theme.scaled_pixels(CROSS))
            words.setRight(self._cross_rect().left() - theme.scaled_pixels(GAP) / 2)
        elif self._adds:
            side = theme.scaled_pixels(CROSS)
            plus = QRectF(theme.scaled_pixels(PAD_X), 0, side, self.height())
            paint.icon_at(on, plus, "plus", colour, side)
            words.setLeft(plus.right() + theme.scaled_pixels(GAP))
        letters = theme.font(weight=600 if self._adds else 400)
        paint.draw_line(on, words, self._words, colour, letters, spare=2)

    def _cross_rect(self) -> QRectF:
        side = theme.scaled_pixels(CROSS)
        return QRectF(self.width() - theme.scaled_pixels(PAD_X) - side + 2, 0, side, self.height())

    def _over_cross(self, place: QPointF) -> bool:
        return (
            self._cross_rect()
            .adjusted(-theme.scaled_pixels(GAP), 0, theme.scaled_pixels(PAD_X), 0)
            .contains(place)
        )
