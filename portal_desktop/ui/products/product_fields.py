"""The fields of a product, each with where it shows."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from portal_desktop.account.products import Product
from portal_desktop.actions.catalogue_actions import FIELDS, changed_fields
from portal_desktop.catalogue.forms import LONGEST, ProductForm, product_form, product_problems
from portal_desktop.common.i18n import N_, _, ngettext
from portal_desktop.common.sanitize import LONGEST as LONGEST_READ
from portal_desktop.ui.products.field_row import FieldRow, TextRow
from portal_desktop.ui.products.tax_code_row import TaxCodeRow
from portal_desktop.ui.products.tax_codes import TaxCodes
from portal_desktop.ui.widgets.boxes import column_of, widget_with
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card

WHERE = {
    "name": N_("Customers see it at checkout, in the portal and on invoices."),
    "description": N_("Shows at checkout, in the customer portal and on quotes."),
    "image": N_(
        "Shows at checkout, not in the portal. The address of a JPEG or PNG picture on the web. "
        "A file of yours can be uploaded only at Stripe."
    ),
    "unit_label": N_(
        "What you sell one of, such as “bag” or “seat”. Shows at checkout, on invoices and "
        "receipts, and in the portal: “€24.00 per bag”."
    ),
    "statement_descriptor": N_(
        "What customers read on their bank statement for it. It overrides the words of your "
        "account, for subscription payments."
    ),
}
HINTS = {"image": "https://", "unit_label": N_("such as seat")}
COUNTED = {"unit_label", "statement_descriptor"}


class ProductFields(QObject):
    """The cards with the fields. ``typed`` carries a field and its text."""

    typed = Signal(str, str)

    def __init__(
        self, name: str, tax_codes: TaxCodes, upload: Callable[[], None], *, demo: bool
    ) -> None:
        super().__init__()
        self._demo = demo
        self.shown = Card(_("What customers see"))
        self.behind = Card(_("Bank statement and tax"))
        self._rows: dict[str, TextRow] = {field: self._make_row(name, field) for field in WHERE}
        for field in ("name", "description", "image"):
            self.shown.add_row(self._rows[field])
        self.upload = _upload_button(name, upload)
        at_stripe = _on_own_line(self.upload)
        self.shown.add_row(at_stripe, divided=False)
        at_stripe.setVisible(not demo)
        self.shown.add_row(self._rows["unit_label"])
        self.tax_code = TaxCodeRow(f"{name}:tax_code", tax_codes)
        self.tax_code.chosen.connect(lambda code: self.typed.emit("tax_code", code))
        self.behind.add_rows(self._rows["statement_descriptor"], self.tax_code)

    def _make_row(self, name: str, field: str) -> TextRow:
        row = TextRow(
            f"{name}:{field}",
            field,
            _(FIELDS[field]),
            _(WHERE[field]),
            limit=LONGEST[field] if field in COUNTED else 0,
            hint=_(HINTS.get(field, "")),
        )
        row.typed.connect(self.typed)
        return row

    @property
    def name_line(self) -> QWidget:
        """Where a new product begins."""
        return self._rows["name"].line

    def show_form(self, form: ProductForm, product: Product | None, typed: frozenset[str]) -> None:
        """Show what is wanted; problems only with what was typed."""
        differs = set(changed_fields(product_form(product), form)) if product else set()
        problems = [each for each in product_problems(form, product) if each.paths[0] in typed]
        for field, row in self._rows.items():
            row.line.set_value(getattr(form, field))
            row.show_state(problems, differs=field in differs)
            cut = product is not None and _cut_off(getattr(form, field))
            row.line.setEnabled(not cut)
            if cut:
                row.set_explanation(_("Longer than can be shown here. Change it at Stripe."))
        self.tax_code.show_code(form.tax_code, differs="tax_code" in differs)
        self._say_more_pictures(product)

    def _say_more_pictures(self, product: Product | None) -> None:
        more = len(product.images) - 1 if product else 0
        said = _(WHERE["image"])
        if more > 0:
            said += " " + ngettext(
                "{count} more picture is kept as it is.",
                "{count} more pictures are kept as they are.",
                more,
            ).format(count=more)
        if self._demo:
            said += " " + _("The demo has no such page.")
        self._rows["image"].set_explanation(said)

    def row_of(self, field: str) -> FieldRow:
        """The row of a field."""
        return self._rows[field]


def _cut_off(text: str) -> bool:
    return len(text) >= LONGEST_READ and text.endswith("…")


def _upload_button(name: str, upload: Callable[[], None]) -> Button:
    return Button(
        _("Upload a file at Stripe"),
        icon="external-link",
        object_name=f"{name}:upload",
        on_click=upload,
        description=_("Opens Stripe’s page with your products."),
    )


def _on_own_line(control: QWidget) -> QWidget:
    return widget_with(column_of(control))
