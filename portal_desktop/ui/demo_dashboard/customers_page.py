"""The demo's stand-in for Stripe's page "Customers": their email addresses."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from portal_desktop.account.subscriptions import Customer, customers_sorted_by_name
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.ui.demo_dashboard.settings_page import Save
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.announce import announce
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.notice import Notice


class StandInPeople(Form):
    """One customer, or all who have a subscription; saving changes them at once."""

    def __init__(self, session: AccountSession, save: Save, back: Callable[[], None]) -> None:
        super().__init__(
            _("Stripe’s customers (stand-in)"),
            _("The demo has no Dashboard. This page does what Stripe’s would do for you."),
        )
        self._session, self._save = session, save
        self._fields: dict[str, tuple[Customer, LineEdit]] = {}
        self._card = Card()
        self._said = Notice(kind="success")
        self._said.hide()
        save_all = Button(_("Save"), "primary")
        save_all.setObjectName("stand_in.save_people")
        save_all.clicked.connect(self._save_all)
        leave = Button(_("Back to Portal Desktop"), icon="arrow-left")
        leave.setObjectName("stand_in.leave_people")
        leave.clicked.connect(back)
        line = Flow(SPACE[1])
        for button in (save_all, leave):
            line.add(button)
        for part in (self._said, self._card, line):
            self.add(part)

    def show_customers(self, customer: str = "") -> None:
        """Show the customer with this ``cus_…``; without one, or an unknown one, all of them."""
        self._said.hide()
        found = self._session.document.account_snapshot.subscriptions
        everybody = customers_sorted_by_name(found) if found else ()
        shown = [each for each in everybody if each.id == customer] or everybody
        card = Card(_("Email addresses"))
        self._fields = {each.id: (each, LineEdit(each.email, apart=True)) for each in shown}
        for person, field in self._fields.values():
            card.add_row(_address_row(person, field))
        self._column.replaceWidget(self._card, card)
        self._card.hide()
        self._card.deleteLater()
        self._card = card

    def _save_all(self) -> None:
        typed = {key: field.text().strip() for key, (_was, field) in self._fields.items()}
        changed = {
            key: {"email": typed[key] or None}
            for key, (was, _field) in self._fields.items()
            if typed[key] != was.email
        }
        self._save({"customers": changed}, self._on_saved)

    def _on_saved(self) -> None:
        words = _("Saved. The demo account has it now.")
        self._said.set_message(words)
        self._said.show()
        announce(self, words)
        self._session.read_again()


def _address_row(person: Customer, field: LineEdit) -> QWidget:
    row = QWidget()
    name = Label(sanitize_text(person.name, 60) or _("Customer without a name"), "strong")
    name.setBuddy(field)
    field.setObjectName(f"stand_in.{person.id}")
    plain_text.set_name(field, name.text())
    box = QVBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(SPACE[0])
    box.addWidget(name)
    box.addWidget(field)
    return row
