"""Stripe's tax codes as a list to search."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from portal_desktop.account.products import TaxCode
from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import RADIUS_CONTROL, TextSize
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.font_scaling import with_letters
from portal_desktop.ui.widgets.scroll_area import use_slim_bars

Where = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TALL, MOST = 46, 5


class TaxCodeList(QAbstractListModel):
    """Codes by name, filtered by the words typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: tuple[TaxCode, ...] = ()
        self._codes: tuple[TaxCode, ...] = ()
        self._letters: list[str] = []
        self._rows: list[TaxCode] = []
        self._typed = ""

    def set_codes(self, codes: tuple[TaxCode, ...]) -> None:
        """Show these."""
        if codes is not self._given:
            self._given = codes
            self._codes = tuple(sorted(codes, key=lambda each: each.name.casefold()))
            self._letters = [
                f"{each.name} {each.description} {each.id}".casefold() for each in self._codes
            ]
            self._rebuild_rows()

    def set_search_text(self, typed: str) -> None:
        """Show only what has these words."""
        self._typed = typed
        self._rebuild_rows()

    def code_at(self, where: Where) -> TaxCode:
        """The code of a row."""
        return self._rows[where.row()]

    def rowCount(self, parent: Where = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, where: Where, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        code = self.code_at(where)
        if role == Qt.ItemDataRole.DisplayRole:
            return code.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return plain_text.accessible_text(f"{code.name}. {code.description}")
        return None

    def _rebuild_rows(self) -> None:
        words = self._typed.casefold().split()
        self.beginResetModel()
        self._rows = [
            code
            for code, letters in zip(self._codes, self._letters, strict=True)
            if all(word in letters for word in words)
        ]
        self.endResetModel()


class TaxCodeRows(QListView):
    """``picked`` carries the code that was clicked, or chosen with Enter."""

    picked = Signal(str)

    def __init__(self, codes: TaxCodeList) -> None:
        super().__init__()
        self.codes = codes
        self.setModel(codes)
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        plain_text.set_name(self, _("Stripe’s tax codes"))
        self.viewport().setAutoFillBackground(False)
        use_slim_bars(self)
        self.clicked.connect(self._pick_code)
        with_letters(self, TaxCodeRows.fit_height)

    def focus_first_row(self) -> None:
        """Put the focus on the first."""
        if self.codes.rowCount():
            self.setCurrentIndex(self.codes.index(0))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit_height(self) -> None:
        """Be as high as the rows, up to a limit."""
        rows = min(self.codes.rowCount(), MOST)
        self.setFixedHeight(theme.scaled_pixels(TALL) * rows + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if chosen and self.currentIndex().isValid():
            self._pick_code(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _pick_code(self, where: QModelIndex) -> None:
        self.picked.emit(self.codes.code_at(where).id)


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Where) -> QSize:  # noqa: ARG002
        return QSize(0, theme.scaled_pixels(TALL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Where) -> None:
        view = self.parent()
        if not isinstance(view, TaxCodeRows):
            return
        named = theme.colours_of(view)
        where = QRectF(option.rect)
        state = option.state
        with paint.saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner = where.adjusted(1, 1, -1, -1)
            if state & QStyle.StateFlag.State_MouseOver:
                paint.draw_rounded_rect(painter, inner, RADIUS_CONTROL, named.hover)
            if state & QStyle.StateFlag.State_HasFocus:
                paint.draw_focus_ring(painter, inner, RADIUS_CONTROL, named.accent)
            code = view.codes.code_at(index)
            tall = theme.scaled_pixels(17)
            line = QRectF(where.left() + 10, where.center().y() - tall, where.width() - 20, tall)
            for words, size, weight, colour in (
                (code.name, TextSize.BODY, 600, named.text),
                (code.description or code.id, TextSize.SMALL, 400, named.second),
            ):
                painter.setFont(theme.font(size, weight))
                painter.setPen(QColor(colour))
                shown = painter.fontMetrics().elidedText(
                    words, Qt.TextElideMode.ElideRight, int(line.width())
                )
                painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
                line.translate(0, tall)
