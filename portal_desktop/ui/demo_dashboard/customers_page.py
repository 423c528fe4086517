"""The demo's stand-in for Stripe's page "Customers": their email addresses."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from portal_desktop.account.subscriptions import Customer, customers_sorted_by_name
from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.ui.demo_dashboard.settings_page import Save
from portal_desktop.ui.forms.form import Form
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.boxes import column_of, put_away, widget_with
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
        self._said = Notice(kind="success", hidden=True)
        save_all = Button(
            _("Save"), "primary", object_name="stand_in.save_people", on_click=self._save_all
        )
        leave = Button(
            _("Back to Portal Desktop"),
            icon="arrow-left",
            object_name="stand_in.leave_people",
            on_click=back,
        )
        line = Flow(save_all, leave, gap=SPACE[1])
        self.add(self._said, self._card, line)

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
        put_away(self._card)
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
        self._said.say(_("Saved. The demo account has it now."))
        self._session.read_again()


def _address_row(person: Customer, field: LineEdit) -> QWidget:
    name = Label(
        sanitize_text(person.name, 60) or _("Customer without a name"), "strong", buddy=field
    )
    field.setObjectName(f"stand_in.{person.id}")
    plain_text.set_name(field, name.text())
    return widget_with(column_of(name, field, gap=SPACE[0]))
