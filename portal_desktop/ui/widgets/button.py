"""Buttons with words."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.signals import Listener, listen
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.colours import Colours, Role
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.focus_ring import Ring

ButtonKind = Literal["primary", "plain", "quiet", "danger", "link"]
PAD_X, PAD_Y, ICON, GAP = 14, 8, 15, 7


@dataclass(frozen=True, slots=True)
class _Look:
    ground: str | None
    over: str | None
    down: str | None
    line: str | None
    words: str


class Button(QPushButton):
    """One thing a person can do, in words. Enter and Space press it while the focus is on it.

    ``role`` is the colour of a link; one that is not the accent is underlined.
    """

    def __init__(
        self,
        text: str,
        kind: ButtonKind = "plain",
        *,
        icon: str = "",
        role: Role = "accent",
        object_name: str = "",
        accessible_name: str = "",
        description: str = "",
        on_click: Listener | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        plain_text.set_names(self, object_name, accessible_name, description)
        listen(self.clicked, on_click)
        self._kind: ButtonKind = kind
        self._icon = icon
        self._role: Role = role
        self._words = ""
        self._halo: Ring | None = None
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        if text != self._words:
            self._words = text
            super().setText(plain_text.escaped_ampersands(text))
            self.updateGeometry()

    def text(self) -> str:
        return self._words

    def set_kind(self, kind: ButtonKind) -> None:
        """Give the button another weight."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_role(self, role: Role) -> None:
        """Show a link in another colour of the theme."""
        self._role = role
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._text_font())
        wide = metrics.horizontalAdvance(self._words) + 2 * self._horizontal_padding()
        if self._icon:
            wide += theme.scaled_pixels(ICON) + (GAP if self._words else 0)
        around = 0 if self._kind == "link" else 2 * theme.scaled_pixels(PAD_Y)
        return QSize(wide, metrics.height() + around)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._kind == "link":
            # Around it: inside, there is no room but on the words.
            self._halo = self._halo or Ring(self, theme.RADIUS_CONTROL)
            self._halo.follow_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._halo is not None:
            self._halo.follow_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        named = theme.colours_of(self)
        look = (
            _enabled_look(self._kind, named)
            if self.isEnabled()
            else _disabled_look(self._kind, named)
        )
        with paint.widget_painter(self) as on:
            ground = look.ground
            if self.isEnabled() and (self.isDown() or self.underMouse()):
                ground = look.down if self.isDown() else look.over
            paint.draw_rounded_rect(on, self.rect(), theme.RADIUS_CONTROL, ground, look.line)
            if paint.focus_seen(self) and self._kind != "link":
                self._paint_focus_ring(on, named)
            link = self._kind == "link" and self.isEnabled()
            self._paint_content(on, str(getattr(named, self._role)) if link else look.words)

    def _paint_focus_ring(self, on: QPainter, named: Colours) -> None:
        filled = self._kind in {"primary", "danger"}
        if filled:
            inner = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            paint.draw_focus_ring(on, inner, theme.RADIUS_CONTROL - 2, named.panel)
        else:
            paint.draw_focus_ring(on, self.rect(), theme.RADIUS_CONTROL, named.accent)

    def _paint_content(self, on: QPainter, colour: str) -> None:
        metrics = QFontMetrics(self._text_font())
        side = theme.scaled_pixels(ICON)
        wide = metrics.horizontalAdvance(self._words)
        room = QRectF(self.rect())
        if self._icon:
            whole = wide + side + (GAP if self._words else 0)
            left = room.left() + (room.width() - whole) / 2
            paint.icon_at(on, QRectF(left, 0, side, room.height()), self._icon, colour, side)
            room = QRectF(left + whole - wide, 0, wide + 1, room.height())
        paint.draw_text(on, room, self._words, colour, self._text_font(), paint.CENTRE)

    def _text_font(self) -> QFont:
        letters = theme.font(weight=600 if self._kind in {"primary", "danger", "link"} else 400)
        lit = self.underMouse() or self._role != "accent"
        letters.setUnderline(self._kind == "link" and lit)
        return letters

    def _horizontal_padding(self) -> int:
        return 3 if self._kind == "link" else theme.scaled_pixels(PAD_X)


def _disabled_look(kind: ButtonKind, named: Colours) -> _Look:
    ground = named.hover if kind in {"primary", "danger"} else None
    line = named.line if kind in {"primary", "danger", "plain"} else None
    return _Look(ground, ground, ground, line, named.second)


def _enabled_look(kind: ButtonKind, named: Colours) -> _Look:
    over = paint.mixed_colour(named.error, named.text, 0.15)
    return {
        "primary": _Look(named.accent, named.accent_over, named.accent_down, None, named.on_accent),
        "plain": _Look(named.field, named.hover, named.line, named.outline, named.text),
        "quiet": _Look(None, named.hover, named.line, None, named.second),
        "danger": _Look(named.error, over, over, None, named.on_error),
        "link": _Look(None, None, None, None, named.accent),
    }[kind]
