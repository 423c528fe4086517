"""Accounts used before, as the first page lists them: opened, forgotten, or half forgotten."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from portal_desktop.account.account import BADGES, Account
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.boxes import column_of, row_of, widget_with
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.icon_button import IconButton
from portal_desktop.ui.widgets.label import Label


class _AskingRow(QFrame):
    """A line in whose place a question can stand; ``keep`` in it leads back to ``asker``."""

    def _stand(self, line: QWidget, sure: QWidget, asker: QWidget, keep: QWidget) -> None:
        self._line, self._sure = line, sure
        self._asker, self._keeper = asker, keep
        sure.hide()
        column_of(line, sure, on=self)

    def _ask(self) -> None:
        self._line.hide()
        self._sure.show()
        self._keeper.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self) -> None:
        self._sure.hide()
        self._line.show()
        self._asker.setFocus(Qt.FocusReason.OtherFocusReason)


class RecentAccount(_AskingRow):
    """Name and badge; forgetting is confirmed in its place. Both signals carry the account's id."""

    asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, account: Account) -> None:
        super().__init__()
        name, word = sanitize_text(account.name, 60), _(BADGES[account.mode])
        self.open = Button(
            name,
            object_name=f"welcome.account.{account.id}",
            accessible_name=f"{name}, {word}",
            on_click=lambda: self.asked.emit(account.id),
        )
        self.forget = IconButton(
            "trash-2",
            _("Forget {name}…").format(name=name),
            object_name=f"welcome.forget.{account.id}",
            on_click=self._ask,
        )
        line = row_of(self.open, Badge(word, account.mode), self.forget, gap=SPACE[1])
        words = _(
            "Forget {name}? Its key, draft and history are deleted from this computer. At Stripe "
            "nothing changes; revoke the key there."
        ).format(name=name)
        self.go = Button(
            _("Forget it"),
            "danger",
            object_name=f"welcome.forget.{account.id}:go",
            description=words,
            on_click=lambda: self.forget_asked.emit(account.id),
        )
        self.keep = Button(_("Keep it"), on_click=self._keep)
        self._stand(widget_with(line), _line(words, self.go, self.keep), self.forget, self.keep)


class ForgottenAccount(_AskingRow):
    """A forgotten one whose key is still in the keyring; leaving it there is confirmed.

    Both signals carry the account's id.
    """

    forget_asked = Signal(str)
    off_list_asked = Signal(str)

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account = account
        name = sanitize_text(account.name, 60)
        forget = partial(self.forget_asked.emit, account.id)
        take_off = partial(self.off_list_asked.emit, account.id)
        self.delete = self._button(_("Delete its key"), "delete", name, forget)
        self.off_list = self._button(_("Take it off the list…"), "off", name, self._ask)
        said = _("{name}: forgotten, but its key is still in this computer’s keyring.")
        line = _line(said.format(name=name), self.delete, self.off_list)
        self.go = self._button(_("Leave the key there"), "off:go", name, take_off)
        self.keep = Button(_("Keep it listed"), on_click=self._keep)
        sure = _(
            "Its key then stays in the keyring until you delete “Portal Desktop” in the keyring’s "
            "own window. Revoke the key at Stripe, and nobody can use it."
        )
        self._stand(line, _line(sure, self.go, self.keep), self.off_list, self.keep)

    def _button(
        self, words: str, name: str, account: str, on_click: Callable[[], object]
    ) -> Button:
        return Button(
            words,
            object_name=f"welcome.forgotten.{self._account.id}:{name}",
            accessible_name=f"{words} {account}",
            on_click=on_click,
        )


def _line(words: str, *buttons: Button) -> QWidget:
    return widget_with(row_of((Label(words, "help"), 1), *buttons, gap=SPACE[1]))
