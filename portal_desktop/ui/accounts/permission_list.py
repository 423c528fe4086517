"""The tick-boxes of a restricted key, as Stripe's page names them, and what each is for."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from portal_desktop.common.i18n import _
from portal_desktop.links.dashboard import required_permissions
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import column_of, put_away
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.drawn_label import DrawnLabel
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.row_grid import grid_of


class TickBoxes(Card):
    """The list to stand beside Stripe's page."""

    def __init__(self) -> None:
        super().__init__(_("Tick these boxes there"))
        self._inside = QWidget()
        self._column = column_of(on=self._inside, gap=theme.SPACE[1])
        self.add_row(self._inside)
        self._list: QWidget | None = None
        self.show_use(to_publish=True)

    def show_use(self, *, to_publish: bool) -> None:
        """The boxes of a key that may publish, or may only look."""
        if self._list is not None:
            put_away(self._list)
        self._list = QWidget()
        grid = grid_of(self._list, theme.SPACE[1], 1, {1: 1})
        for place, box in enumerate(required_permissions(to_publish=to_publish)):
            top = 3 * place
            grid.addWidget(_Check(), top, 0)
            grid.addWidget(Label(_(box.label), "strong"), top, 1)
            grid.addWidget(Label(_(box.use), "help"), top + 1, 1)
            grid.setRowMinimumHeight(top + 2, theme.SPACE[1])
        self._column.addWidget(self._list)


class _Check(DrawnLabel):
    def sizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(14), theme.scaled_pixels(14))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.widget_painter(self) as on:
            side = theme.scaled_pixels(14)
            paint.icon_at(on, self.rect().toRectF(), "check", theme.colours_of(self).accent, side)
