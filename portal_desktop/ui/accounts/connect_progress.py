"""A key on its way to Stripe: the button that sends it, and what is said while it is asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.timeouts import Timing
from portal_desktop.ui.platform.announce import announce
from portal_desktop.ui.session.request_tracker import RequestTracker
from portal_desktop.ui.session.settings_loader import PASSING
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.spinner import Busy


class Connecting(QWidget):
    """``asked``: the key should be sent. ``stopped``: it is not waited for any longer."""

    asked = Signal()
    stopped = Signal()

    def __init__(self, timing: Timing) -> None:
        super().__init__()
        self._waiting = RequestTracker(self, timing)
        self._waiting.changed.connect(self._update_view)
        self.notice = Notice()
        self.notice.hide()
        self.notice.button.setObjectName("connect.stop")
        self.notice.acted.connect(self.stop_waiting)
        self.go = Button(_("Connect"), "primary")
        self.go.setObjectName("connect.go")
        self.go.clicked.connect(self.asked)
        self._ring = Busy()
        line = QHBoxLayout()
        line.setSpacing(SPACE[1])
        line.addWidget(self.go)
        line.addWidget(self._ring)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE[1])
        box.addWidget(self.notice)
        box.addLayout(line)
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
        """Wait no longer; what was said is gone."""
        waited = self.under_way
        self.notice.hide()
        self._waiting.end()
        if waited:
            self.stopped.emit()

    def show_error(self, user_error: UserError) -> None:
        """It did not work. What may be over in a minute is nobody's mistake."""
        self._waiting.end()
        words = str(user_error)
        self.notice.set_message(words, "warning" if user_error.kind in PASSING else "error", "")
        self.notice.show()
        announce(self, words)

    def _update_view(self) -> None:
        waits, late = self._waiting.under_way, self._waiting.late
        self.go.setText(_("Connecting…") if waits else _("Connect"))
        self._ring.set_running(waits)
        if late:
            words = _("Stripe is slow to answer; still trying.")
            self.notice.set_message(words, "info", _("Stop trying"))
            self.notice.show()
            announce(self, words)
