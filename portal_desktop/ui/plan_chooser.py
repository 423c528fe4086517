"""The panel to choose plans from: a search and the list of all prices."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from portal_desktop.known import Catalogue, Product
from portal_desktop.text import _
from portal_desktop.ui import theme
from portal_desktop.ui.plan_list import PlanList
from portal_desktop.ui.theme import RADIUS_CONTROL, SPACE, Size
from portal_desktop.ui.widgets import Button, Field, paint
from portal_desktop.ui.widgets.scroll import see_through, slim
from portal_desktop.values import Offer

Index = QModelIndex | QPersistentModelIndex
BOX = 16
HEIGHT = 260


class PlanChooser(QFrame):
    """Opens below the chips; ``ticked`` as in ``PlanList``, ``closed`` when done."""

    ticked = Signal(object, bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PlanList(self)
        self._model.ticked.connect(self.ticked)
        self._search = Field(placeholder=_("Search your products and prices"), icon="search")
        self._search.setAccessibleName(_("Search your products and prices"))
        self._search.edited.connect(self._model.search)
        self.list = _List(self._model)
        done = Button(_("Done"), "plain")
        done.clicked.connect(self.closed)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(done)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE[2], SPACE[2], SPACE[2], SPACE[2])
        box.setSpacing(SPACE[1])
        box.addWidget(self._search)
        box.addWidget(self.list)
        box.addLayout(below)

    def begin(self) -> None:
        """Start with the search."""
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_catalogue(self, catalogue: Catalogue | None, chosen: tuple[Offer, ...]) -> None:
        """Show all prices and which are offered."""
        self._model.show(catalogue, chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QEvent) -> None:  # type: ignore[override]  # noqa: ARG002
        named = theme.colours(self)
        with paint.painter(self) as on:
            paint.rounded(on, self.rect(), RADIUS_CONTROL, named.window, named.line)


class _List(QListView):
    """Ticks with a click anywhere in the row, and with the space bar."""

    def __init__(self, model: PlanList) -> None:
        super().__init__()
        self._plans = model
        self.setModel(model)
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        slim(self)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(theme.scaled(HEIGHT))
        self.setMouseTracking(True)
        self.setAccessibleName(_("Products and prices"))
        self.clicked.connect(model.tick)
        see_through(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.currentIndex().isValid():
                self._plans.tick(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Rows(QStyledItemDelegate):
    """A product in bold; its prices below it with a box, and why one cannot be offered."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(0, theme.scaled(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, PlanList):
            return
        entry = model.entry(index)
        view = self.parent()
        named = theme.colours(view if isinstance(view, QWidget) else option.palette)
        where = QRectF(option.rect)  # type: ignore[attr-defined]  # missing in the stubs
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, Product):
            painter.setFont(theme.font(Size.BODY, 600))
            painter.setPen(QColor(named.text))
            painter.drawText(where.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, entry.name)
        else:
            self._paint_price(painter, option, index, model)
        painter.restore()

    def _paint_price(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, model: PlanList
    ) -> None:
        named = theme.colours(self.parent()) if isinstance(self.parent(), QWidget) else None
        entry = model.entry(index)
        if named is None or isinstance(entry, Product):
            return
        where = option.rect.adjusted(2, 1, -2, -1)  # type: ignore[attr-defined]  # missing in the stubs
        state = option.state  # type: ignore[attr-defined]  # missing in the stubs
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            paint.rounded(painter, where, RADIUS_CONTROL, named.hover)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.ring(painter, where, RADIUS_CONTROL, named.accent)
        side = theme.scaled(BOX)
        box = QRectF(where.left() + 18, where.center().y() - side / 2 + 0.5, side, side)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        ground = named.accent if ticked else named.field
        line = named.accent if ticked else (named.outline if enabled else named.line)
        paint.rounded(painter, box.toRect(), 4, ground, line)
        if ticked:
            paint.icon_at(painter, box, "check", named.on_accent, side - 4)
        words = QRectF(where).adjusted(18 + side + 10, 0, -8, 0)
        painter.setFont(theme.font())
        painter.setPen(QColor(named.text if enabled else named.second))
        label = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, label)
        words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(label) + 10)
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(QColor(named.second))
        why = painter.fontMetrics().elidedText(
            model.why_not(entry), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, why)
