"""On or off, shown by where the knob stands and by its shape, not by colour alone."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.signals import Listener, listen
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.focus_ring import Ring

WIDTH, HEIGHT = 36, 20


class Switch(QCheckBox):
    """A check box painted as a switch. ``chosen`` fires for what a person does."""

    chosen = Signal(bool)

    def __init__(
        self,
        *,
        object_name: str = "",
        accessible_name: str = "",
        on_choice: Listener | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        plain_text.set_names(self, object_name, accessible_name)
        listen(self.chosen, on_choice)
        self._place = 0.0
        self._ring = Ring(self)
        self._slide = QVariantAnimation(self)
        self._slide.valueChanged.connect(self._set_knob_position)
        self.toggled.connect(self._animate_to)
        self.clicked.connect(self.chosen)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_value(self, on: bool) -> None:
        """Show a value without telling anybody."""
        self.setChecked(on)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(WIDTH), theme.scaled_pixels(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.follow_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.follow_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        # Smaller in its ring, so that there is a gap between the two.
        gap = 1.5 if self._ring.isVisible() else 0.0
        track = QRectF(self.rect()).adjusted(gap, gap, -gap, -gap)
        with paint.themed_painter(self) as (on, named):
            if not self.isEnabled():
                on.setOpacity(0.45)
            ground = paint.mixed_colour(named.outline, self._track_colour(), self._place)
            paint.draw_rounded_rect(on, track, track.height() / 2, ground)
            self._paint_knob(on, track)

    def _track_colour(self) -> str:
        named = theme.colours_of(self)
        return named.accent_over if self.underMouse() and self.isEnabled() else named.accent

    def _paint_knob(self, on: QPainter, track: QRectF) -> None:
        named = theme.colours_of(self)
        side = track.height() - 4
        left = track.left() + 2 + self._place * (track.width() - track.height())
        knob = QRectF(left, track.top() + 2, side, side)
        colour = paint.mixed_colour("#FFFFFF", named.on_accent, self._place)
        paint.draw_rounded_rect(on, knob, side / 2, colour)
        if self._place > 0.5:
            self._paint_tick(on, knob)

    def _paint_tick(self, on: QPainter, knob: QRectF) -> None:
        # Drawn here: an icon of this size would have hairlines for strokes.
        unit = knob.width() / 16
        at = knob.topLeft()
        shape = [QPointF(4.9, 8.3), QPointF(7.1, 10.5), QPointF(11.2, 5.9)]
        pen = QPen(QColor(self._track_colour()), 1.7 * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        on.setPen(pen)
        on.drawPolyline([at + point * unit for point in shape])

    def _animate_to(self, on: bool) -> None:
        target = 1.0 if on else 0.0
        self._slide.stop()
        if not self.isVisible() or not theme.animation_duration():
            self._set_knob_position(target)
            return
        self._slide.setDuration(theme.animation_duration())
        self._slide.setStartValue(self._place)
        self._slide.setEndValue(target)
        self._slide.start()

    def _set_knob_position(self, place: object) -> None:
        self._place = float(place) if isinstance(place, float | int) else 0.0
        self.update()
