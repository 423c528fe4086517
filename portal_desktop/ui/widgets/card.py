"""A rounded panel of rows, with hairlines between them."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portal_desktop.ui import theme
from portal_desktop.ui.theme import RADIUS_CARD
from portal_desktop.ui.widgets import paint
from portal_desktop.ui.widgets.text import Text

SIDE = 16
STEP = 18
SHADOW = 2


class Card(QFrame):
    """Rows under a heading. A hidden row takes its hairline and its space along."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[QWidget, QHBoxLayout, bool]] = []
        self._master = False
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(1, 1, 1, 1 + SHADOW)
        self._body.setSpacing(0)
        self.heading = Text(heading, "heading", wrap=True)
        self.heading.setVisible(bool(heading))
        self._head = QHBoxLayout()
        self._head.setContentsMargins(SIDE - 1, 12, SIDE - 1, 2)
        self._head.setSpacing(12)
        self._head.addWidget(self.heading, 1)
        self._body.addLayout(self._head)
        self.setAccessibleName(heading)

    def set_master(self, control: QWidget) -> None:
        """Put the control that turns the whole card on and off at the right of the heading."""
        self._master = True
        self._head.setContentsMargins(SIDE - 1, 10, SIDE - 1, 10)
        self._head.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_row(self, row: QWidget, indent: int = 0, *, divided: bool = True) -> None:
        """Add a row below the others; what depends on another row is indented by one or more.

        ``divided`` false joins it to the row above, as for a notice about that row.
        """
        box = QHBoxLayout()
        top = 0 if not divided else 12 if self._rows or self._master else 8
        box.setContentsMargins(SIDE - 1 + indent * STEP, top, SIDE - 1, 12)
        box.addWidget(row)
        self._body.addLayout(box)
        self._rows.append((row, box, divided))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        named = theme.colours(self)
        panel = QRectF(self.rect()).adjusted(0, 0, 0, -SHADOW)
        with paint.painter(self) as on:
            for depth, strength in ((2, 10), (1, 18)):
                shade = QColor(0, 0, 0, strength * (3 if named.dark else 1))
                paint.rounded(
                    on,
                    panel.translated(0, depth),
                    RADIUS_CARD,
                    shade.name(QColor.NameFormat.HexArgb),
                )
            paint.rounded(on, panel, RADIUS_CARD, named.panel, named.line)
            for y in self._hairlines():
                on.fillRect(QRectF(1, y, self.width() - 2, 1), QColor(named.line))

    def _hairlines(self) -> list[int]:
        shown = [(box, divided) for row, box, divided in self._rows if not row.isHidden()]
        above = self._master
        lines = []
        for box, divided in shown:
            if above and divided:
                lines.append(box.geometry().top())
            above = True
        return lines
