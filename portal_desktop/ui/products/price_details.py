"""What can still be changed about a price: its names, tax if undecided, and putting it away."""

from dataclasses import replace

from portal_desktop.account.products import Price, Product
from portal_desktop.actions import catalogue_actions as making
from portal_desktop.catalogue.forms import TAX_BEHAVIOURS, PriceForm, price_form, price_problems
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.ui.forms.action_row import ActionRow
from portal_desktop.ui.products.context import ProductContext, nothing_yet
from portal_desktop.ui.products.field_row import FieldRow, TextRow
from portal_desktop.ui.products.new_price_form import NAMES_HELP, TAX_HELP
from portal_desktop.ui.widgets.combo_box import ComboBox
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.panel import Inset
from portal_desktop.validation.validate import blocking_problems


class PriceDetails(Inset):
    """The opened part of a price's row."""

    def __init__(self, context: ProductContext, price: Price) -> None:
        super().__init__()
        self._context, self._price = context, price
        self._product: Product | None = None
        name = f"prices.{price.id}"
        self.names = {
            field: TextRow(f"{name}:{field}", field, _(making.FIELDS[field]), _(explained))
            for field, explained in NAMES_HELP.items()
        }
        self._tax = ComboBox(
            [(value, _(label)) for value, label in TAX_BEHAVIOURS.items()],
            object_name=f"{name}:tax_behavior",
            on_choice=lambda value: self._on_field_typed("tax_behavior", str(value)),
        )
        self.tax = FieldRow("tax_behavior", _("Tax"), _(TAX_HELP), self._tax)
        self.send = ActionRow(context.session, nothing_yet(name), pause=context.pause)
        self.send.ask.set_kind("primary")
        self.default = ActionRow(
            context.session, nothing_yet(f"{name}:default"), pause=context.pause
        )
        self.put_away = ActionRow(
            context.session, nothing_yet(f"{name}:archive"), pause=context.pause
        )
        self._kept = Label("", "help")
        parts = (self.tax, self.send, self.default, self._kept, self.put_away)
        self.add(*self.names.values(), *parts)
        for row in self.names.values():
            row.typed.connect(self._on_field_typed)
        context.session.acted.connect(self._update_view)
        context.session.refused.connect(self._update_view)
        self._update_view()

    def show_price(self, price: Price, product: Product | None) -> None:
        """Show the price as it is at Stripe, and what is typed over it."""
        self._price, self._product = price, product
        self._update_view()

    @property
    def typed_form(self) -> PriceForm:
        """The price as typed."""
        return replace(price_form(self._price), **self._context.unsent.fields_of(self._price.id))

    def _on_field_typed(self, field: str, text: str) -> None:
        if text == getattr(price_form(self._price), field):
            self._context.unsent.drop(self._price.id, field)
        else:
            self._context.unsent.set_field(self._price.id, field, text)
        self._update_view()

    def _update_view(self, _about: object = None) -> None:
        if self._context.session.is_busy:
            return
        price, form = self._price, self.typed_form
        before = price_form(price)
        catalogue = self._context.catalogue
        found = price_problems(form, catalogue.prices if catalogue else (), price=price)
        changed = making.changed_fields(before, form)
        for field, row in self.names.items():
            row.line.set_value(getattr(form, field))
            row.show_state(found, differs=field in changed)
        self._tax.set_value(form.tax_behavior)
        self._tax.setEnabled(price.tax_behavior == "unspecified")
        self.tax.show_state(found, differs="tax_behavior" in changed)
        self._show_send(
            form, len(changed), blocking_problems(found)[0].text if blocking_problems(found) else ""
        )
        self._show_default()
        self._show_away()

    def _show_send(self, form: PriceForm, count: int, wrong: str) -> None:
        act = making.update_price(self._price, form)
        self.send.setVisible(act is not None)
        if act is None:
            return
        self.send.setEnabled(not wrong)
        label = ngettext(
            "{count} change not sent to Stripe", "{count} changes not sent to Stripe", count
        ).format(count=count)
        kept = wrong or _("What you typed is kept on this computer until then.")
        self.send.show_act(act, label=label, text=kept, ask=_("Change this at Stripe now…"))

    def _show_default(self) -> None:
        price, product = self._price, self._product
        shown = product is not None and product.default_price != price.id and price.active
        self.default.setVisible(shown)
        if product is not None and shown:
            self.default.show_act(
                making.make_default(product, price),
                label=_("Make it the default price"),
                text=_("Stripe takes it wherever the product is chosen and no price is named."),
                ask=_("Make it the default…"),
            )

    def _show_away(self) -> None:
        price, product = self._price, self._product
        is_default = product is not None and product.default_price == price.id and price.active
        self.put_away.setVisible(not is_default)
        self._kept.setVisible(is_default)
        self._kept.setText(self._why_kept())
        if price.active:
            self.put_away.show_act(
                making.archive_price(price, offered=self._context.is_offered(price)),
                label=_("Archive this price"),
                text=_("Nobody new can choose it; customers who have it go on paying it."),
                ask=_("Archive…"),
            )
        else:
            self.put_away.show_act(
                making.unarchive_price(price),
                label=_("This price is archived"),
                text=_("Nobody new can choose it; customers who have it go on paying it."),
                ask=_("Offer it again…"),
            )

    def _why_kept(self) -> str:
        others = [
            each
            for each in self._context.prices_of(self._price.product)
            if each.active and each.id != self._price.id
        ]
        if others:
            return _("Stripe does not archive a default price. Make another one the default first.")
        return _(
            "Stripe does not archive a default price. Add another one first, or archive the "
            "product."
        )
