"""The first page: the demo, connecting an account, and the accounts used before."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from portal_desktop.account.account import Account
from portal_desktop.common.errors import Information, UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.timeouts import USUAL, Timing
from portal_desktop.links.dashboard import REGISTER
from portal_desktop.ui.accounts.account_rows import ForgottenAccount, RecentAccount
from portal_desktop.ui.accounts.connect_panel import Connect
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.ports import PastedKey, WrongKey
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme import icons
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import add_parts, clear_box, column_of, row_of, widget_with
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.centred import WIDE, centred_page
from portal_desktop.ui.widgets.drawn_label import DrawnLabel
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.scroll_area import Scroll

ICON = 56


class Welcome(QWidget):
    """Everything a first start needs. ``open_address`` asks for a web page to be opened,
    ``again_asked`` for the steps to another key of an account."""

    demo_asked = Signal()
    account_asked = Signal(str)
    again_asked = Signal(str)
    key_entered = Signal(object)
    open_address = Signal(str)
    forget_asked = Signal(str)
    off_list_asked = Signal(str)

    def __init__(
        self,
        accounts: Iterable[Account],
        read_key: Callable[[str], PastedKey | WrongKey],
        timing: Timing = USUAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        plain_text.set_name(self, _("Welcome"))
        self.demo = Button(
            _("Open the demo"), "primary", object_name="welcome.demo", on_click=self.demo_asked
        )
        self.connect_button = Button(
            _("Connect…"), object_name="welcome.connect", on_click=self.show_connect
        )
        self._about = ""
        self.user_error = Notice(
            kind="error",
            action_name="welcome.again",
            on_act=lambda: self.again_asked.emit(self._about),
            hidden=True,
        )
        self._two = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._recent = column_of(gap=SPACE[1])
        self.connect_panel = Connect(read_key, timing=timing)
        self.connect_panel.key_entered.connect(self.key_entered)
        self.connect_panel.open_address.connect(self.open_address)
        self.connect_panel.back.connect(self.show_home)
        self._pages = QStackedWidget()
        self._columns = (self._home_page(), self.connect_panel)
        for column in self._columns:
            self._pages.addWidget(Scroll(centred_page(column)))
        column_of(self._pages, on=self)
        self.show_accounts(accounts)

    def show_accounts(self, accounts: Iterable[Account]) -> None:
        """List the accounts used before; the demo has a card of its own."""
        clear_box(self._recent)
        shown = [account for account in accounts if account.mode != "demo"]
        if not shown:
            return
        head = Label(_("Recently"), "heading")
        head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._recent.addWidget(head)
        last: QWidget = self.connect_button
        for account in shown:
            for control in self._listed(account):
                self.setTabOrder(last, control)
                last = control

    def _listed(self, account: Account) -> tuple[QWidget, ...]:
        """A row for an account; its controls in their order."""
        if account.key_to_delete:
            left = ForgottenAccount(account)
            left.forget_asked.connect(self.forget_asked)
            left.off_list_asked.connect(self.off_list_asked)
            self._recent.addWidget(left)
            return left.delete, left.off_list
        row = RecentAccount(account)
        row.asked.connect(self.account_asked)
        row.forget_asked.connect(self.forget_asked)
        self._recent.addWidget(row, 0, Qt.AlignmentFlag.AlignHCenter)
        return row.open, row.forget

    def show_error(self, user_error: UserError, account: Account | None = None) -> None:
        """Say what went wrong where the merchant is: beside the key, or on the first page.

        Where the key of an ``account`` is not to be had, the way to another stands beside it.
        """
        if self._pages.currentIndex():
            self.connect_panel.show_error(user_error)
            return
        keyless = account is not None and user_error.kind in {"key", "keyring"}
        self._about = account.id if account else ""
        if keyless:
            self.user_error.set_message(str(user_error), "warning", _("Connect again…"))
        else:
            calm = isinstance(user_error, Information)
            self.user_error.set_message(str(user_error), "info" if calm else "error", "")
        self.user_error.show()
        if keyless:
            self.user_error.button.setFocus(Qt.FocusReason.OtherFocusReason)
        plain_text.announce(self, str(user_error))

    def show_connect(self) -> None:
        """Show the steps to connect an account."""
        self.user_error.hide()
        self._pages.setCurrentIndex(1)
        self.connect_panel.start_over()

    def show_home(self) -> None:
        """Back to the first page. What was pasted is gone."""
        self.connect_panel.clear_key()
        self._pages.setCurrentIndex(0)
        self.connect_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back from the steps."""
        if event.key() == Qt.Key.Key_Escape and self._pages.currentIndex():
            self.show_home()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt_to_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._adapt_to_width()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.user_error.isVisible() and self._about:
            self.user_error.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._pages.currentIndex():
            self.demo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _adapt_to_width(self) -> None:
        """As wide as reading wants; side by side where there is room."""
        for column in self._columns:
            column.setMaximumWidth(theme.scaled_pixels(WIDE))
        way = QBoxLayout.Direction
        beside = self.width() >= theme.scaled_pixels(WIDE) * 0.8
        self._two.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.connect_panel.set_beside(beside=self.width() >= theme.scaled_pixels(WIDE))

    def _home_page(self) -> QWidget:
        decide = _("Decide what they can do themselves, see it, publish it, share the link.")
        self._two.setSpacing(SPACE[3])
        add_parts(self._two, (self._demo_card(), 1), (self._connect_card(), 1))
        column = column_of(
            (AppIcon(), Qt.AlignmentFlag.AlignHCenter),
            _centred_text(Label(_("Your customers’ own corner of your business"), "display")),
            _centred_text(Label(decide, role="second")),
            SPACE[2],
            self.user_error,
            self._two,
            SPACE[2],
            self._recent,
            SPACE[2],
            self._footer_layout(),
            gap=SPACE[2],
        )
        return widget_with(column)

    def _demo_card(self) -> Card:
        words = _(
            "A coffee club with 40 customers lives on this computer. Change anything; nothing "
            "leaves it."
        )
        return _choice_card(_("Try it with a demo business"), words, self.demo)

    def _connect_card(self) -> Card:
        words = _(
            "You need a key from Stripe. We open the right page and keep the key in your system’s "
            "keyring."
        )
        return _choice_card(_("Connect your Stripe account"), words, self.connect_button)

    def _footer_layout(self) -> QVBoxLayout:
        register = Button(
            _("Register"),
            "link",
            role="second",
            object_name="welcome.register",
            on_click=lambda: self.open_address.emit(REGISTER),
            description=_("Opens Stripe’s page for new accounts."),
        )
        words = _("Independent: not made or endorsed by Stripe. Talks only to Stripe.")
        return column_of(
            _centred_text(Label(words, "help")),
            row_of(
                "stretch",
                Label(_("No Stripe account yet?"), "help", wrap=False),
                register,
                "stretch",
                gap=SPACE[0],
            ),
            gap=SPACE[0],
        )


class AppIcon(DrawnLabel):
    """The program's own icon."""

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(ICON), theme.scaled_pixels(ICON))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.widget_painter(self) as on:
            icons.app_icon().paint(on, QRectF(self.rect()).toRect())


def _centred_text(text: Label) -> Label:
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return text


def _choice_card(title: str, words: str, button: Button) -> Card:
    card = Card()
    inside = column_of(
        Label(title, "large"),
        (Label(words, role="second"), 1),
        SPACE[0],
        button,
        gap=SPACE[1],
        around=(SPACE[0], SPACE[1], SPACE[0], SPACE[0]),
    )
    plain_text.set_description(button, words)
    card.add_row(widget_with(inside))
    return card
