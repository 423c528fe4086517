"""How plans to choose from look: a product in bold, its prices below it with a box to tick."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from portal_desktop.account.snapshot import Price, Product
from portal_desktop.catalogue.labels import price_label
from portal_desktop.common.i18n import _
from portal_desktop.ui.plans.plan_list_model import PlanList
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import RADIUS_CONTROL, TextSize
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.font_scaling import with_letters
from portal_desktop.ui.widgets.scroll_area import use_slim_bars

Where = QModelIndex | QPersistentModelIndex
BOX, TALL, BEFORE, BEHIND, BELOW = 16, 30, 18, 8, 5
HEIGHT = 300
WRAP = int(Qt.TextFlag.TextWordWrap)


class PlanRows(QListView):
    """Ticks with a click anywhere in the row, and with the space bar."""

    def __init__(self, plans: PlanList) -> None:
        super().__init__()
        self.plans = plans
        self._at = ("", 0)
        self.setModel(plans)
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        use_slim_bars(self)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        with_letters(self, lambda rows: rows.setFixedHeight(theme.scaled_pixels(HEIGHT)))
        self.setMouseTracking(True)
        plain_text.set_name(self, _("Products and prices"))
        self.clicked.connect(plans.toggle_offer)
        # On a ground of its own, so that not everything behind it is painted with each letter.
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setAutoFillBackground(True)
        plans.modelAboutToBeReset.connect(self._save_position)
        plans.modelReset.connect(self._restore_position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.currentIndex().isValid():
                self.plans.toggle_offer(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _save_position(self) -> None:
        """While more is loading the list must not jump away under one's eyes."""
        where = self.currentIndex()
        row = self.plans.row_at(where).id if where.isValid() else ""
        self._at = row, self.verticalScrollBar().value()

    def _restore_position(self) -> None:
        row, value = self._at
        at = self.plans.row_of(row) if row else -1
        if at >= 0:
            self.setCurrentIndex(self.plans.index(at))
        self.verticalScrollBar().setValue(value)


class _Rows(QStyledItemDelegate):
    """A product in bold; its prices below it with a box, and below a price what to know of it."""

    def __init__(self, view: PlanRows) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[str, int, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Where) -> QSize:  # noqa: ARG002
        row = self._view.plans.row_at(index)
        tall = theme.scaled_pixels(TALL)
        if isinstance(row, Product):
            return QSize(0, tall)
        return QSize(0, tall + self._said_height(row))

    def _said_height(self, price: Price) -> int:
        said = self._view.plans.remark_for(price)
        if not said:
            return 0
        wide = self._view.viewport().width() - self._text_offset() - BEHIND
        letters = theme.font(TextSize.SMALL)
        key = (said, wide, letters.pixelSize())
        if key not in self._heights:
            room = QRect(0, 0, max(wide, 1), 1_000)
            tall = QFontMetrics(letters).boundingRect(room, WRAP, said).height()
            self._heights[key] = tall + BELOW
        return self._heights[key]

    def _text_offset(self) -> int:
        return 2 + BEFORE + theme.scaled_pixels(BOX) + 10

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Where) -> None:
        row = self._view.plans.row_at(index)
        named = theme.colours_of(self._view)
        where = QRectF(option.rect)
        with paint.saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if isinstance(row, Product):
                painter.setFont(theme.font(TextSize.BODY, 600))
                painter.setPen(QColor(named.text))
                room = where.adjusted(6, 0, -BEHIND, 0)
                name = painter.fontMetrics().elidedText(
                    row.name, Qt.TextElideMode.ElideRight, int(room.width())
                )
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
            else:
                self._paint_background(painter, option, where)
                self._paint_price(painter, where, row)

    def _paint_background(
        self, painter: QPainter, option: QStyleOptionViewItem, where: QRectF
    ) -> None:
        named = theme.colours_of(self._view)
        inner = where.adjusted(2, 1, -2, -1)
        state = option.state
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            paint.draw_rounded_rect(painter, inner, RADIUS_CONTROL, named.hover)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.draw_focus_ring(painter, inner, RADIUS_CONTROL, named.accent)

    def _paint_price(self, painter: QPainter, where: QRectF, price: Price) -> None:
        plans, named = self._view.plans, theme.colours_of(self._view)
        ticked, enabled = plans.is_offered(price), plans.can_tick(price)
        line = QRectF(where.left(), where.top(), where.width(), theme.scaled_pixels(TALL))
        side = theme.scaled_pixels(BOX)
        box = QRectF(where.left() + 2 + BEFORE, line.center().y() - side / 2, side, side)
        ground = named.accent if ticked else named.field
        outline = named.accent if ticked else (named.outline if enabled else named.line)
        paint.draw_rounded_rect(painter, box.toRect(), 4, ground, outline)
        if ticked:
            paint.icon_at(painter, box, "check", named.on_accent, side - 4)
        words = line.adjusted(self._text_offset(), 0, -BEHIND, 0)
        painter.setFont(theme.font())
        painter.setPen(QColor(named.text if enabled else named.second))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, _price_text(price))
        said = plans.remark_for(price)
        if said:
            below = QRectF(words.left(), line.bottom() - 3, words.width(), where.height())
            painter.setFont(theme.font(TextSize.SMALL))
            painter.setPen(QColor(named.second if plans.why_not(price) else named.warning))
            painter.drawText(below, WRAP, said)


def _price_text(price: Price) -> str:
    """The price, with the merchant's own name for it."""
    return " · ".join(filter(None, (price_label(price), price.nickname)))
