"""How a product looks in the list: its name, its prices below, what is special at the right."""

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QListView,
    QStyleOptionViewItem,
)

from portal_desktop.catalogue.search import SearchEntry
from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.products.product_list_model import ProductList, state_of
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import RADIUS_CONTROL, TextSize
from portal_desktop.ui.theme.colours import Colours
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.painted_rows import (
    PICKS,
    PaintedRows,
    RowIndex,
    is_picking,
    paint_row_state,
    scroll_smoothly,
)

TALL, SIDE, PAD, ARROW = 58, 34, 10, 16


class ProductRows(QListView):
    """``opened`` carries the id of the product that was picked, by a click or with Enter."""

    opened = Signal(str)

    def __init__(self, products: ProductList) -> None:
        super().__init__()
        self.products = products
        self.marked: frozenset[str] = frozenset()
        """Products with something typed and not sent."""
        self.setModel(products)
        self.setItemDelegate(_Rows(self, TALL))
        self.setUniformItemSizes(True)
        scroll_smoothly(self)
        self.setObjectName("products.list")
        plain_text.set_name(self, _("Products"))
        # On a ground of its own, so that not everything behind it is painted with each letter.
        self.viewport().setBackgroundRole(QPalette.ColorRole.Button)
        self.viewport().setAutoFillBackground(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open_product)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_picking(self, event):
            self._open_product(self.currentIndex())
        elif event.key() not in PICKS:
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


class _Rows(PaintedRows[ProductRows]):
    def paint_row(
        self, on: QPainter, option: QStyleOptionViewItem, index: RowIndex, named: Colours
    ) -> None:
        where = QRectF(option.rect)
        paint_row_state(on, option, where.adjusted(2, 2, -2, -2), named)
        entry = self.view.products.entry_at(index)
        side = theme.scaled_pixels(SIDE)
        box = QRectF(where.left() + PAD, where.center().y() - side / 2 + 0.5, side, side)
        quiet = not entry.product.active
        ground = named.window if quiet else named.soft_accent
        paint.draw_rounded_rect(on, box, RADIUS_CONTROL, ground)
        colour = named.second if quiet else named.accent
        paint.icon_at(on, box, "package", colour, theme.scaled_pixels(17))
        words = where.adjusted(PAD + side + 12, 0, -PAD, 0)
        words.setRight(self._at_the_right(on, words, entry, named))
        tall = theme.scaled_pixels(18)
        line = QRectF(words.left(), words.center().y() - tall, words.width(), tall)
        bold, small = theme.font(TextSize.BODY, 600), theme.font(TextSize.SMALL)
        paint.draw_line(on, line, entry.product.name, named.text, bold)
        prices = self.view.products.in_words(entry)
        paint.draw_line(on, line.translated(0, tall), prices, named.second, small)

    def _at_the_right(
        self, painter: QPainter, where: QRectF, entry: SearchEntry, named: Colours
    ) -> float:
        """Paint the arrow, what is unsent and the state; how far the words may go."""
        side = theme.scaled_pixels(ARROW)
        arrow = QRectF(where.right() - side, where.top(), side, where.height())
        paint.icon_at(painter, arrow, "chevron-right", named.second, side)
        right = arrow.left() - 8
        marked = entry.product.id in self.view.marked
        state = _("Not sent yet") if marked else state_of(entry)
        if not state:
            return right
        letters = theme.font(TextSize.TINY, 600)
        painter.setFont(letters)
        wide = painter.fontMetrics().horizontalAdvance(state) + 12
        tall = painter.fontMetrics().height() + 4
        badge = QRectF(right - wide, where.center().y() - tall / 2, wide, tall)
        ground, ink = (
            (named.warning_ground, named.warning) if marked else (named.info_ground, named.second)
        )
        paint.draw_rounded_rect(painter, badge, 5, ground)
        paint.draw_text(painter, badge, state, ink, letters, paint.CENTRE)
        return badge.left() - 8
