"""A focus ring around something too small to carry it inside."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFocusFrame, QWidget

from portal_desktop.ui import theme
from portal_desktop.ui.widgets import paint


class Ring(QFocusFrame):
    """Qt keeps it around its widget, above the neighbours, also while these move."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self.hide()

    def follow_focus(self) -> None:
        """Show the ring if the focus came by the keyboard, else hide it."""
        if paint.focus_seen(self._around):
            self.setWidget(self._around)
            self.show()
            self.clearMask()
        else:
            self.hide()
        self._around.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        # The style masks a rectangle, which would cut this ring at its round ends.
        self.clearMask()
        return done

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.painter(self) as on:
            paint.ring(on, self.rect(), self.height() / 2, theme.colours(self).accent)
