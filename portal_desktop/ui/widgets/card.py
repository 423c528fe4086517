"""A rounded panel of rows, with hairlines between them."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme.appearance import RADIUS_CARD
from portal_desktop.ui.theme.colours import Colours
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import column_of, row_of
from portal_desktop.ui.widgets.label import Label

SIDE, BETWEEN = 16, 12
STEP = 18
SHADOW = 2


@dataclass(frozen=True, slots=True)
class _Row:
    widget: QWidget
    box: QHBoxLayout
    indent: int
    divided: bool


class Card(QFrame):
    """Rows under a heading. A hidden row takes its hairline and its space along."""

    def __init__(self, heading: str = "", *rows: QWidget) -> None:
        super().__init__()
        self._rows: list[_Row] = []
        self._master = False
        self.heading = Label(heading, "heading", wrap=True)
        self._head = row_of((self.heading, 1), gap=BETWEEN)
        self._body = column_of(self._head, on=self, gap=0, around=(1, 1, 1, 1 + SHADOW))
        # Shown only where it stands: without a parent it would be a window.
        self.heading.setVisible(bool(heading))
        plain_text.set_name(self, heading)
        self._update_margins()
        self.add_rows(*rows)

    def set_master(self, control: QWidget, beside: QWidget | None = None) -> None:
        """Put the control that turns the whole card on and off at the right of the heading.

        ``beside`` stands before it.
        """
        self._master = True
        if beside is not None:
            self._head.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._update_margins()

    def add_rows(self, *rows: QWidget) -> None:
        """Add rows below each other, none of which depends on another."""
        for row in rows:
            self.add_row(row)

    def add_row(self, row: QWidget, indent: int = 0, *, divided: bool = True) -> None:
        """Add a row below the others; what depends on another row is indented by one or more.

        ``divided`` false joins it to the row above, as for a notice about that row.
        """
        box = row_of(row)
        self._body.addLayout(box)
        self._rows.append(_Row(row, box, indent, divided))
        row.installEventFilter(self)
        self._update_margins()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._update_margins()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.update()
        return super().event(event)

    def _update_margins(self) -> None:
        """Give every visible row its margins; Qt would keep those of hidden ones."""
        headed = not self.heading.isHidden()
        above = 10 if self._master else 2
        self._head.setContentsMargins(SIDE - 1, 10 if self._master else 12, SIDE - 1, above)
        if not headed and not self._master:
            self._head.setContentsMargins(0, 0, 0, 0)
        first = True
        for row in self._rows:
            if row.widget.isHidden():
                row.box.setContentsMargins(0, 0, 0, 0)
                continue
            top = 9 if first and headed and not self._master else BETWEEN
            left = SIDE - 1 + row.indent * STEP
            row.box.setContentsMargins(left, top if row.divided else 0, SIDE - 1, BETWEEN)
            first = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        panel = QRectF(self.rect()).adjusted(0, 0, 0, -SHADOW)
        inside = panel.adjusted(1, RADIUS_CARD, -1, -RADIUS_CARD)
        with paint.themed_painter(self) as (on, named):
            if inside.contains(QRectF(event.rect())):
                on.fillRect(event.rect(), QColor(named.panel))  # as with each letter typed in it
            else:
                _paint_panel(on, panel, named)
            for y in self._hairline_positions():
                on.fillRect(QRectF(1, y, self.width() - 2, 1), QColor(named.line))

    def _hairline_positions(self) -> list[int]:
        shown = [row for row in self._rows if not row.widget.isHidden()]
        below = shown if self._master else shown[1:]
        return [row.box.geometry().top() for row in below if row.divided]


def _paint_panel(on: QPainter, panel: QRectF, named: Colours) -> None:
    """The card itself on its shadow."""
    for depth, strength in ((2, 10), (1, 18)):
        shade = QColor(0, 0, 0, strength * (3 if named.dark else 1))
        where = panel.translated(0, depth)
        paint.draw_rounded_rect(on, where, RADIUS_CARD, shade.name(QColor.NameFormat.HexArgb))
    paint.draw_rounded_rect(on, panel, RADIUS_CARD, named.panel, named.line)
