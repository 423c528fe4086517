"""How plans to choose from look: a product in bold, its prices below it with a box to tick."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyleOptionViewItem,
)

from portal_desktop.account.snapshot import Price, Product
from portal_desktop.catalogue.labels import price_label
from portal_desktop.common.i18n import _
from portal_desktop.ui.plans.plan_list_model import PlanList
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import TextSize
from portal_desktop.ui.theme.colours import Colours
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.font_scaling import with_letters
from portal_desktop.ui.widgets.painted_rows import (
    PICKS,
    PaintedRows,
    RowIndex,
    is_picking,
    paint_row_state,
    scroll_smoothly,
)

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
        scroll_smoothly(self)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        with_letters(self, lambda rows: rows.setFixedHeight(theme.scaled_pixels(HEIGHT)))
        plain_text.set_name(self, _("Products and prices"))
        self.clicked.connect(plans.toggle_offer)
        # On a ground of its own, so that not everything behind it is painted with each letter.
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setAutoFillBackground(True)
        plans.modelAboutToBeReset.connect(self._save_position)
        plans.modelReset.connect(self._restore_position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_picking(self, event):
            self.plans.toggle_offer(self.currentIndex())
        elif event.key() not in PICKS:
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


class _Rows(PaintedRows[PlanRows]):
    """A product in bold; its prices below it with a box, and below a price what to know of it."""

    def __init__(self, view: PlanRows) -> None:
        super().__init__(view)
        self._heights: dict[tuple[str, int, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: RowIndex) -> QSize:  # noqa: ARG002
        row = self.view.plans.row_at(index)
        tall = theme.scaled_pixels(TALL)
        if isinstance(row, Product):
            return QSize(0, tall)
        return QSize(0, tall + self._said_height(row))

    def _said_height(self, price: Price) -> int:
        said = self.view.plans.remark_for(price)
        if not said:
            return 0
        wide = self.view.viewport().width() - self._text_offset() - BEHIND
        letters = theme.font(TextSize.SMALL)
        key = (said, wide, letters.pixelSize())
        if key not in self._heights:
            room = QRect(0, 0, max(wide, 1), 1_000)
            tall = QFontMetrics(letters).boundingRect(room, WRAP, said).height()
            self._heights[key] = tall + BELOW
        return self._heights[key]

    def _text_offset(self) -> int:
        return 2 + BEFORE + theme.scaled_pixels(BOX) + 10

    def paint_row(
        self, on: QPainter, option: QStyleOptionViewItem, index: RowIndex, named: Colours
    ) -> None:
        row = self.view.plans.row_at(index)
        where = QRectF(option.rect)
        if isinstance(row, Product):
            room, bold = where.adjusted(6, 0, -BEHIND, 0), theme.font(TextSize.BODY, 600)
            paint.draw_line(on, room, row.name, named.text, bold)
        else:
            either = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
            paint_row_state(on, option, where.adjusted(2, 1, -2, -1), named, hover=either)
            self._paint_price(on, where, row, named)

    def _paint_price(self, painter: QPainter, where: QRectF, price: Price, named: Colours) -> None:
        plans = self.view.plans
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
        ink = named.text if enabled else named.second
        paint.draw_text(painter, words, _price_text(price), ink, theme.font())
        said = plans.remark_for(price)
        if said:
            below = QRectF(words.left(), line.bottom() - 3, words.width(), where.height())
            ink = named.second if plans.why_not(price) else named.warning
            paint.draw_text(painter, below, said, ink, theme.font(TextSize.SMALL), WRAP)


def _price_text(price: Price) -> str:
    """The price, with the merchant's own name for it."""
    return " · ".join(filter(None, (price_label(price), price.nickname)))
