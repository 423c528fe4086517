"""A word or number on a ground of its own."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QWidget

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import TextSize
from portal_desktop.ui.theme.colours import Colours
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.drawn_label import DrawnLabel

BadgeKind = Literal["demo", "test", "live", "neutral", "success", "count"]


class Badge(DrawnLabel):
    """Which kind of account this is (demo, test, live), a state, or how many wait.

    The words carry the meaning; colours only help. ``live`` alone stands on a solid ground.
    """

    def __init__(
        self, text: str, kind: BadgeKind = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind: BadgeKind = kind
        self.setText(text)

    def show_kind(self, kind: BadgeKind, text: str) -> None:
        """Become another badge."""
        self._kind = kind
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._text_font())
        tall = metrics.height() + 2 * self._pad_y()
        wide = metrics.horizontalAdvance(self.text()) + 2 * self._pad_x()
        return QSize(max(wide, tall), tall)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        words, ground = badge_colours(self._kind, theme.colours_of(self))
        radius = 5 if self._kind in {"neutral", "success"} else self.height() / 2
        with paint.widget_painter(self) as on:
            paint.draw_rounded_rect(on, QRectF(self.rect()), radius, ground)
            letters = self._text_font()
            paint.draw_text(on, self.rect(), self.text(), words, letters, paint.CENTRE)

    def _text_font(self) -> QFont:
        account = self._kind in {"demo", "test", "live"}
        weight = 700 if account or self._kind == "count" else 600
        return theme.font(TextSize.TINY, weight, spread=103 if account else 100)

    def _pad_x(self) -> int:
        return {"demo": 10, "test": 10, "live": 10, "count": 6}.get(self._kind, 6)

    def _pad_y(self) -> int:
        return {"demo": 5, "test": 5, "live": 5, "count": 3}.get(self._kind, 2)


def badge_colours(kind: BadgeKind, named: Colours) -> tuple[str, str]:
    """The colours of a badge's words and of its ground."""
    return {
        "demo": (named.demo, named.demo_ground),
        "test": (named.test, named.test_ground),
        "live": (named.live, named.live_ground),
        "neutral": (named.second, named.info_ground),
        "success": (named.success, named.success_ground),
        "count": (named.warning, named.warning_ground),
    }[kind]
