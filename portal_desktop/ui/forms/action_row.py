"""What is done at Stripe at once, confirmed where it stands: never a dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from portal_desktop.actions.action import Action
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.ui.forms.live_confirmation import PAUSE, LiveConfirmation
from portal_desktop.ui.notices.stripe_status import not_done
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.visibility import bring_into_view
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of, row_of, widget_with
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.row_grid import row_grid
from portal_desktop.ui.widgets.spinner import Busy


class ActionRow(QFrame):
    """A row with a button that opens into what follows from the action, and two buttons.

    ``ask`` is the control: it carries the name of the option the action changes. Nothing is sent
    before the second press; on a live account only after the same deliberate step as publishing.
    ``turned`` says whether it is open now.
    """

    turned = Signal(bool)

    def __init__(self, session: AccountSession, act: Action, *, pause: int = PAUSE) -> None:
        super().__init__()
        self._session, self._act = session, act
        self._sent = False
        self._unknown, self._so_far = False, ""
        self.label = Label("", "strong")
        self.help = Label("", "help")
        self.ask = Button("", on_click=self._open_confirmation)
        self.label.setBuddy(self.ask)
        self.consequence = Label("")
        self.deliberate = LiveConfirmation(
            session.account.mode, _("Yes, do this on the live account."), pause=pause
        )
        self.go = Button("", "primary", on_click=self._send_action)
        self.not_now = Button(_("Not now"), on_click=self._close_confirmation)
        self.busy = Busy()
        self.user_error = Notice(kind="error", hidden=True)
        self._opened = self._make_opened()
        self._lay_out()
        self._connect_signals()
        self._set_names(act)
        self._update_view()

    def show_act(self, act: Action, *, label: str, text: str, ask: str) -> None:
        """Become the row of another action: what is so now, and what would change it."""
        if act != self._act:
            self._set_open(opened=False)
            self.user_error.hide()
            self.deliberate.reset()
            self._unknown = False
        self._act = act
        self._set_names(act)
        self._so_far = label
        self.help.setText(text)
        self.ask.setText(ask)
        plain_text.set_name(self.ask, label)
        plain_text.set_description(self.ask, f"{ask} {text}")
        self._update_view()

    def _make_opened(self) -> QWidget:
        buttons = Flow(self.go, self.not_now, gap=SPACE[1])
        line = row_of((buttons, 1), self.busy, gap=SPACE[1])
        parts = (self.consequence, self.deliberate, line)
        opened = widget_with(column_of(*parts, gap=SPACE[1], around=(0, SPACE[1], 0, 0)))
        opened.hide()
        return opened

    def _lay_out(self) -> None:
        grid = row_grid(self, self.label, self.help)
        grid.addWidget(self.ask, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._opened, 2, 0, 1, 2)
        grid.addWidget(self.user_error, 3, 0, 1, 2)

    def _connect_signals(self) -> None:
        self.deliberate.changed.connect(self._update_view)
        self._session.changed.connect(self._update_view)
        self._session.acted.connect(self._on_action_completed)
        self._session.refused.connect(self._on_refused)

    def _set_names(self, act: Action) -> None:
        self.ask.setObjectName(act.path)
        self.go.setObjectName(f"{act.path}:go")
        self.not_now.setObjectName(f"{act.path}:not_now")
        self.deliberate.tick.setObjectName(f"{act.path}:meant")
        self.go.setText(act.button)
        for button in (self.go, self.not_now):
            plain_text.set_description(button, act.consequence)
        final = "" if act.can_be_undone else _("This cannot be undone.")
        self.consequence.setText(f"{act.consequence} {final}".strip())
        self.go.set_kind("primary" if act.can_be_undone else "danger")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open and not self._sent:
            self._close_confirmation()
        else:
            super().keyPressEvent(event)

    @property
    def is_open(self) -> bool:
        """Whether the sentence and the two buttons show."""
        return not self._opened.isHidden()

    def _set_open(self, *, opened: bool) -> None:
        if opened != self.is_open:
            self._opened.setVisible(opened)
            self.turned.emit(opened)

    def _open_confirmation(self) -> None:
        self.user_error.hide()
        self.deliberate.reset()
        self._set_open(opened=True)
        self._update_view()
        bring_into_view(self, self.not_now)
        # The focus goes to what changes nothing, so that a second press does not confirm.
        self.not_now.setFocus(Qt.FocusReason.TabFocusReason)
        plain_text.announce(self, self.consequence.text())

    def _close_confirmation(self) -> None:
        self._set_open(opened=False)
        self.deliberate.reset()
        self._update_view()
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send_action(self) -> None:
        if self._session.is_busy or not self.deliberate.is_confirmed:
            return
        self.user_error.hide()
        self._sent, self._unknown = True, False
        self._session.writes.perform_action(self._act)
        self._update_view()

    def _on_action_completed(self, act: Action) -> None:
        if self._sent or (self._unknown and act == self._act):
            self._sent = self._unknown = False
            self.user_error.hide()
            self._close_confirmation()
            plain_text.announce(self, act.done)

    def _on_refused(self, user_error: UserError) -> None:
        if self._sent:
            self._sent, self._unknown = False, user_error.unknown_outcome
            self.user_error.set_message(*not_done(user_error))
            self.user_error.show()
            self.deliberate.reset()
            self._update_view()
            bring_into_view(self, self.user_error)
            plain_text.announce(self, self.user_error.words.text())

    def _update_view(self) -> None:
        free = not self._session.is_busy
        unknown = self._unknown and bool(self._so_far)
        self.label.setText(_("Not known yet whether this was done") if unknown else self._so_far)
        self.ask.setVisible(not self.is_open)
        # Opened, it says at length what the help says in brief.
        self.help.setVisible(bool(self.help.text()) and not self.is_open)
        self.ask.setEnabled(free and self._session.writes.can_perform(self._act))
        self.go.setEnabled(free and self.deliberate.is_confirmed)
        self.not_now.setEnabled(not self._sent)
        self.deliberate.setEnabled(free)
        self.busy.set_running(self._sent)
