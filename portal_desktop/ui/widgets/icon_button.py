"""A button that is only an icon; its words are in the tooltip and for screen readers."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.signals import Listener, listen
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint

SIDE, ICON = 32, 17


class IconButton(QToolButton):
    """``icon`` is a name in ``resources/icons``; ``label`` says what pressing it does."""

    def __init__(
        self,
        icon: str,
        label: str,
        *,
        small: bool = False,
        object_name: str = "",
        on_click: Listener | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        listen(self.clicked, on_click)
        self._icon = icon
        self._small = small
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_label(label)

    def set_label(self, label: str, shortcut: str = "") -> None:
        """Say what pressing it does now; ``shortcut`` is shown behind it in the tooltip."""
        tip = f"{label} ({shortcut})" if shortcut else label
        plain_text.set_name(self, label)
        plain_text.set_tool_tip(self, tip)

    def sizeHint(self) -> QSize:
        side = theme.scaled_pixels(24 if self._small else SIDE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.themed_painter(self) as (on, named):
            if not self.isEnabled():
                on.setOpacity(0.4)
            elif self.isChecked():
                paint.draw_rounded_rect(on, self.rect(), theme.RADIUS_CONTROL, named.soft_accent)
            elif self.underMouse() or self.isDown():
                ground = named.line if self.isDown() else named.hover
                paint.draw_rounded_rect(on, self.rect(), theme.RADIUS_CONTROL, ground)
            paint.draw_focus_if_seen(on, self, self.rect(), theme.RADIUS_CONTROL, named.accent)
            side = theme.scaled_pixels(14 if self._small else ICON)
            colour = named.accent if self.isChecked() else named.second
            paint.icon_at(on, QRectF(self.rect()), self._icon, colour, side)
