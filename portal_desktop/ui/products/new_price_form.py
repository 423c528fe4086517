"""A price to be made: amount, how often, tax; written out in words while it is typed."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from portal_desktop.account.products import Product
from portal_desktop.actions import catalogue_actions as making
from portal_desktop.actions.action import Action
from portal_desktop.catalogue.forms import (
    TAX_BEHAVIOURS,
    PriceForm,
    price_from_form,
    price_problems,
    same_interval,
)
from portal_desktop.catalogue.labels import price_label
from portal_desktop.common.i18n import N_, _
from portal_desktop.ui.forms.action_row import ActionRow
from portal_desktop.ui.products.context import ProductContext, nothing_yet
from portal_desktop.ui.products.field_row import FieldRow, TextRow
from portal_desktop.ui.products.price_inputs import AmountRow, RhythmRow
from portal_desktop.ui.widgets.boxes import row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.panel import Inset
from portal_desktop.validation.validate import blocking_problems

NAMES_HELP = {
    "nickname": N_("Only you see it, here and at Stripe."),
    "lookup_key": N_("For websites and programs of yours that look prices up. Each only once."),
}
TAX_HELP = N_("Whether tax is inside the amount or added to it. It can be decided only once.")


class NewPriceForm(Inset):
    """Everything a new price needs. ``closed``: it is made, or not wanted now."""

    closed = Signal()

    def __init__(self, context: ProductContext, product_id: str) -> None:
        super().__init__()
        self._context, self._product_id = context, product_id
        self._key = making.new_price_form(product_id)
        self._made: PriceForm | None = None
        name = f"prices.{product_id}:new"
        self.amount = AmountRow(name, context.default_currency())
        self.rhythm = RhythmRow(name)
        tax = ComboBox(
            [(value, _(label)) for value, label in TAX_BEHAVIOURS.items()],
            object_name=f"{name}:tax_behavior",
        )
        self.tax = FieldRow("tax_behavior", _("Tax"), _(TAX_HELP), tax)
        self._tax = tax
        self.names = {
            field: TextRow(f"{name}:{field}", field, _(making.FIELDS[field]), _(explained))
            for field, explained in NAMES_HELP.items()
        }
        self._said = Label("", "strong")
        self._beside = Notice(kind="warning")
        self.send = ActionRow(context.session, nothing_yet(name), pause=context.pause)
        self.send.ask.set_kind("primary")
        self.not_now = Button(_("Not now"), "link", on_click=self.closed)
        self.send.turned.connect(self.not_now.setHidden)  # it has a "Not now" of its own
        self._lay_out()
        self._connect_signals(tax)
        self.show_form()

    def _lay_out(self) -> None:
        rows = (self.amount, self.rhythm, self.tax, *self.names.values())
        last = (self._said, self._beside, self.send, row_of(self.not_now, "stretch"))
        self.add(Label(_("A new price"), "large"), *rows, *last)

    def _connect_signals(self, tax: ComboBox) -> None:
        tax.chosen.connect(lambda value: self._on_field_typed("tax_behavior", str(value)))
        self.amount.typed.connect(self._on_field_typed)
        self.rhythm.typed.connect(self._on_field_typed)
        for row in self.names.values():
            row.typed.connect(self._on_field_typed)
        self._context.session.document.changed.connect(self.show_form)
        self._context.session.refused.connect(self.show_form)
        self._context.session.acted.connect(self._on_action_completed)

    def focus_amount(self) -> None:
        """Start with the amount."""
        self.amount.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @property
    def typed_form(self) -> PriceForm:
        """The price as typed."""
        typed = self._context.unsent.fields_of(self._key)
        usual = PriceForm(
            currency=self._context.default_currency(), tax_behavior=self._context.tax_behavior()
        )
        return replace(usual, **typed)

    def _on_field_typed(self, field: str, text: str) -> None:
        self._context.unsent.set_field(self._key, field, text)
        self.show_form()

    def _on_action_completed(self, act: Action) -> None:
        self.show_form()
        if act.form == self._key:
            self.closed.emit()

    def show_form(self, _document: object = None) -> None:
        """Show what is typed, what is wrong with it, and what it comes to."""
        product, form = self._context.find_product(self._product_id), self.typed_form
        if product is None or self._context.session.is_busy:
            return
        typed = frozenset(self._context.unsent.fields_of(self._key))
        catalogue = self._context.catalogue
        found = price_problems(form, catalogue.prices if catalogue else ())
        shown = [each for each in found if each.paths[0] in typed or each.severity == "advice"]
        self.amount.show_form(form, shown)
        self.rhythm.show_form(form, shown)
        self._tax.set_value(form.tax_behavior)
        self.tax.show_state(shown if "amount_text" in typed else (), differs=False)
        for field, row in self.names.items():
            row.line.set_value(getattr(form, field))
            row.show_state(shown, differs=False)
        self._update_preview(form)
        self._show_send(
            product, form, blocking_problems(found)[0].text if blocking_problems(found) else ""
        )

    def _update_preview(self, form: PriceForm) -> None:
        made = price_from_form(form)
        said = _("Customers pay {price}.").format(price=price_label(made)) if made else ""
        self._said.show_text(said)
        same = same_interval(form, self._context.prices_of(self._product_id)) if made else None
        self._beside.setVisible(same is not None)
        if same is not None:
            words = _(
                "There is {price} already. Customers can be offered only one price of a product "
                "for the same interval to switch to; a product of its own can stand beside it."
            )
            self._beside.set_message(words.format(price=price_label(same)))

    def _show_send(self, product: Product, form: PriceForm, wrong: str) -> None:
        self.send.setEnabled(not wrong)
        act = (
            nothing_yet(f"prices.{product.id}:new") if wrong else making.create_price(product, form)
        )
        self.send.show_act(
            act,
            label=_("Not made at Stripe yet"),
            text=wrong or _("Its amount can never be changed."),
            ask=_("Add it at Stripe now…"),
        )
