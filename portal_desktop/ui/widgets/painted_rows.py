"""What lists of our own painting share: how they scroll, and how their rows are painted."""

from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.colours import Colours
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.scroll_area import use_slim_bars

RowIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PICKS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
V = TypeVar("V", bound=QWidget)


def scroll_smoothly(view: QListView) -> None:
    """Scroll by pixels, with slim bars and without a frame; know the row under the mouse."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setMouseTracking(True)
    use_slim_bars(view)


def is_picking(view: QAbstractItemView, event: QKeyEvent) -> bool:
    """Whether a key picks the current row."""
    return event.key() in PICKS and view.currentIndex().isValid()


class PaintedRows(QStyledItemDelegate, Generic[V]):
    """Paints the rows of ``view``, or of a widget that has one, in the colours of the theme.

    Each is ``tall`` pixels high at the usual zoom.
    """

    def __init__(self, view: V, tall: int = 0) -> None:
        super().__init__(view)
        self.view, self._tall = view, tall

    def sizeHint(self, option: QStyleOptionViewItem, index: RowIndex) -> QSize:  # noqa: ARG002
        return QSize(0, theme.scaled_pixels(self._tall))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: RowIndex) -> None:
        with paint.saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_row(painter, option, index, theme.colours_of(self.view))

    def paint_row(
        self, on: QPainter, option: QStyleOptionViewItem, index: RowIndex, named: Colours
    ) -> None:
        """Paint one row; ``on`` is smooth, and put back afterwards."""
        raise NotImplementedError


def paint_row_state(
    on: QPainter,
    option: QStyleOptionViewItem,
    inner: QRectF,
    named: Colours,
    *,
    hover: QStyle.StateFlag = QStyle.StateFlag.State_MouseOver,
) -> None:
    """A row that is pointed at, or whichever state ``hover`` names, and one with the focus."""
    if option.state & hover:
        paint.draw_rounded_rect(on, inner, theme.RADIUS_CONTROL, named.hover)
    if option.state & QStyle.StateFlag.State_HasFocus:
        paint.draw_focus_ring(on, inner, theme.RADIUS_CONTROL, named.accent)
