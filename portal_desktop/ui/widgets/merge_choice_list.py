"""The list a choice opens: airy rows, the present one marked by a tick."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.scroll_area import see_through, slim

Index = QModelIndex | QPersistentModelIndex
WIDEST = 480
"""Pixels that a choice and its list are wide at most, whatever they list."""
PAD_X, PAD_Y, TICK, GAP, AROUND = 10, 7, 14, 10, 3


class ChoiceList(QListView):
    """The view of a combo box; rows are painted by the theme."""

    def __init__(self, of: QComboBox) -> None:
        super().__init__(of)
        self.setFrameShape(QFrame.Shape.NoFrame)
        see_through(self)
        slim(self)
        self.setViewportMargins(0, AROUND, 0, AROUND)
        self.setItemDelegate(_Rows(of))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)


class _Rows(QStyledItemDelegate):
    def __init__(self, of: QComboBox) -> None:
        super().__init__(of)
        self._of = of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        metrics = option.fontMetrics
        # Not wider than the choice with the same words: the list is as wide as that.
        wide = metrics.horizontalAdvance(words) + 2 * theme.scaled(PAD_X) + theme.scaled(TICK) + GAP
        return QSize(min(wide, theme.scaled(WIDEST)), metrics.height() + 2 * theme.scaled(PAD_Y))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        named = theme.colours(self._of)
        row = QRectF(option.rect)
        with paint.saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if option.state & QStyle.StateFlag.State_Selected:
                paint.rounded(painter, row.adjusted(4, 1, -4, -1), 6, named.soft_accent)
            present = index.row() == self._of.currentIndex()
            if present:
                side = theme.scaled(TICK)
                tick = QRectF(
                    row.right() - side - theme.scaled(PAD_X), row.top(), side, row.height()
                )
                paint.icon_at(painter, tick, "check", named.accent, side)
            painter.setFont(theme.font(weight=600 if present else 400))
            painter.setPen(QColor(named.text))
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            inner = row.adjusted(
                theme.scaled(PAD_X) + 2, 0, -theme.scaled(PAD_X) - theme.scaled(TICK), 0
            )
            right = Qt.TextElideMode.ElideRight
            words = painter.fontMetrics().elidedText(words, right, int(inner.width()) + 2)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
