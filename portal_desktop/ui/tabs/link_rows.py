"""Rows of the tab Links: the link itself, and the link with one customer's address in it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from portal_desktop.account.account import Mode
from portal_desktop.common.i18n import _
from portal_desktop.links.email_address import check_email_address
from portal_desktop.links.login import is_test_link, login_link
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.visibility import set_shown
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.boxes import column_of, row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.copy_button import CopyButton
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit


class AddressRow(QWidget):
    """The login link of everybody, to be copied and opened."""

    def __init__(self, mode: Mode, open_address: Callable[[str], None]) -> None:
        super().__init__()
        self._mode: Mode = mode
        self._kind = KindOfLink(mode)
        self.url = _read_only(_("Your login link"), "links.url")
        self.copy = CopyButton(_("Copy link"), self.url.text, "primary", object_name="links.copy")
        self.open = Button(
            _("Open"),
            icon="external-link" if mode != "demo" else "eye",
            object_name="links.open",
            on_click=lambda: open_address(self.url.text()),
        )
        buttons = Flow(self.copy, self.open, gap=SPACE[1])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE[1])
        box.addWidget(self._kind)
        box.addWidget(self.url)
        box.addWidget(buttons)

    def show_link(self, url: str) -> None:
        """Show a link; empty where there is none."""
        self.url.set_value(url)
        self.url.setCursorPosition(0)
        test = bool(url) and _is_test(self._mode, url)
        self._kind.show_kind(test=test)
        self.copy.set_kind("plain" if test else "primary")
        self.copy.set_label(_("Copy test link") if test else _("Copy link"))
        plain_text.set_description(
            self.open, _("Shows the login page in the preview.") if self._mode == "demo" else url
        )


class CustomerRow(QWidget):
    """The login link with one customer's address typed in."""

    def __init__(self, mode: Mode) -> None:
        super().__init__()
        self._mode: Mode = mode
        self._url = ""
        self.email = LineEdit(
            placeholder=_("Her email address, such as jenny@example.com"),
            icon="mail",
            apart=True,
            object_name="links.email",
        )
        label = Label(_("Email address of the customer"), "strong", buddy=self.email)
        self._said = Label("", "help")
        self.link = _read_only(_("Link for this customer"), "links.email_url")
        self.copy = CopyButton(
            _("Copy this link"), self.link.text, "primary", object_name="links.email_copy"
        )
        self.email.edited.connect(self._update_view)
        self.email.left.connect(self._update_view)
        column_of(
            label,
            self.email,
            self._said,
            self.link,
            row_of(self.copy, "stretch"),
            on=self,
            gap=SPACE[1],
        )
        self._update_view()

    def show_link(self, url: str) -> None:
        """The link to fill the address into."""
        self._url = url
        self._update_view()

    def _update_view(self, _typed: str = "") -> None:
        email = self.email.text()
        told = check_email_address(email)
        fine = told.ok and bool(self._url)
        self.link.setVisible(fine)
        self.copy.setEnabled(fine)
        test = _is_test(self._mode, self._url)
        self.copy.set_kind("plain" if test else "primary")
        self.copy.set_label(_("Copy this test link") if test else _("Copy this link"))
        self.link.set_value(login_link(self._url, email) if fine else "")
        self.link.end(False)
        self._update_explanation(email, told.ok, _(told.reason), _(told.advice))

    def _update_explanation(self, email: str, ok: bool, reason: str, advice: str) -> None:
        explained = _(
            "This link has her address typed in; getting in needs the code or link Stripe sends "
            "to that address."
        )
        if not email or ok:
            said = f"{explained} {advice}".strip()
        else:
            dropped = _("Stripe would drop this address without a word.")
            said = f"{reason} {dropped}"
        wrong = bool(email) and not ok
        self._said.setText(said)
        self._said.set_role("warning" if wrong or advice else "second")
        self.email.set_error(wrong and not self.email.hasFocus())
        plain_text.set_description(self.email, said)
        plain_text.set_tool_tip(self.copy, reason if wrong else "")


class KindOfLink(QWidget):
    """Says that a link is not for customers; nothing where it is."""

    def __init__(self, mode: Mode) -> None:
        super().__init__()
        self._mode: Mode = mode
        demo = mode == "demo"
        badge = Badge(_("Demo link") if demo else _("Test link"), "demo" if demo else "test")
        words = (
            _("Nothing on the internet answers it. Open shows the login page in the preview.")
            if demo
            else _("Only for trying it out; not for customers.")
        )
        row_of(
            badge, (Label(words, "help", "second" if demo else "text"), 1), on=self, gap=SPACE[1]
        )
        set_shown(self, demo)

    def show_kind(self, *, test: bool) -> None:
        """Whether it is a test account's link."""
        set_shown(self, test or self._mode == "demo")


def _is_test(mode: Mode, url: str) -> bool:
    return mode == "test" or (mode != "demo" and is_test_link(url))


def _read_only(name: str, object_name: str) -> LineEdit:
    field = LineEdit(object_name=object_name, accessible_name=name)
    field.setReadOnly(True)
    field.setEchoMode(QLineEdit.EchoMode.Normal)
    return field
