"""How large the window is at first: all of it on the screen, with its frame."""

from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FRAME = QMargins(1, 40, 1, 6)
"""Pixels a desktop’s frame takes at most; how many it is is known only when the window shows."""


def put_on_screen(window: QWidget) -> None:
    """Make a window that is not shown yet no larger than its screen has room for."""
    screen = QGuiApplication.screenAt(window.geometry().center()) or window.screen()
    put_inside(window, screen.availableGeometry())


def put_inside(window: QWidget, free: QRect) -> None:
    """As ``put_on_screen``; ``free`` is where windows may be.

    Where it stands is left to the desktop, unless it stood somewhere before.
    """
    if window.isMaximized() or window.isFullScreen():
        return
    room = free.marginsRemoved(FRAME)
    window.resize(window.size().boundedTo(room.size()))
    if window.testAttribute(Qt.WidgetAttribute.WA_Moved) and not room.contains(window.geometry()):
        last = room.bottomRight() - QPoint(window.width() - 1, window.height() - 1)
        place = window.geometry()
        place.moveLeft(max(room.left(), min(place.left(), last.x())))
        place.moveTop(max(room.top(), min(place.top(), last.y())))
        window.setGeometry(place)


def bring_forward(window: QWidget) -> None:
    """Show a window that is hidden, minimized or behind another, and type into it from now on."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
