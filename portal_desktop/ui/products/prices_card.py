"""The prices of a product: each a row that opens, and one to add."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from portal_desktop.account.products import Price
from portal_desktop.actions.catalogue_actions import new_price_form
from portal_desktop.catalogue.search import in_order
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.ui.products.context import ProductContext
from portal_desktop.ui.products.new_price_form import NewPriceForm
from portal_desktop.ui.products.price_row import PriceRow
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import column_of, row_of, widget_with
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.label import Label

AT_ONCE = 12
"""Prices shown before more are asked for."""


class PricesCard(Card):
    """Active prices first, the shortest interval first; then the archived ones."""

    def __init__(self, context: ProductContext, product_id: str) -> None:
        super().__init__(_("Prices"))
        self._context, self._product_id = context, product_id
        self._most = AT_ONCE
        self._shown: tuple[Price, ...] | None = None
        self.rows: dict[str, PriceRow] = {}
        self._none = Label(_("No price yet. With one, it can be sold."), role="second")
        self._fixed = Label(
            _("A price’s amount can never be changed: add another one, and archive the old one."),
            "help",
        )
        self._list = _Lines()
        self._more = Button("", "link", on_click=self._show_more)
        self.add = Button(
            _("Add price"),
            icon="plus",
            object_name=f"products.{product_id}:add_price",
            on_click=self._open_maker,
        )
        self.maker = NewPriceForm(context, product_id)
        self.maker.closed.connect(self._close_maker)
        self.maker.setVisible(bool(context.unsent.fields_of(new_price_form(product_id))))
        self.set_master(self.add)
        self._more_line = _left_aligned(self._more)
        self.add_rows(self.maker, self._none, self._list, self._more_line, self._fixed)
        context.session.document.changed.connect(self.show_prices)
        self.show_prices()

    def show_prices(self, _document: object = None) -> None:
        """Show the prices as they are at Stripe."""
        product = self._context.find_product(self._product_id)
        prices = self._context.prices_of(self._product_id)
        if product is None:
            return
        complete = self._context.catalogue is not None and self._context.catalogue.complete
        missed = "catalogue" in self._context.session.document.account_snapshot.missed
        waiting = _("Its prices could not be read.") if missed else _("Loading…")
        self._none.setText(_("No price yet. With one, it can be sold.") if complete else waiting)
        self._none.setVisible(not prices)
        self._list.setVisible(bool(prices))
        self.add.setVisible(self.maker.isHidden())
        if prices != self._shown:
            self._shown = prices
            self._rebuild_rows()
        for row in self.rows.values():
            row.show_product(product)

    def _rebuild_rows(self) -> None:
        prices = in_order(self._shown or ())
        for price in prices[: self._most]:
            row = self.rows.get(price.id)
            if row is None:
                row = self.rows[price.id] = PriceRow(self._context, price)
            self._list.column.addWidget(row)  # one that is there already goes to its new place
            row.show_price(price)
        left = len(prices) - self._most
        self._more_line.setVisible(left > 0)
        self._more.setText(
            ngettext("Show {count} more", "Show {count} more", max(left, 0)).format(count=left)
        )

    def _show_more(self) -> None:
        self._most += 5 * AT_ONCE
        self._rebuild_rows()

    def open_maker(self) -> None:
        """Ask for a price, as after making a product."""
        self._open_maker()

    def _open_maker(self) -> None:
        self.maker.show()
        self.add.hide()
        self.maker.focus_amount()

    def _close_maker(self) -> None:
        self.maker.hide()
        self.add.show()
        self.add.setFocus()


class _Lines(QWidget):
    """Rows with a hairline between them, which can change places."""

    def __init__(self) -> None:
        super().__init__()
        self.column = column_of(on=self, gap=2 * SPACE[2] + 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with paint.themed_painter(self) as (on, named):
            for at in range(1, self.column.count()):
                item = self.column.itemAt(at)
                if item is not None:
                    top = item.geometry().top() - SPACE[2] - 1
                    on.fillRect(QRectF(0, top, self.width(), 1), QColor(named.line))


def _left_aligned(control: QWidget) -> QWidget:
    return widget_with(row_of(control, "stretch"))
