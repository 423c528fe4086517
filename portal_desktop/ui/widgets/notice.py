"""A strip saying what needs attention, with what helps."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.signals import Listener, listen
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.colours import Colours, Role
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.label import Label

NoticeKind = Literal["warning", "error", "info", "success"]
ICONS: dict[NoticeKind, str] = {
    "warning": "triangle-alert", "error": "circle-alert",
    "info": "info", "success": "circle-check",
}  # fmt: skip
ROLES: dict[NoticeKind, Role] = {
    "warning": "warning", "error": "error", "info": "text", "success": "success",
}  # fmt: skip
LINKS: dict[NoticeKind, Role] = {**ROLES, "info": "accent"}
"""A hint leads on like any link; a warning's help is part of it."""
PAD_X, PAD_Y, ICON, GAP = 14, 10, 16, 10


class Notice(QFrame):
    """A sentence on a coloured ground; ``acted`` fires when its button is pressed."""

    acted = Signal()

    def __init__(
        self,
        text: str = "",
        kind: NoticeKind = "warning",
        *,
        action: str = "",
        action_name: str = "",
        icon: str = "",
        hidden: bool = False,
        on_act: Listener | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        listen(self.acted, on_act)
        self._kind: NoticeKind = kind
        self._icon = icon
        self.words = Label(text, role=ROLES[kind])
        self.button = Button(
            action, "link", role=LINKS[kind], object_name=action_name, on_click=self.acted
        )
        # At the left where it stands alone, its words standing already just above.
        place = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self._box = row_of((self.words, 1), (self.button, place), on=self, gap=16)
        self.button.setVisible(bool(action))
        self._update_margins()
        plain_text.set_name(self, text)
        if hidden:
            self.hide()

    @property
    def kind(self) -> NoticeKind:
        """How much it matters: its icon and its colours."""
        return self._kind

    def set_message(
        self, text: str, kind: NoticeKind | None = None, action: str | None = None
    ) -> None:
        """Say something else; without a kind or an action these stay as they are."""
        if kind is not None:
            self._kind = kind
            self.words.set_role(ROLES[kind])
            self.button.set_role(LINKS[kind])
        if action is not None:
            self.button.setText(action)
            self.button.setVisible(bool(action))
        if kind is not None or text != self.words.text():
            self.words.setText(text)
            plain_text.set_name(self, text)
            self.update()

    def say(self, text: str, kind: NoticeKind | None = None, action: str | None = None) -> None:
        """As ``set_message``, shown, and said aloud for who listens to the screen."""
        self.set_message(text, kind, action)
        self.show()
        plain_text.announce(self, text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._update_margins()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        side = theme.scaled_pixels(ICON)
        line = self.words.fontMetrics().height()
        with paint.themed_painter(self) as (on, named):
            paint.draw_rounded_rect(
                on, self.rect(), theme.RADIUS_CONTROL, _background_colour(self._kind, named)
            )
            where = QRectF(theme.scaled_pixels(PAD_X), theme.scaled_pixels(PAD_Y), side, line)
            name = self._icon or ICONS[self._kind]
            paint.icon_at(on, where, name, str(getattr(named, ROLES[self._kind])), side)

    def _update_margins(self) -> None:
        aside, above = theme.scaled_pixels(PAD_X), theme.scaled_pixels(PAD_Y)
        before = aside + theme.scaled_pixels(ICON) + theme.scaled_pixels(GAP)
        self._box.setContentsMargins(before, above, aside, above)


def _background_colour(kind: NoticeKind, named: Colours) -> str:
    return {
        "warning": named.warning_ground,
        "error": named.error_ground,
        "info": named.info_ground,
        "success": named.success_ground,
    }[kind]
