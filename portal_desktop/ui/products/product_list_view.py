"""How a product looks in the list: its name, its prices below, what is special at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.products.product_list_model import ProductList, state_of
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import RADIUS_CONTROL, TextSize
from portal_desktop.ui.theme.colours import Colours
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.scroll_area import use_slim_bars

Where = QModelIndex | QPersistentModelIndex
TALL, SIDE, PAD, ARROW = 58, 34, 10, 16
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ProductRows(QListView):
    """``opened`` carries the id of the product that was picked, by a click or with Enter."""

    opened = Signal(str)

    def __init__(self, products: ProductList) -> None:
        super().__init__()
        self.products = products
        self.marked: frozenset[str] = frozenset()
        """Products with something typed and not sent."""
        self.setModel(products)
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setObjectName("products.list")
        plain_text.set_name(self, _("Products"))
        # On a ground of its own, so that not everything behind it is painted with each letter.
        self.viewport().setBackgroundRole(QPalette.ColorRole.Button)
        self.viewport().setAutoFillBackground(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        use_slim_bars(self)
        self.clicked.connect(self._open_product)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if self.currentIndex().isValid():
                self._open_product(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def go_to(self, product: str) -> None:
        """Put the focus on a product, as when coming back from it."""
        row = self.products.row_of(product)
        if row >= 0:
            where = self.products.index(row)
            self.setCurrentIndex(where)
            self.scrollTo(where)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_product(self, where: QModelIndex) -> None:
        self.opened.emit(self.products.entry_at(where).product.id)


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Where) -> QSize:  # noqa: ARG002
        return QSize(0, theme.scaled_pixels(TALL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Where) -> None:
        view = self.parent()
        if not isinstance(view, ProductRows):
            return
        named = theme.colours_of(view)
        where = QRectF(option.rect)
        with paint.saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_background(painter, option, where, named, view)
            entry = view.products.entry_at(index)
            side = theme.scaled_pixels(SIDE)
            box = QRectF(where.left() + PAD, where.center().y() - side / 2 + 0.5, side, side)
            quiet = not entry.product.active
            paint.draw_rounded_rect(
                painter, box, RADIUS_CONTROL, named.window if quiet else named.soft_accent
            )
            colour = named.second if quiet else named.accent
            paint.icon_at(painter, box, "package", colour, theme.scaled_pixels(17))
            words = where.adjusted(PAD + side + 12, 0, -PAD, 0)
            words.setRight(self._at_the_right(painter, words, index, view))
            self._paint_text(painter, words, named, index, view)

    def _paint_background(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        where: QRectF,
        named: Colours,
        view: QWidget,
    ) -> None:
        state = option.state
        inner = where.adjusted(2, 2, -2, -2)
        if state & QStyle.StateFlag.State_MouseOver:
            paint.draw_rounded_rect(painter, inner, RADIUS_CONTROL, named.hover)
        if state & QStyle.StateFlag.State_HasFocus and view.hasFocus():
            paint.draw_focus_ring(painter, inner, RADIUS_CONTROL, named.accent)

    def _at_the_right(
        self, painter: QPainter, where: QRectF, index: Where, view: ProductRows
    ) -> float:
        """Paint the arrow, what is unsent and the state; how far the words may go."""
        named = theme.colours_of(view)
        entry = view.products.entry_at(index)
        side = theme.scaled_pixels(ARROW)
        arrow = QRectF(where.right() - side, where.top(), side, where.height())
        paint.icon_at(painter, arrow, "chevron-right", named.second, side)
        right = arrow.left() - 8
        state = state_of(entry)
        if entry.product.id in view.marked:
            state = _("Not sent yet")
        if not state:
            return right
        letters = theme.font(TextSize.TINY, 600)
        painter.setFont(letters)
        wide = painter.fontMetrics().horizontalAdvance(state) + 12
        tall = painter.fontMetrics().height() + 4
        badge = QRectF(right - wide, where.center().y() - tall / 2, wide, tall)
        marked = entry.product.id in view.marked
        ground, ink = (
            (named.warning_ground, named.warning) if marked else (named.info_ground, named.second)
        )
        paint.draw_rounded_rect(painter, badge, 5, ground)
        painter.setPen(QColor(ink))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, state)
        return badge.left() - 8

    def _paint_text(
        self, painter: QPainter, where: QRectF, named: Colours, index: Where, view: ProductRows
    ) -> None:
        entry = view.products.entry_at(index)
        lines: tuple[tuple[str, QFont, str], ...] = (
            (entry.product.name, theme.font(TextSize.BODY, 600), named.text),
            (view.products.in_words(entry), theme.font(TextSize.SMALL), named.second),
        )
        tall = theme.scaled_pixels(18)
        line = QRectF(where.left(), where.center().y() - tall, where.width(), tall)
        for words, letters, colour in lines:
            painter.setFont(letters)
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, int(line.width())
            )
            painter.drawText(line, LEFT, shown)
            line.translate(0, tall)
