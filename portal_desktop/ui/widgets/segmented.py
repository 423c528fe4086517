"""A few choices side by side in one outline; the arrow keys go along them."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QRadioButton, QSizePolicy, QWidget

from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.signals import Listener, listen
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import row_of
from portal_desktop.ui.widgets.painting import IDLE

PAD_X, PAD_Y = 10, 8


class Segmented(QFrame):
    """Exactly one (or, before ``set_value``, none) of ``items``: pairs of value and label."""

    chosen = Signal(str)

    def __init__(
        self,
        items: Iterable[tuple[str, str]] = (),
        *,
        object_name: str = "",
        accessible_name: str = "",
        on_choice: Listener | None = None,
    ) -> None:
        super().__init__()
        plain_text.set_names(self, object_name, accessible_name)
        listen(self.chosen, on_choice)
        self._parts: dict[str, _Segment] = {}
        # Qt puts into the order of the Tab key only what takes the focus, if only to hand it on.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box = row_of(on=self, gap=0, around=1)
        for value, label in items:
            part = _Segment(label, self)
            part.clicked.connect(partial(self.chosen.emit, value))
            box.addWidget(part)
            self._parts[value] = part
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._update_focus_proxy()

    def set_value(self, value: str) -> None:
        """Show a value without telling anybody; an unknown one leaves nothing chosen."""
        for part in self._parts.values():
            part.setAutoExclusive(False)
        for its, part in self._parts.items():
            part.setChecked(its == value)
            part.setAutoExclusive(True)
        self._update_focus_proxy()

    def value(self) -> str:
        """The chosen value, or "" while none is."""
        return next((value for value, part in self._parts.items() if part.isChecked()), "")

    def button_of(self, value: str) -> QRadioButton:
        """The button of one value."""
        return self._parts[value]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.themed_painter(self) as (on, named):
            on.setOpacity(1.0 if self.isEnabled() else IDLE)
            paint.draw_rounded_rect(
                on, self.rect(), theme.RADIUS_CONTROL, named.field, named.outline
            )

    def _update_focus_proxy(self) -> None:
        first = next(iter(self._parts.values()), None)
        chosen = self._parts.get(self.value(), first)
        if chosen:
            self.setFocusProxy(chosen)


class _Segment(QRadioButton):
    def __init__(self, label: str, outline: QWidget) -> None:
        super().__init__(plain_text.escaped_ampersands(label), outline)
        self._outline = outline
        self._label = label
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        plain_text.set_name(self, label)

    def sizeHint(self) -> QSize:
        # As wide as when chosen, so that choosing moves nothing.
        metrics = QFontMetrics(theme.font(weight=600))
        wide = metrics.horizontalAdvance(self._label) + 2 * theme.scaled_pixels(PAD_X)
        return QSize(wide, metrics.height() + 2 * theme.scaled_pixels(PAD_Y) - 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        lit = self.isChecked()
        with paint.themed_painter(self) as (on, named):
            on.setOpacity(1.0 if self.isEnabled() else IDLE)
            on.setClipPath(self._inner_path())
            if lit or (self.underMouse() and self.isEnabled()):
                on.fillRect(self.rect(), QColor(named.soft_accent if lit else named.hover))
            on.setClipping(False)
            if paint.focus_seen(self):
                ringed = QRectF(self.rect()).adjusted(2, 2, -2, -2)
                paint.draw_focus_ring(on, ringed, theme.RADIUS_CONTROL - 2, named.accent)
            self._paint_text(on)

    def _paint_text(self, on: QPainter) -> None:
        named = theme.colours_of(self)
        letters = theme.font(weight=600 if self.isChecked() else 400)
        colour = named.accent if self.isChecked() else named.second
        paint.draw_text(on, self.rect(), self._label, colour, letters, paint.CENTRE)

    def _inner_path(self) -> QPainterPath:
        """The part of this segment inside the outline's rounded corners."""
        whole = QRectF(self._outline.rect()).translated(-self.x(), -self.y())
        path = QPainterPath()
        path.addRoundedRect(
            whole.adjusted(1, 1, -1, -1), theme.RADIUS_CONTROL - 1, theme.RADIUS_CONTROL - 1
        )
        return path
