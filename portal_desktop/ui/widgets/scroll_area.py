"""A page that scrolls, with a slim bar that keeps out of the way."""

from functools import partial

from PySide6.QtCore import QAbstractItemModel, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QFrame,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from portal_desktop.ui.widgets import painting as paint

BAR, THIN, WIDE = 12, 6, 8
"""Pixels: the room a bar takes; its handle at rest, and under the mouse."""


class SlimBar(QScrollBar):
    """A scroll bar that is only its handle."""

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Vertical,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(orientation, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)

    def sizeHint(self) -> QSize:
        long = super().sizeHint()
        upright = self.orientation() == Qt.Orientation.Vertical
        return QSize(BAR, long.height()) if upright else QSize(long.width(), BAR)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self.maximum() <= self.minimum():
            return
        busy = self.underMouse() or self.isSliderDown()
        with paint.themed_painter(self) as (on, named):
            handle = self._handle_rect(WIDE if busy else THIN)
            colour = named.outline if busy else paint.mixed_colour(named.line, named.outline, 0.45)
            paint.draw_rounded_rect(on, handle, min(handle.width(), handle.height()) / 2, colour)

    def _handle_rect(self, thick: int) -> QRectF:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        control = QStyle.ComplexControl.CC_ScrollBar
        rect = QRectF(self.style().subControlRect(control, option, part, self))
        aside = (BAR - thick) / 2
        if self.orientation() == Qt.Orientation.Vertical:
            return rect.adjusted(aside, 0, -aside, 0)
        return rect.adjusted(0, aside, 0, -aside)


class Scroll(QScrollArea):
    """Shows ``page`` as wide as it is itself, on the ground of whatever it lies in."""

    def __init__(self, page: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        see_through(self)
        use_slim_bars(self)
        if page is not None:
            self.show_page(page)

    def show_page(self, page: QWidget) -> None:
        """Scroll another page from its top; the one before is deleted."""
        self.setWidget(page)
        page.setAutoFillBackground(False)
        self.verticalScrollBar().setValue(0)


def use_slim_bars(area: QAbstractScrollArea) -> None:
    """Give any scrolling widget the slim bars."""
    area.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, area))
    area.setHorizontalScrollBar(SlimBar(Qt.Orientation.Horizontal, area))
    if isinstance(area, QAbstractItemView):
        area.verticalScrollBar().valueChanged.connect(partial(_more_rows, area))


def _more_rows(view: QAbstractItemView, value: int) -> None:
    """At the end of a list that has more: Qt listens only to the bar that it made itself."""
    model: QAbstractItemModel | None = view.model()
    above, last = view.rootIndex(), view.verticalScrollBar().maximum()
    if model is not None and value == last and model.canFetchMore(above):
        model.fetchMore(above)


def keep_room(area: QAbstractScrollArea) -> None:
    """Keep the bar's room while there is nothing to scroll, so that no page is wider for that.

    The slim bar then shows nothing.
    """
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)


def see_through(area: QAbstractScrollArea) -> None:
    """Show the ground of whatever a scrolling widget lies in; before it is given a page.

    It gets a window of our own for that: asked for Qt's, PySide would make Python's classes for
    every widget there is to find out which one it is, a twentieth of the program's start.
    """
    window = QWidget()
    window.setAutoFillBackground(False)
    area.setViewport(window)
