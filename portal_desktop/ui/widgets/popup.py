"""Lists and menus that open have round corners, like everything else."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainterPath, QPalette, QRegion
from PySide6.QtWidgets import QWidget

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint

COMPOSED = ("wayland", "windows", "cocoa")
"""Where the desktop always puts windows together, so that one may be see-through in its corners.

Elsewhere, as on X11 without a compositor, such corners are black: there they are cut off.
"""


class Rounded(QObject):
    """Gives a popup window round corners; made before it is first shown, and belongs to it.

    With ``ground`` its ground and outline are painted too, in place of its own.
    """

    def __init__(self, window: QWidget, *, ground: bool = True, platform: str = "") -> None:
        super().__init__(window)
        self._ground = ground
        platform = platform or QGuiApplication.platformName()
        self._cut = not platform.startswith(COMPOSED)
        kind = Qt.WindowType
        # The system's shadow would be that of the square.
        window.setWindowFlags(
            window.windowFlags() | kind.FramelessWindowHint | kind.NoDropShadowWindowHint
        )
        window.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, on=not self._cut)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            if event.type() == QEvent.Type.Paint and self._ground:
                _paint_popup(watched)
                return True
            if event.type() in {QEvent.Type.Resize, QEvent.Type.Show} and self._cut:
                watched.setMask(_rounded_region(watched))
        return super().eventFilter(watched, event)


def outline_colour(of: QWidget | QPalette) -> str:
    """The colour a popup is outlined with: it lies on a ground of its own colour."""
    named = theme.colours_of(of)
    return paint.mixed_colour(named.line, named.outline, 0.45)


def _paint_popup(window: QWidget) -> None:
    named = theme.colours_of(window)
    with paint.widget_painter(window) as on:
        paint.draw_rounded_rect(
            on, window.rect(), theme.RADIUS_CONTROL, named.panel, outline_colour(window)
        )


def _rounded_region(window: QWidget) -> QRegion:
    path = QPainterPath()
    path.addRoundedRect(QRectF(window.rect()), theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
    return QRegion(path.toFillPolygon().toPolygon())
