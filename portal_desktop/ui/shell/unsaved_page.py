"""Asked before the window closes, where the disk did not take what was typed last."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets.boxes import column_of, widget_with
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.centred import centred_page
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.scroll_area import Scroll

WIDE = 620
LONGEST_NAME = 60


class UnsavedPage(QWidget):
    """Why it is not saved, and what can be done. Escape leads back.

    ``again``: try to save and close. ``elsewhere``: where to is to be asked. ``anyway``: close
    all the same. ``back``: do not close.
    """

    again = Signal()
    elsewhere = Signal()
    anyway = Signal()
    back = Signal()

    def __init__(self, names: Sequence[str], *, may_copy: bool) -> None:
        super().__init__()
        self._why, self._advice = Label("", "strong"), Label("")
        self._said = Notice(kind="success", hidden=True)
        self._again = _button("again", _("Try again and close"), self.again, "primary")
        elsewhere = _button("elsewhere", _("Save elsewhere…"), self.elsewhere, "plain")
        self._anyway = _button("anyway", _("Close without saving"), self.anyway, "plain")
        back = _button("back", _("Go back"), self.back, "quiet")
        whose = ", ".join(sanitize_text(name, LONGEST_NAME) for name in names)
        title = _("Your last changes to {names} are not saved yet").format(names=whose)
        plain_text.set_name(self, title)
        buttons = Flow(
            self._again, *([elsewhere] if may_copy else []), self._anyway, back, gap=theme.SPACE[1]
        )
        self._lay_out(Label(title, "title"), buttons, may_copy=may_copy)

    def _lay_out(self, title: Label, buttons: QWidget, *, may_copy: bool) -> None:
        box = column_of(
            title,
            self._why,
            self._advice,
            self._said,
            buttons,
            gap=theme.SPACE[2],
            around=(theme.SPACE[1], theme.SPACE[2], theme.SPACE[1], theme.SPACE[2]),
        )
        if may_copy:
            box.addWidget(
                Label(
                    _(
                        "Saved elsewhere, such as on a USB stick, it is one file with the whole "
                        "draft. Put it into the data folder when there is room: the next start "
                        "takes it in."
                    ),
                    "help",
                )
            )
        card = Card()
        card.setMaximumWidth(theme.scaled_pixels(WIDE))
        card.add_row(widget_with(box))
        column_of(Scroll(centred_page(card)), on=self)

    def show_error(self, user_error: UserError) -> None:
        """Why it cannot be saved."""
        self._why.setText(user_error.title)
        self._advice.setText(user_error.advice)
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
        plain_text.announce(self, str(user_error))

    def show_saved(self, name: str) -> None:
        """It is saved elsewhere, in a file of this name: closing loses nothing now."""
        self._say(_("Saved as {name}. Nothing is lost when you close now.").format(name=name))
        self._anyway.setText(_("Close"))
        self._anyway.set_kind("primary")
        self._again.set_kind("plain")
        self._anyway.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_not_saved(self, user_error: UserError) -> None:
        """It could not be saved elsewhere either."""
        self._say(str(user_error), "error")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _say(self, words: str, kind: Literal["success", "error"] = "success") -> None:
        self._said.say(words, kind)


def _button(
    name: str, words: str, pressed: SignalInstance, kind: Literal["primary", "plain", "quiet"]
) -> Button:
    return Button(words, kind, object_name=f"unsaved.{name}", on_click=pressed)
