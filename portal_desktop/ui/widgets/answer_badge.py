"""Yes, no, not known: a picture and a word, never a colour alone."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent

from portal_desktop.common.answers import YesNoUnknown
from portal_desktop.common.i18n import N_, _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import TextSize
from portal_desktop.ui.theme.colours import Role
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.drawn_label import DrawnLabel

WORDS: Final[dict[YesNoUnknown, str]] = {
    "yes": N_("Yes"),
    "no": N_("No"),
    "unknown": N_("Not known"),
}
_ICONS: Final[dict[YesNoUnknown, str]] = {
    "yes": "circle-check",
    "no": "circle-alert",
    "unknown": "circle-question-mark",
}
_ROLES: Final[dict[YesNoUnknown, Role]] = {"yes": "success", "no": "error", "unknown": "second"}
SIDE, GAP = 15, 6


class AnswerMark(DrawnLabel):
    """One of three answers.

    ``words`` false leaves the word to what stands beside the picture. ``calm``: a no that is
    nobody's fault, and alarms nobody.
    """

    def __init__(
        self, answer: YesNoUnknown = "unknown", *, words: bool = True, calm: bool = False
    ) -> None:
        super().__init__()
        self._answer: YesNoUnknown = answer
        self._worded, self._calm = words, calm
        self.set_answer(answer)

    def set_answer(self, answer: YesNoUnknown) -> None:
        """Show another answer."""
        self._answer = answer
        word = _(WORDS[answer])
        self.setText(word if self._worded else "")
        plain_text.set_name(self, word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side, metrics = theme.scaled_pixels(SIDE), QFontMetrics(_text_font())
        tall = max(side, metrics.height())
        if not self._worded:
            return QSize(side, tall)
        return QSize(
            side + theme.scaled_pixels(GAP) + metrics.horizontalAdvance(self.text()) + 1, tall
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        side = theme.scaled_pixels(SIDE)
        calm = self._calm and self._answer == "no"
        quiet = calm or not self.isEnabled()
        role: Role = "second" if quiet else _ROLES[self._answer]
        name = "x" if calm else _ICONS[self._answer]
        colour = str(getattr(theme.colours_of(self), role))
        with paint.widget_painter(self) as on:
            where = QRectF(0, 0, side, self.height())
            paint.icon_at(on, where, name, colour, side)
            words = QRectF(self.rect()).adjusted(side + theme.scaled_pixels(GAP), 0, 0, 0)
            paint.draw_text(on, words, self.text(), colour, _text_font())


def _text_font() -> QFont:
    return theme.font(TextSize.SMALL, 600)
