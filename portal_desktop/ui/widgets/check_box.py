"""A box to tick, with a sentence beside it."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint

SIDE, GAP, AROUND = 18, 10, 2
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
LONGEST_LINE = 10_000


class CheckBox(QCheckBox):
    """A check box whose sentence wraps; without a sentence, only the box.

    Space ticks it, as does a click anywhere on it.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(plain_text.escaped_ampersands(text), parent)
        self._words = text
        plain_text.set_name(self, text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        across = QSizePolicy.Policy.Preferred if text else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(bool(text))
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        wide = self._text_offset() + self._font_metrics().horizontalAdvance(self._words) + AROUND
        return QSize(wide if self._words else self._box_side(), self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        wide = self._text_offset() + theme.scaled_pixels(120) if self._words else self._box_side()
        return QSize(wide, self._box_side())

    def hasHeightForWidth(self) -> bool:
        return bool(self._words)

    def heightForWidth(self, width: int) -> int:
        if not self._words:
            return self._box_side()
        room = QRect(0, 0, max(width - self._text_offset(), 1), LONGEST_LINE)
        return max(
            self._font_metrics().boundingRect(room, WRAP, self._words).height(), self._box_side()
        )

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        side = theme.scaled_pixels(SIDE)
        box = QRectF(AROUND, AROUND, side, side)
        with paint.themed_painter(self) as (on, named):
            on.setOpacity(1.0 if self.isEnabled() else 0.5)
            if self.isChecked():
                ground = named.accent_over if self.underMouse() else named.accent
                paint.draw_rounded_rect(on, box, 5, ground)
                paint.icon_at(on, box, "check", named.on_accent, side - 5)
            else:
                ground = named.hover if self.underMouse() else named.field
                paint.draw_rounded_rect(on, box, 5, ground, named.outline)
            around = box.adjusted(-AROUND, -AROUND, AROUND, AROUND)
            paint.draw_focus_if_seen(on, self, around, 7, named.accent)
            # The first line stands level with the middle of the box.
            top = max((self._box_side() - self._font_metrics().height()) // 2, 0)
            room = QRect(
                self._text_offset(), top, self.width() - self._text_offset(), self.height()
            )
            paint.draw_text(on, room, self._words, named.text, theme.font(), WRAP)

    def _font_metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.font())

    def _box_side(self) -> int:
        return theme.scaled_pixels(SIDE) + 2 * AROUND

    def _text_offset(self) -> int:
        return self._box_side() + GAP
