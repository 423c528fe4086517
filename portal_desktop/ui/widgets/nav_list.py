"""The column of tabs."""

from PySide6.QtCore import (
    QEvent,
    QPointF,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import RADIUS_CONTROL, TextSize
from portal_desktop.ui.theme.colours import Colours
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.painted_rows import PaintedRows, RowIndex, scroll_smoothly
from portal_desktop.ui.widgets.scroll_area import see_through

KEY, ICON, CHANGED, COUNT, DIVIDER = (Qt.ItemDataRole.UserRole + role for role in range(5))
PAD_X, PAD_Y, SIDE, GAP, MARKS, LEAST = 11, 10, 16, 11, 40, 172


class NavColumn(QListWidget):
    """Tabs under each other; ``chosen`` gives the key of the one a person went to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scroll_smoothly(self)
        self.setItemDelegate(NavRow(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setViewportMargins(8, 10, 8, 10)
        # The palette's role for the column's ground; so it follows the theme by itself.
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        see_through(self)
        self.currentItemChanged.connect(self._on_current_changed)

    def add_tab(self, key: str, label: str, icon: str) -> None:
        """A tab below the others."""
        item = QListWidgetItem(label, self)
        item.setData(KEY, key)
        item.setData(ICON, icon)
        self._update_accessible_text(item)
        self.updateGeometry()

    def add_divider(self) -> None:
        """A line below the tabs there are."""
        item = QListWidgetItem(self)
        item.setData(DIVIDER, True)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def remove_tab(self, key: str) -> None:
        """Remove a tab, if it is there."""
        with QSignalBlocker(self):
            for at in reversed(range(self.count())):
                if self.item(at).data(KEY) == key:
                    self.takeItem(at)

    def set_value(self, key: str) -> None:
        """Show which tab is open, or with "" that none is, without telling anybody."""
        with QSignalBlocker(self):
            if key:
                self.setCurrentItem(self._item_for(key))
            else:
                self.setCurrentRow(-1)
        self.viewport().update()

    def value(self) -> str:
        """The key of the open tab, or ""."""
        shown = self.selectedItems()
        return str(shown[0].data(KEY)) if shown else ""

    def set_changed(self, key: str, changed: bool) -> None:
        """Mark a tab whose settings differ from what is published."""
        item = self._item_for(key)
        if bool(item.data(CHANGED)) != changed:
            item.setData(CHANGED, changed)
            self._update_accessible_text(item)

    def set_count(self, key: str, count: int, spoken: str = "") -> None:
        """How many things wait in a tab; ``spoken`` says it in words, such as "2 to do"."""
        item = self._item_for(key)
        if tuple(item.data(COUNT) or (0, "")) != (count, spoken):
            item.setData(COUNT, (count, spoken))
            self._update_accessible_text(item)

    def sizeHint(self) -> QSize:
        margins = self.viewportMargins()
        return QSize(
            self.sizeHintForColumn(0) + margins.left() + margins.right(),
            super().sizeHint().height(),
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 120)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def _item_for(self, key: str) -> QListWidgetItem:
        for at in range(self.count()):
            item = self.item(at)
            if item.data(KEY) == key:
                return item
        raise KeyError(key)

    def _update_accessible_text(self, item: QListWidgetItem) -> None:
        count, spoken = item.data(COUNT) or (0, "")
        said = [item.text()]
        if item.data(CHANGED):
            said.append(_("changed"))
        if count:
            said.append(spoken or str(count))
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, plain_text.accessible_text(", ".join(said))
        )

    def _on_current_changed(self, now: QListWidgetItem | None) -> None:
        if now is not None:
            self.chosen.emit(str(now.data(KEY)))


class NavRow(PaintedRows[QAbstractItemView]):
    """Paints the rows of a ``NavColumn``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: RowIndex) -> QSize:  # noqa: ARG002
        if index.data(DIVIDER):
            return QSize(0, 21)
        metrics = QFontMetrics(theme.font(weight=600))
        wide = metrics.horizontalAdvance(_item_label(index)) + theme.scaled_pixels(SIDE)
        wide += (
            2 * theme.scaled_pixels(PAD_X) + theme.scaled_pixels(GAP) + theme.scaled_pixels(MARKS)
        )
        return QSize(
            max(wide, theme.scaled_pixels(LEAST)),
            metrics.height() + 2 * theme.scaled_pixels(PAD_Y) + 2,
        )

    def paint_row(
        self, on: QPainter, option: QStyleOptionViewItem, index: RowIndex, named: Colours
    ) -> None:
        row = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if index.data(DIVIDER):
            line = QRectF(row.left() + 6, round(row.center().y()), row.width() - 12, 1)
            on.fillRect(line, QColor(named.line))
        else:
            current = index == self.view.currentIndex()
            self._paint_background(on, row, option, current=current)
            self._paint_text(on, row, index, named.accent if current else named.text)
            self._paint_marks(on, row, index)

    def _paint_background(
        self, on: QPainter, row: QRectF, option: QStyleOptionViewItem, *, current: bool
    ) -> None:
        named = theme.colours_of(self.view)
        if current:
            paint.draw_rounded_rect(on, row, RADIUS_CONTROL, named.soft_accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint.draw_rounded_rect(on, row, RADIUS_CONTROL, named.line)
        if current and paint.focus_seen(self.view):
            paint.draw_focus_ring(on, row, RADIUS_CONTROL, named.accent)

    def _paint_text(self, on: QPainter, row: QRectF, index: RowIndex, colour: str) -> None:
        named = theme.colours_of(self.view)
        side = theme.scaled_pixels(SIDE)
        place = QRectF(row.left() + theme.scaled_pixels(PAD_X), row.top(), side, row.height())
        current = colour == named.accent
        paint.icon_at(on, place, str(index.data(ICON)), colour if current else named.second, side)
        letters = theme.font(weight=600 if current else 400)
        words = row.adjusted(
            theme.scaled_pixels(PAD_X) + side + theme.scaled_pixels(GAP),
            0,
            -theme.scaled_pixels(PAD_X),
            0,
        )
        paint.draw_text(on, words, _item_label(index), colour, letters)

    def _paint_marks(self, on: QPainter, row: QRectF, index: RowIndex) -> None:
        named = theme.colours_of(self.view)
        right = row.right() - theme.scaled_pixels(PAD_X)
        count, _spoken = index.data(COUNT) or (0, "")
        if count:
            right = self._paint_count(on, row, right, str(count)) - 6
        if index.data(CHANGED):
            dot = theme.scaled_pixels(7)
            paint.draw_dot(on, QPointF(right - dot / 2, row.center().y()), dot, named.accent)

    def _paint_count(self, on: QPainter, row: QRectF, right: float, words: str) -> float:
        """The number on its pill; where the pill begins."""
        named = theme.colours_of(self.view)
        letters = theme.font(TextSize.TINY, 700)
        on.setFont(letters)
        tall = on.fontMetrics().height() + 4
        wide = max(on.fontMetrics().horizontalAdvance(words) + 12, tall)
        pill = QRectF(right - wide, round(row.center().y() - tall / 2), wide, tall)
        paint.draw_rounded_rect(on, pill, tall / 2, named.warning_ground)
        paint.draw_text(on, pill, words, named.warning, letters, paint.CENTRE)
        return pill.left()


def _item_label(index: RowIndex) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole))
