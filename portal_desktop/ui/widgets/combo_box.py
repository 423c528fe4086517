"""One of several values, from a list that opens."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.plain_text import LONGEST_LABEL
from portal_desktop.ui.platform.signals import Listener, listen
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.colours import Colours
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.painted_rows import PaintedRows, RowIndex
from portal_desktop.ui.widgets.painting import IDLE
from portal_desktop.ui.widgets.popup import Rounded
from portal_desktop.ui.widgets.scroll_area import see_through, use_slim_bars

WIDEST = 480
"""Pixels that a choice and its list are wide at most, whatever they list."""
PAD_X, PAD_Y, ARROW, TICK, GAP, AROUND = 11, 8, 14, 14, 8, 3


class ComboBox(QComboBox):
    """``items`` are pairs of value and label; ``chosen`` gives the value a person took.

    A value that is not among them (newer than this program, or not known) shows ``unknown``.
    The wheel scrolls the page, never the value: who has just chosen still has the focus here, and
    would choose something else by scrolling on.
    """

    chosen = Signal(object)

    def __init__(
        self,
        items: Iterable[tuple[object, str]] = (),
        *,
        unknown: str = "",
        object_name: str = "",
        accessible_name: str = "",
        on_choice: Listener | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        plain_text.set_names(self, object_name, accessible_name)
        listen(self.chosen, on_choice)
        self._values: list[object] = []
        self._rounded: Rounded | None = None
        self.setPlaceholderText(sanitize_text(unknown, LONGEST_LABEL))
        self.setView(ChoiceList(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.activated.connect(self._on_activated)
        self.set_items(items)

    def set_items(self, items: Iterable[tuple[object, str]]) -> None:
        """Offer other values; the present one stays if it is among them."""
        before = self.value()
        pairs = list(items)
        blocked = self.blockSignals(True)
        self.clear()
        self._values = [value for value, _label in pairs]
        self.addItems([sanitize_text(label, LONGEST_LABEL) for _value, label in pairs])
        self.blockSignals(blocked)
        self.set_value(before)
        # The list shows whole labels, also where the field is given less room.
        self.view().setMinimumWidth(self.sizeHint().width())
        self.updateGeometry()

    def set_value(self, value: object) -> None:
        """Show a value without telling anybody."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def value(self) -> object:
        """The value shown, or None while none of the items is."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font())
        labels = [self.itemText(at) for at in range(self.count())] + [self.placeholderText()]
        wide = max(metrics.horizontalAdvance(label) for label in labels)
        around = (
            2 * theme.scaled_pixels(PAD_X) + theme.scaled_pixels(GAP) + theme.scaled_pixels(ARROW)
        )
        wide = min(wide + around + 2, theme.scaled_pixels(WIDEST))
        return QSize(wide, metrics.height() + 2 * theme.scaled_pixels(PAD_Y))

    def minimumSizeHint(self) -> QSize:
        least = theme.scaled_pixels(72)
        return QSize(min(least, self.sizeHint().width()), self.sizeHint().height())

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        # Not before: asked for Qt's window, PySide makes Python's classes for many others.
        self._rounded = self._rounded or Rounded(self.view().window())
        # Qt itself would make it as wide as the longest text in it.
        self.view().window().setMaximumWidth(max(self.width(), theme.scaled_pixels(WIDEST)))
        super().showPopup()

    def hidePopup(self) -> None:  # noqa: N802 - Qt's name
        super().hidePopup()
        self.update()  # the mouse may be somewhere else by now

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.themed_painter(self) as (on, named):
            if not self.isEnabled():
                on.setOpacity(IDLE)
            over = self.isEnabled() and self._is_pointed_at()
            ground = named.hover if over else named.field
            paint.draw_rounded_rect(on, self.rect(), theme.RADIUS_CONTROL, ground, named.outline)
            if self.hasFocus():
                paint.draw_focus_ring(on, self.rect(), theme.RADIUS_CONTROL, named.accent)
            side = theme.scaled_pixels(ARROW)
            inner = QRectF(self.rect()).adjusted(
                theme.scaled_pixels(PAD_X), 0, -theme.scaled_pixels(PAD_X), 0
            )
            arrow = QRectF(inner.right() - side + 2, inner.top(), side, inner.height())
            paint.icon_at(on, arrow, "chevron-down", named.second, side)
            inner.setRight(arrow.left() - theme.scaled_pixels(GAP) / 2)
            self._paint_text(on, inner)

    def _is_pointed_at(self) -> bool:
        """Qt alone believes the mouse to be where it was before a list or another tab opened."""
        return self.underMouse() and self.rect().contains(self.mapFromGlobal(QCursor.pos()))

    def _paint_text(self, on: QPainter, where: QRectF) -> None:
        named = theme.colours_of(self)
        known = self.currentIndex() >= 0
        words = self.currentText() if known else self.placeholderText()
        paint.draw_line(on, where, words, named.text if known else named.second, theme.font())

    def _on_activated(self, at: int) -> None:
        self.chosen.emit(self._values[at])


class ChoiceList(QListView):
    """The view of a combo box; rows are painted by the theme."""

    def __init__(self, of: QComboBox) -> None:
        super().__init__(of)
        self.setFrameShape(QFrame.Shape.NoFrame)
        see_through(self)
        use_slim_bars(self)
        self.setViewportMargins(0, AROUND, 0, AROUND)
        self.setItemDelegate(_Rows(of))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)


class _Rows(PaintedRows[QComboBox]):
    def sizeHint(self, option: QStyleOptionViewItem, index: RowIndex) -> QSize:
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        metrics = option.fontMetrics
        # Not wider than the choice with the same words: the list is as wide as that.
        wide = (
            metrics.horizontalAdvance(words)
            + 2 * theme.scaled_pixels(PAD_X)
            + theme.scaled_pixels(TICK)
            + GAP
        )
        return QSize(
            min(wide, theme.scaled_pixels(WIDEST)),
            metrics.height() + 2 * theme.scaled_pixels(PAD_Y),
        )

    def paint_row(
        self, on: QPainter, option: QStyleOptionViewItem, index: RowIndex, named: Colours
    ) -> None:
        row = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            paint.draw_rounded_rect(on, row.adjusted(4, 1, -4, -1), 6, named.soft_accent)
        side, pad = theme.scaled_pixels(TICK), theme.scaled_pixels(PAD_X)
        present = index.row() == self.view.currentIndex()
        if present:
            tick = QRectF(row.right() - side - pad, row.top(), side, row.height())
            paint.icon_at(on, tick, "check", named.accent, side)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        letters = theme.font(weight=600 if present else 400)
        inner = row.adjusted(pad + 2, 0, -pad - side, 0)
        paint.draw_line(on, inner, words, named.text, letters, spare=2)
