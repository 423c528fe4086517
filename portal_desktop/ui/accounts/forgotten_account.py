"""An account that was forgotten, and whose key is still in the keyring."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portal_desktop.account.account import Account
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.label import Label


class ForgottenAccount(QFrame):
    """Its name and what to do about the key; leaving the key where it is is confirmed in its place.

    Both signals carry the account's id.
    """

    forget_asked = Signal(str)
    off_list_asked = Signal(str)

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account = account
        name = sanitize_text(account.name, 60)
        self.delete = self._button(_("Delete its key"), "delete", name)
        self.delete.clicked.connect(lambda: self.forget_asked.emit(account.id))
        self.off_list = self._button(_("Take it off the list…"), "off", name)
        self.off_list.clicked.connect(self._ask)
        said = _("{name}: forgotten, but its key is still in this computer’s keyring.")
        self._line = _line(said.format(name=name), self.delete, self.off_list)
        self.go = self._button(_("Leave the key there"), "off:go", name)
        self.go.clicked.connect(lambda: self.off_list_asked.emit(account.id))
        self.keep = Button(_("Keep it listed"))
        self.keep.clicked.connect(self._keep)
        sure = _(
            "Its key then stays in the keyring until you delete “Portal Desktop” in the keyring’s "
            "own window. Revoke the key at Stripe, and nobody can use it."
        )
        self._sure = _line(sure, self.go, self.keep)
        self._sure.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._line)
        box.addWidget(self._sure)

    def _button(self, words: str, name: str, account: str) -> Button:
        made = Button(words)
        made.setObjectName(f"welcome.forgotten.{self._account.id}:{name}")
        plain_text.set_name(made, f"{words} {account}")
        return made

    def _ask(self) -> None:
        self._line.hide()
        self._sure.show()
        self.keep.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self) -> None:
        self._sure.hide()
        self._line.show()
        self.off_list.setFocus(Qt.FocusReason.OtherFocusReason)


def _line(words: str, *buttons: Button) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE[1])
    line.addWidget(Label(words, "help"), 1)
    for button in buttons:
        line.addWidget(button)
    return made
