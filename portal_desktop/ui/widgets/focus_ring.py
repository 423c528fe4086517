"""A focus ring around something too small to carry it inside."""

import math

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint

GAP = 2
MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class Ring(QFrame):
    """Lies on the page, not in the row, which would cut it off; goes along when these move."""

    def __init__(self, around: QWidget, radius: float = math.inf) -> None:
        super().__init__(around)
        self._radius = radius
        self._around = around
        self._page = around
        self._watched: tuple[QWidget, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def follow_focus(self) -> None:
        """Show the ring if the focus came by the keyboard, else hide it."""
        self._detach_from_page()
        if paint.focus_seen(self._around):
            self._attach_to_page()
        self._around.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES and self._watched:
            self._update_geometry()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.widget_painter(self) as on:
            radius = min(self._radius, self.height() / 2)
            paint.draw_focus_ring(on, self.rect(), radius, theme.colours_of(self).accent)

    def _attach_to_page(self) -> None:
        *moving, self._page = _up_to_page(self._around)
        self._watched = tuple(moving)
        for each in self._watched:
            each.installEventFilter(self)
        self.setParent(self._page)
        self._update_geometry()
        self.show()
        self.raise_()

    def _detach_from_page(self) -> None:
        for each in self._watched:
            each.removeEventFilter(self)
        self._watched = ()
        self.hide()
        self.setParent(self._around)

    def _update_geometry(self) -> None:
        corner = self._around.mapTo(self._page, QPoint(0, 0))
        place = QRect(corner, self._around.size())
        self.setGeometry(place.adjusted(-GAP, -GAP, GAP, GAP))


def _up_to_page(widget: QWidget) -> tuple[QWidget, ...]:
    """The widget, what holds it, and so on up to what is scrolled or is a window."""
    found = [widget]
    while not found[-1].isWindow():
        above = found[-1].parentWidget()
        if above is None or isinstance(above, QAbstractScrollArea):
            break
        found.append(above)
    return tuple(found)
