"""What has to be said about the window as a whole: a strip that can be put away."""

from typing import Literal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.publishing.change_text import ChangeText
from portal_desktop.ui.notices.drift_message import told_of_drift
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.notice import Notice


class WindowNotice(QWidget):
    """One notice at a time; the newest replaces the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice(action=_("Dismiss"))
        self.notice.acted.connect(self.hide)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], 0)
        box.addWidget(self.notice)
        self.hide()

    def show_message(
        self, text: str, kind: Literal["warning", "error", "info", "success"] = "info"
    ) -> None:
        """Show a sentence."""
        self.notice.set_message(text, kind)
        self.show()


class AccountNotice(WindowNotice):
    """Says what was found at Stripe: what others changed, and what of one's own has arrived."""

    def __init__(self, session: AccountSession) -> None:
        super().__init__()
        self._session = session
        self._recovered: list[str] = []
        session.recovered.connect(self._say_recovered)
        session.drifted.connect(self._say_drift)

    def _say_recovered(self, words: str) -> None:
        self._recovered.append(words)
        self.show_message(" ".join(self._recovered))
        # What others changed is found by the same reading and stands behind it, not in its place.
        QTimer.singleShot(0, self, self._recovered.clear)

    def _say_drift(self, drift: tuple[ChangeText, ...]) -> None:
        left = {step.path for step in self._session.document.plan.hand_overs}
        self.show_message(" ".join([*self._recovered, told_of_drift(drift, left)]))
