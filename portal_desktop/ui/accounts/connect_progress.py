"""A key on its way to Stripe: the button that sends it, and what is shown while it is asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.timeouts import Timing
from portal_desktop.ui.session.request_tracker import RequestTracker
from portal_desktop.ui.session.settings_loader import PASSING
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of, row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.notice import Notice, NoticeKind
from portal_desktop.ui.widgets.spinner import Busy


class Connecting(QWidget):
    """``asked``: the key should be sent. ``stopped``: it is not waited for any longer."""

    asked = Signal()
    stopped = Signal()

    def __init__(self, timing: Timing) -> None:
        super().__init__()
        self._waiting = RequestTracker(self, timing)
        self._waiting.changed.connect(self._update_view)
        self.notice = Notice(action_name="connect.stop", on_act=self.stop_waiting, hidden=True)
        self.go = Button(_("Connect"), "primary", object_name="connect.go", on_click=self.asked)
        self._ring = Busy()
        column_of(
            self.notice, row_of(self.go, self._ring, "stretch", gap=SPACE[1]), on=self, gap=SPACE[1]
        )
        self._update_view()

    @property
    def under_way(self) -> bool:
        """Whether a key was sent and nothing came of it yet."""
        return self._waiting.under_way

    def start_waiting(self) -> None:
        """The key is on its way."""
        self.notice.hide()
        self._waiting.begin()

    def stop_waiting(self) -> None:
        """Wait no longer; what was shown is gone."""
        waited = self.under_way
        self.notice.hide()
        self._waiting.end()
        if waited:
            self.stopped.emit()

    def show_error(self, user_error: UserError) -> None:
        """It did not work. What may be over in a minute is nobody's mistake."""
        self._waiting.end()
        kind: NoticeKind = "warning" if user_error.kind in PASSING else "error"
        self.notice.say(str(user_error), kind, "")

    def _update_view(self) -> None:
        waits, late = self._waiting.under_way, self._waiting.late
        self.go.setText(_("Connecting…") if waits else _("Connect"))
        self._ring.set_running(waits)
        if late:
            words = _("Stripe is slow to answer; still trying.")
            self.notice.say(words, "info", _("Stop trying"))
