"""One tab of the column: icon, label, the dot of what changed, how much waits."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import RADIUS_CONTROL, Size
from portal_desktop.ui.widgets import painting as paint

ICON = Qt.ItemDataRole.UserRole + 1
CHANGED = Qt.ItemDataRole.UserRole + 2
COUNT = Qt.ItemDataRole.UserRole + 3
DIVIDER = Qt.ItemDataRole.UserRole + 4

Index = QModelIndex | QPersistentModelIndex
PAD_X, PAD_Y, SIDE, GAP, MARKS, LEAST = 11, 10, 16, 11, 40, 172


class NavRow(QStyledItemDelegate):
    """Paints the rows of a ``NavColumn``."""

    def __init__(self, column: QAbstractItemView) -> None:
        super().__init__(column)
        self._column = column

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        if index.data(DIVIDER):
            return QSize(0, 21)
        metrics = QFontMetrics(theme.font(weight=600))
        wide = metrics.horizontalAdvance(_label(index)) + theme.scaled(SIDE)
        wide += 2 * theme.scaled(PAD_X) + theme.scaled(GAP) + theme.scaled(MARKS)
        return QSize(max(wide, theme.scaled(LEAST)), metrics.height() + 2 * theme.scaled(PAD_Y) + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        named = theme.colours(self._column)
        row = QRectF(option.rect).adjusted(0, 1, 0, -1)
        with paint.saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if index.data(DIVIDER):
                line = QRectF(row.left() + 6, round(row.center().y()), row.width() - 12, 1)
                painter.fillRect(line, QColor(named.line))
            else:
                current = index == self._column.currentIndex()
                self._ground(painter, row, option, current=current)
                self._words(painter, row, index, named.accent if current else named.text)
                self._marks(painter, row, index)

    def _ground(
        self, on: QPainter, row: QRectF, option: QStyleOptionViewItem, *, current: bool
    ) -> None:
        named = theme.colours(self._column)
        if current:
            paint.rounded(on, row, RADIUS_CONTROL, named.soft_accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint.rounded(on, row, RADIUS_CONTROL, named.line)
        if current and paint.focus_seen(self._column):
            paint.ring(on, row, RADIUS_CONTROL, named.accent)

    def _words(self, on: QPainter, row: QRectF, index: Index, colour: str) -> None:
        named = theme.colours(self._column)
        side = theme.scaled(SIDE)
        place = QRectF(row.left() + theme.scaled(PAD_X), row.top(), side, row.height())
        current = colour == named.accent
        paint.icon_at(on, place, str(index.data(ICON)), colour if current else named.second, side)
        on.setFont(theme.font(weight=600 if current else 400))
        on.setPen(QColor(colour))
        words = row.adjusted(
            theme.scaled(PAD_X) + side + theme.scaled(GAP), 0, -theme.scaled(PAD_X), 0
        )
        on.drawText(words, Qt.AlignmentFlag.AlignVCenter, _label(index))

    def _marks(self, on: QPainter, row: QRectF, index: Index) -> None:
        named = theme.colours(self._column)
        right = row.right() - theme.scaled(PAD_X)
        count, _spoken = index.data(COUNT) or (0, "")
        if count:
            right = self._count(on, row, right, str(count)) - 6
        if index.data(CHANGED):
            dot = theme.scaled(7)
            paint.dot(on, QPointF(right - dot / 2, row.center().y()), dot, named.accent)

    def _count(self, on: QPainter, row: QRectF, right: float, words: str) -> float:
        """The number on its pill; where the pill begins."""
        named = theme.colours(self._column)
        on.setFont(theme.font(Size.TINY, 700))
        tall = on.fontMetrics().height() + 4
        wide = max(on.fontMetrics().horizontalAdvance(words) + 12, tall)
        pill = QRectF(right - wide, round(row.center().y() - tall / 2), wide, tall)
        paint.rounded(on, pill, tall / 2, named.warning_ground)
        on.setPen(QColor(named.warning))
        on.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return pill.left()


def _label(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole))
