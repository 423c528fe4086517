"""The list under the search: airy rows with the tab each setting stands on."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from portal_desktop.ui import theme
from portal_desktop.ui.theme import RADIUS_CONTROL, Size
from portal_desktop.ui.widgets import paint
from portal_desktop.ui.widgets.popup import Rounded
from portal_desktop.ui.widgets.scroll import see_through, slim

Index = QModelIndex | QPersistentModelIndex
WHERE = Qt.ItemDataRole.UserRole + 2
PAD, HEIGHT, AROUND = 12, 32, 3


class FoundList(QListView):
    """The popup of the search field."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        see_through(self)
        self.setViewportMargins(1, AROUND, 1, AROUND)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        slim(self)

    def dress(self) -> None:
        """Look as the theme does; once the completer has made a popup of it."""
        self.setItemDelegate(_Rows(self))
        Rounded(self)


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(0, theme.scaled(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        if not isinstance(view, QWidget):
            return
        named = theme.colours(view)
        row = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            ground = row.adjusted(3, 1, -3, -1).toRect()
            paint.rounded(painter, ground, RADIUS_CONTROL, named.soft_accent)
        words = row.adjusted(PAD, 0, -PAD, 0)
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(QColor(named.second))
        where = str(index.data(WHERE))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, where)
        words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(where) - PAD)
        painter.setFont(theme.font())
        painter.setPen(QColor(named.text))
        label = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, label)
        painter.restore()
