"""A thin scroll bar that lies over the page, as on a phone or a tablet."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from portal_desktop.ui.widgets import painting as paint

THICK = 10


class Thumb(QScrollBar):
    """Shown only where there is something to scroll."""

    def __init__(self, way: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(way, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        thumb = QRectF(
            self.style().subControlRect(
                QStyle.ComplexControl.CC_ScrollBar,
                option,
                QStyle.SubControl.SC_ScrollBarSlider,
                self,
            )
        )
        lit = self.underMouse() or self.isSliderDown()
        inset = 2.0 if lit else 3.0
        bar = thumb.adjusted(inset, inset, -inset, -inset)
        colour = QColor("#5B6478")
        colour.setAlpha(220 if lit else 130)
        with paint.widget_painter(self) as on:
            on.setPen(Qt.PenStyle.NoPen)
            on.setBrush(colour)
            round_ = min(bar.width(), bar.height()) / 2
            on.drawRoundedRect(bar, round_, round_)
