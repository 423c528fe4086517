"""Stripe's tax codes as a list to search."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from portal_desktop.account.products import TaxCode
from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import TextSize
from portal_desktop.ui.theme.colours import Colours
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.font_scaling import with_letters
from portal_desktop.ui.widgets.painted_rows import (
    NOWHERE,
    PaintedRows,
    RowIndex,
    is_picking,
    paint_row_state,
    scroll_smoothly,
)

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

    def code_at(self, where: RowIndex) -> TaxCode:
        """The code of a row."""
        return self._rows[where.row()]

    def rowCount(self, parent: RowIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, where: RowIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
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
        self.setItemDelegate(_Rows(self, TALL))
        self.setUniformItemSizes(True)
        scroll_smoothly(self)
        plain_text.set_name(self, _("Stripe’s tax codes"))
        self.viewport().setAutoFillBackground(False)
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
        if is_picking(self, event):
            self._pick_code(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _pick_code(self, where: QModelIndex) -> None:
        self.picked.emit(self.codes.code_at(where).id)


class _Rows(PaintedRows[TaxCodeRows]):
    def paint_row(
        self, on: QPainter, option: QStyleOptionViewItem, index: RowIndex, named: Colours
    ) -> None:
        where = QRectF(option.rect)
        paint_row_state(on, option, where.adjusted(1, 1, -1, -1), named)
        code = self.view.codes.code_at(index)
        tall = theme.scaled_pixels(17)
        line = QRectF(where.left() + 10, where.center().y() - tall, where.width() - 20, tall)
        bold, small = theme.font(TextSize.BODY, 600), theme.font(TextSize.SMALL)
        paint.draw_line(on, line, code.name, named.text, bold)
        below = code.description or code.id
        paint.draw_line(on, line.translated(0, tall), below, named.second, small)
