"""What customers wrote on leaving: any number of comments, each with who and when."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
)

from portal_desktop.account.subscriptions import Cancellation
from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import RADIUS_CONTROL, TextSize
from portal_desktop.ui.theme.colours import Colours
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.font_scaling import with_letters
from portal_desktop.ui.widgets.painted_rows import NOWHERE, PaintedRows, RowIndex
from portal_desktop.ui.widgets.scroll_area import see_through, use_slim_bars

HIGHEST, SHORT = 420, 40
ASIDE, ABOVE, BETWEEN, EDGE = 14, 7, 2, 3
BATCH = 20
"""Comments whose lines are broken at a time, so that typing goes on meanwhile."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote, and the line below it: who, when, for which reason."""

    words: str
    below: str


Shown = Callable[[Cancellation], Comment]


class CommentModel(QAbstractListModel):
    """The comments in their order; each is put into words when it is looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wrote: tuple[Cancellation, ...] = ()
        self._shown: Shown = lambda left: Comment(left.comment, "")
        self._by: object = None

    def show_comments(self, wrote: tuple[Cancellation, ...], shown: Shown, by: object) -> bool:
        """Show these as ``shown`` puts them ``by`` what it knows; whether they are others now."""
        if (wrote, by) == (self._wrote, self._by):
            return False
        self.beginResetModel()
        self._wrote, self._shown, self._by = wrote, shown, by
        self.endResetModel()
        return True

    def comment_at(self, index: RowIndex) -> Comment:
        """The comment of a row."""
        return self._shown(self._wrote[index.row()])

    def rowCount(self, parent: RowIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._wrote)

    def data(self, index: RowIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.comment_at(index).words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.comment_at(index)
            return plain_text.accessible_text(f"{said.words} {said.below}")
        return None


class CommentList(QListView):
    """As high as its comments, up to a limit from where it scrolls. Ctrl+C copies one."""

    def __init__(self) -> None:
        super().__init__()
        self._comments = CommentModel(self)
        self.setModel(self._comments)
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        see_through(self)
        use_slim_bars(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        plain_text.set_name(self, _("What they wrote"))
        self.setObjectName("left.comments")
        with_letters(self, CommentList._fit_height)

    def show_comments(self, wrote: tuple[Cancellation, ...], shown: Shown, by: object) -> None:
        """Show these as ``shown`` puts them ``by`` what it knows, the first at the top."""
        if self._comments.show_comments(wrote, shown, by):
            self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def _fit_height(self) -> None:
        highest = theme.scaled_pixels(HIGHEST)
        count = self._comments.rowCount()
        if count <= SHORT:
            room = sum(self.sizeHintForRow(row) for row in range(count))
            highest = min(room, highest)
        self.setFixedHeight(highest)


class _Rows(PaintedRows[CommentList]):
    """The comment in as many lines as it needs, and below it a smaller line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: RowIndex) -> QSize:  # noqa: ARG002
        width = self.view.viewport().width()
        tall = sum(layout.boundingRect().height() for layout in self._text_layouts(index, width))
        return QSize(width, round(tall) + 2 * ABOVE + BETWEEN)

    def paint_row(
        self, on: QPainter, option: QStyleOptionViewItem, index: RowIndex, named: Colours
    ) -> None:
        row = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.draw_focus_ring(on, row.adjusted(0, 1, -1, -1), RADIUS_CONTROL, named.accent)
        edge = QRectF(row.left(), row.top() + ABOVE, EDGE, row.height() - 2 * ABOVE)
        paint.draw_rounded_rect(on, edge.translated(EDGE, 0), EDGE / 2, named.line)
        corner = row.topLeft() + QPointF(ASIDE, ABOVE)
        for layout, colour in zip(
            self._text_layouts(index, int(row.width())), (named.text, named.second), strict=True
        ):
            on.setPen(QColor(colour))
            layout.draw(on, corner)
            corner += QPointF(0, layout.boundingRect().height() + BETWEEN)

    def _text_layouts(self, index: RowIndex, width: int) -> tuple[QTextLayout, QTextLayout]:
        model = index.model()
        comment = model.comment_at(index) if isinstance(model, CommentModel) else Comment("", "")
        room = max(width - 2 * ASIDE, 1)
        words = _laid_out(f"“{comment.words}”", theme.font(), room)
        return words, _laid_out(comment.below, theme.font(TextSize.SMALL), room)


def _laid_out(text: str, letters: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text, letters)
    # A word longer than the line is broken too.
    layout.setTextOption(_WRAPPED)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


_WRAPPED = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
