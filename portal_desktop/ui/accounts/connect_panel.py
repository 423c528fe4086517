"""Connecting an account: making a key at Stripe, and pasting it here."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from portal_desktop.account.account import Account
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import N_, _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.common.timeouts import USUAL, Timing
from portal_desktop.links import dashboard
from portal_desktop.ui.accounts.connect_progress import Connecting
from portal_desktop.ui.accounts.permission_list import TickBoxes
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.ports import PastedKey, WrongKey
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.boxes import column_of, row_of, widget_with
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.icon_button import IconButton
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.segmented import Segmented

KINDS = {
    ("restricted", "test"): N_("A restricted key for a test account"),
    ("restricted", "live"): N_("A restricted key for a live account"),
    ("secret", "test"): N_("A secret key for a test account"),
    ("secret", "live"): N_("A secret key for a live account"),
}


class Connect(QWidget):
    """A panel of two steps. What is pasted is recognised at once, shown nowhere, and forgotten as
    soon as the panel is left. ``key_entered`` carries what ``read_key`` made of it; ``stopped``
    says that nobody waits any more for what comes of it.

    With ``again`` it is about another key for this account; where ``has_key``, the same one once
    more may do (``kept``).
    """

    key_entered = Signal(object)
    stopped = Signal()
    kept = Signal()
    open_address = Signal(str)
    back = Signal()

    def __init__(
        self,
        read_key: Callable[[str], PastedKey | WrongKey],
        again: Account | None = None,
        *,
        has_key: bool = False,
        timing: Timing = USUAL,
    ) -> None:
        super().__init__()
        self._read_key, self._again, self._has_key = read_key, again, has_key
        self._key: PastedKey | None = None
        self.connecting = Connecting(timing)
        self._make_parts()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.clear_key()

    def _make_parts(self) -> None:
        self.leave = Button(
            _("Back"), "link", icon="arrow-left", object_name="connect.back", on_click=self.back
        )
        self.mode = Segmented([("test", _("Test account")), ("live", _("Live account"))])
        self.mode.set_value("live" if self._again and self._again.mode == "live" else "test")
        self.use = Segmented(
            [("publish", _("Look and publish")), ("look", _("Only look"))],
            on_choice=self._use_chosen,
        )
        self.use.set_value("publish")
        self.boxes = TickBoxes()
        self.page = Button(
            _("Open Stripe’s page for keys"),
            icon="external-link",
            object_name="connect.page",
            on_click=self._open_page,
        )
        self.key = LineEdit(
            placeholder=_("rk_… or sk_…"),
            icon="key-round",
            apart=True,
            object_name="connect.key",
            on_edit=self._on_key_edited,
        )
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.returnPressed.connect(self._submit_key)
        self.show_key = IconButton("eye", _("Show the key"))
        self.show_key.setCheckable(True)
        self.show_key.toggled.connect(self._show_key)
        self.badge = Badge("", "test")
        self.said = Label("", "help")
        self.connecting.asked.connect(self._submit_key)
        self.connecting.stopped.connect(self._on_stopped)
        self.go = self.connecting.go
        self.keep = Button(_("Try the key I have"), object_name="connect.keep", on_click=self.kept)

    def _lay_out(self) -> None:
        cards = [self._first_card(), self._second_card()]
        if self._has_key:
            cards.append(self._keep_card())
        self._columns.setSpacing(SPACE[3])
        self._columns.addLayout(column_of(*cards, "stretch", gap=SPACE[2]), 6)
        self._columns.addWidget(self.boxes, 5, Qt.AlignmentFlag.AlignTop)
        heading = _heading_labels(self._again, has_key=self._has_key)
        column_of(self.leave, *heading, self._columns, on=self, gap=SPACE[2])

    def _first_card(self) -> Card:
        card = Card(_("1 · Make a key at Stripe"))
        if self._again is None:
            card.add_row(_choice_row(_("For which account"), self.mode))
        card.add_row(_choice_row(_("What it may do"), self.use), divided=self._again is not None)
        card.add_row(widget_with(row_of(self.page, "stretch")), divided=False)
        return card

    def _second_card(self) -> Card:
        card = Card(_("2 · Paste it here"))
        label = Label(_("Key"), "strong", buddy=self.key)
        plain_text.set_name(self.key, _("Key"))
        inside = column_of(
            label,
            row_of((self.key, 1), self.show_key, gap=SPACE[1]),
            self.badge,
            self.said,
            self.connecting,
            gap=SPACE[1],
        )
        card.add_row(widget_with(inside))
        return card

    def _keep_card(self) -> Card:
        card = Card(_("Or keep the key you have"))
        words = _("If you ticked more boxes for it at Stripe, it need not be pasted again.")
        card.add_row(Label(words, "help"))
        keys = Button(
            _("Open your keys at Stripe"),
            "quiet",
            icon="external-link",
            object_name="connect.keys",
            on_click=lambda: self.open_address.emit(
                dashboard.dashboard_page("keys", self._chosen_mode)
            ),
        )
        line = Flow(self.keep, keys, gap=SPACE[2])
        card.add_row(line, divided=False)
        return card

    def start_over(self) -> None:
        """Start afresh."""
        self.clear_key()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_key(self) -> None:
        """Forget what was pasted."""
        self._key = None
        self.key.clear()
        self.show_key.setChecked(False)
        self.connecting.stop_waiting()
        self._update_view()

    def show_error(self, user_error: UserError) -> None:
        """Connecting did not work; what was pasted stays, so that it can be tried again."""
        self.connecting.show_error(user_error)
        self._update_view()
        self.key.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_beside(self, *, beside: bool) -> None:
        """Whether there is room for the list of tick-boxes beside the steps."""
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.clear_key()

    def _use_chosen(self, use: str) -> None:
        self.boxes.show_use(to_publish=use == "publish")

    def _open_page(self) -> None:
        to_publish = self.use.value() != "look"
        self.open_address.emit(dashboard.key_page(self._chosen_mode, to_publish=to_publish))

    @property
    def _chosen_mode(self) -> dashboard.DashboardMode:
        return "live" if self.mode.value() == "live" else "test"

    def _show_key(self, shown: bool) -> None:
        echo = QLineEdit.EchoMode
        self.key.setEchoMode(echo.Normal if shown else echo.Password)
        self.show_key.set_label(_("Hide the key") if shown else _("Show the key"))

    def _on_key_edited(self, _text: str) -> None:
        self.connecting.stop_waiting()
        self._update_view()

    def _submit_key(self) -> None:
        if self._key is not None and not self.connecting.under_way:
            self.connecting.start_waiting()
            self._update_view()
            self.key_entered.emit(self._key)

    def _on_stopped(self) -> None:
        self.stopped.emit()
        self._update_view()
        self.key.setFocus(Qt.FocusReason.OtherFocusReason)

    def _update_view(self) -> None:
        """Say what is in the field, as far as its beginning tells."""
        read = self._read_key(self.key.text()) if self.key.text() else None
        wrong = isinstance(getattr(read, "user_error", None), UserError)
        self._key = None if read is None or wrong else _as_key(read)
        self.said.setText(_key_message(read))
        self.said.set_role("warning" if wrong else "second")
        self.key.set_error(wrong)
        plain_text.set_description(self.key, self.said.text())
        key = self._key
        self.badge.setVisible(key is not None)
        if key is not None:
            self.badge.show_kind(key.mode, _(KINDS.get((key.kind, key.mode), "")))
            plain_text.set_description(self.key, self.badge.text())
        self.said.setVisible(bool(self.said.text()))
        waits = self.connecting.under_way
        self.key.setEnabled(not waits)
        self.go.setEnabled(key is not None and not waits)


def _heading_labels(again: Account | None, *, has_key: bool) -> tuple[Label, Label]:
    if again is None:
        title = _("Connect your Stripe account")
        words = _(
            "A restricted key is enough: it may do only what you tick. It stays on this computer "
            "and is sent to nobody but Stripe."
        )
    else:
        title = _("Connect {name} again").format(name=sanitize_text(again.name, 60))
        words = _("With a key of the same account. Your draft and its history stay.")
        if has_key:
            words = _("With another key of the same account. Your draft and its history stay.")
    return Label(title, "title"), Label(words, role="second")


def _as_key(read: PastedKey | WrongKey) -> PastedKey | None:
    return None if hasattr(read, "user_error") else read


def _key_message(read: PastedKey | WrongKey | None) -> str:
    if read is None:
        return _("It is recognised here, before anything is sent.")
    user_error = getattr(read, "user_error", None)
    return str(user_error) if isinstance(user_error, UserError) else ""


def _choice_row(words: str, control: Segmented) -> QWidget:
    label = Label(words, "strong", buddy=control)
    plain_text.set_name(control, words)
    return widget_with(row_of((label, 1), control))
