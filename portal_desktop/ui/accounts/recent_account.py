"""An account used before: opened by its name, or forgotten."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portal_desktop.account.account import BADGES, Account
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.icon_button import IconButton
from portal_desktop.ui.widgets.label import Label


class RecentAccount(QFrame):
    """Name and badge; forgetting is confirmed in its place. Both signals carry the account's id."""

    asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account = account
        name = sanitize_text(account.name, 60)
        word = _(BADGES[account.mode])
        self.open = Button(name)
        self.open.setObjectName(f"welcome.account.{account.id}")
        plain_text.set_name(self.open, f"{name}, {word}")
        self.open.clicked.connect(lambda: self.asked.emit(account.id))
        self.forget = IconButton("trash-2", _("Forget {name}…").format(name=name))
        self.forget.setObjectName(f"welcome.forget.{account.id}")
        self.forget.clicked.connect(self._ask_confirmation)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[1])
        line.addWidget(self.open)
        line.addWidget(Badge(word, account.mode))
        line.addWidget(self.forget)
        self._sure = self._make_question(name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._line)
        box.addWidget(self._sure)

    def _make_question(self, name: str) -> QWidget:
        sure = QWidget()
        words = _(
            "Forget {name}? Its key, draft and history are deleted from this computer. At Stripe "
            "nothing changes; revoke the key there."
        ).format(name=name)
        self.go = Button(_("Forget it"), "danger")
        self.go.setObjectName(f"welcome.forget.{self._account.id}:go")
        plain_text.set_description(self.go, words)
        self.go.clicked.connect(lambda: self.forget_asked.emit(self._account.id))
        self.keep = Button(_("Keep it"))
        self.keep.clicked.connect(self._keep_account)
        line = QHBoxLayout(sure)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[1])
        line.addWidget(Label(words, "help"), 1)
        line.addWidget(self.go)
        line.addWidget(self.keep)
        sure.hide()
        return sure

    def _ask_confirmation(self) -> None:
        self._line.hide()
        self._sure.show()
        self.keep.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep_account(self) -> None:
        self._sure.hide()
        self._line.show()
        self.forget.setFocus(Qt.FocusReason.OtherFocusReason)
