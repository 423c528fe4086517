"""The list under the search: airy rows with the tab each setting stands on."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
)

from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import RADIUS_CONTROL, TextSize
from portal_desktop.ui.theme.colours import Colours
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.painted_rows import PaintedRows, RowIndex
from portal_desktop.ui.widgets.popup import Rounded
from portal_desktop.ui.widgets.scroll_area import see_through, use_slim_bars

WHERE = Qt.ItemDataRole.UserRole + 2
PAD, HEIGHT, AROUND = 12, 32, 3
NAME = 0.55
"""The least a row gives to what it is about, of its width; as far as that needs it."""


def elided_aside(label: str, where: str, width: float) -> str:
    """The text at the right of a row, shortened in its middle where it would hide the label."""
    named = min(_text_width(TextSize.BODY, label), width * NAME)
    room = width - named - PAD
    metrics = QFontMetricsF(theme.font(TextSize.SMALL))
    return metrics.elidedText(where, Qt.TextElideMode.ElideMiddle, max(room, 0))


def in_full(index: RowIndex, width: float) -> str:
    """What a row of this width says, if not all of it can be read."""
    label, where = str(index.data()), str(index.data(WHERE))
    needed = _text_width(TextSize.BODY, label) + _text_width(TextSize.SMALL, where) + 3 * PAD
    if needed <= width:
        return ""
    return "\n".join(sanitize_text(each) for each in (label, where) if each)


def _text_width(size: int, words: str) -> float:
    return QFontMetricsF(theme.font(size)).horizontalAdvance(words)


class FoundList(QListView):
    """The popup of the search field."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        see_through(self)
        self.setViewportMargins(1, AROUND, 1, AROUND)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        use_slim_bars(self)

    def apply_style(self) -> None:
        """Look as the theme does; once the completer has made a popup of it."""
        self.setItemDelegate(_Rows(self, HEIGHT))
        Rounded(self)


class _Rows(PaintedRows[FoundList]):
    def paint_row(
        self, on: QPainter, option: QStyleOptionViewItem, index: RowIndex, named: Colours
    ) -> None:
        row = QRectF(option.rect)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            ground = row.adjusted(3, 1, -3, -1).toRect()
            paint.draw_rounded_rect(on, ground, RADIUS_CONTROL, named.soft_accent)
        words = row.adjusted(PAD, 0, -PAD, 0)
        label = str(index.data())
        aside = elided_aside(label, str(index.data(WHERE)), words.width())
        small, right = theme.font(TextSize.SMALL), paint.LEVEL | Qt.AlignmentFlag.AlignRight
        paint.draw_text(on, words, aside, named.second, small, right)
        words.setRight(words.right() - _text_width(TextSize.SMALL, aside) - PAD)
        paint.draw_line(on, words, label, named.text, theme.font(), spare=1)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: RowIndex,
    ) -> bool:
        """Both texts in full, where a row shows them shortened."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        plain_text.show_tip(event.globalPos(), in_full(index, option.rect.width()), view)
        return True
