"""One price: what it costs, what is special about it, and, opened, what can still be changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from portal_desktop.account.products import Price, Product
from portal_desktop.catalogue.forms import TAX_BEHAVIOURS
from portal_desktop.catalogue.labels import price_label
from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.products.context import ProductContext
from portal_desktop.ui.products.price_details import PriceDetails
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.boxes import column_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.row_grid import row_grid


class PriceRow(QWidget):
    """A line that opens into its details, which are made then."""

    def __init__(self, context: ProductContext, price: Price) -> None:
        super().__init__()
        self._context, self._price = context, price
        self._product: Product | None = None
        self._label = Label("", "strong")
        self._badges = Flow(gap=SPACE[0])
        self._help = Label("", "help")
        self._open = Button(
            "",
            "quiet",
            icon="pencil",
            object_name=f"prices.{price.id}:open",
            on_click=self.toggle_details,
        )
        self._details: PriceDetails | None = None
        self._below = column_of()
        self._lay_out()
        if context.unsent.fields_of(price.id):
            self.toggle_details()

    def _lay_out(self) -> None:
        grid = row_grid(self, self._label, self._help, gap=SPACE[2])
        grid.addWidget(self._badges, 2, 0)
        grid.addWidget(self._open, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._below, 3, 0, 1, 2)

    def show_price(self, price: Price) -> None:
        """Show the price as it is at Stripe."""
        self._price = price
        self._update_view()

    def show_product(self, product: Product) -> None:
        """Show what the product says about it."""
        if product is not self._product:
            self._product = product
            self._update_view()

    @property
    def is_open(self) -> bool:
        """Whether the details show."""
        return self._details is not None and not self._details.isHidden()

    def toggle_details(self) -> None:
        """Open the details, or close them."""
        self._below.setContentsMargins(0, 0 if self.is_open else SPACE[1], 0, 0)
        if self._details is None:
            self._details = PriceDetails(self._context, self._price)
            self._below.addWidget(self._details)
            self._details.show()
        elif self.is_open:
            self._details.hide()
        else:
            self._details.show()
        self._update_view()

    def _update_view(self) -> None:
        price = self._price
        self._label.setText(price_label(price))
        self._label.set_role("text" if price.active else "second")
        self._help.show_text(self._details_text())
        self._open.setText(_("Close") if self.is_open else _("Edit"))
        plain_text.set_name(self._open, f"{self._open.text()}: {self._label.text()}")
        self._badges.clear()
        for words in self._badge_texts():
            self._badges.add(Badge(words))
        self._badges.setVisible(bool(self._badges.members()))
        if self._details is not None:
            self._details.show_price(price, self._product)

    def _details_text(self) -> str:
        price = self._price
        tax = _(TAX_BEHAVIOURS.get(price.tax_behavior, ""))
        taxed = "" if price.tax_behavior == "unspecified" else _("Tax: {tax}").format(tax=tax)
        parts = [price.nickname, taxed]
        if price.lookup_key:
            parts.append(_("Lookup key: {key}").format(key=price.lookup_key))
        return " · ".join(filter(None, parts))

    def _badge_texts(self) -> list[str]:
        price, product = self._price, self._product
        found = []
        if not price.active:
            found.append(_("Archived"))
        if product is not None and product.default_price == price.id:
            found.append(_("Default"))
        if price.metered:
            found.append(_("By usage"))
        if self._context.is_offered(price):
            found.append(_("Can be switched to"))
        if price.tax_behavior == "unspecified":
            found.append(_("Tax not decided"))
        return found
