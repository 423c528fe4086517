"""One product in the window: its fields, its prices, and the way back to the list."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from portal_desktop.account.products import Product
from portal_desktop.actions import catalogue_actions as making
from portal_desktop.actions.catalogue_actions import NEW_FORM
from portal_desktop.catalogue.forms import ProductForm, product_form, product_problems
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.ui.forms.action_row import ActionRow
from portal_desktop.ui.forms.form import WIDEST
from portal_desktop.ui.products.context import ProductContext, nothing_yet
from portal_desktop.ui.products.prices_card import PricesCard
from portal_desktop.ui.products.product_fields import ProductFields
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.boxes import column_of, row_of, widget_with
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.font_scaling import with_letters
from portal_desktop.ui.widgets.label import Label
from portal_desktop.ui.widgets.scroll_area import Scroll, keep_room
from portal_desktop.validation.validate import blocking_problems


class ProductPage(QWidget):
    """A product, or a new one. ``closed``: back to the list."""

    closed = Signal()

    def __init__(self, context: ProductContext, product_id: str) -> None:
        super().__init__()
        self._context, self.product_id = context, product_id
        name = f"products.{product_id}"
        self._title = Label("", "title")
        self._badge = Badge(_("Archived"))
        self._about = Label("", role="second")
        self.fields = ProductFields(
            name,
            context.tax_codes,
            partial(context.dashboard, "products"),
            demo=context.session.account.mode == "demo",
        )
        self.fields.setParent(self)
        self.fields.typed.connect(self._on_field_typed)
        self.send = ActionRow(context.session, nothing_yet(name), pause=context.pause)
        self.send.ask.set_kind("primary")
        self.back_to_stripes = Button(
            _("Take back what I typed"),
            "link",
            object_name=f"{name}:take_back",
            on_click=self._take_back,
        )
        self._sending = self._sending_card()
        self._put_away = ActionRow(
            context.session, nothing_yet(f"{name}:archive"), pause=context.pause
        )
        self._away = Card("", self._put_away)
        self.prices = PricesCard(context, product_id) if product_id != NEW_FORM else None
        self._scroll = Scroll()
        keep_room(self._scroll)
        self._content = QWidget()
        self._lay_out()
        context.session.document.changed.connect(self.show_product)
        context.session.acted.connect(self.show_product)
        context.session.refused.connect(self.show_product)
        self.show_product()

    def _sending_card(self) -> Card:
        card = Card("", self.send)
        card.add_row(widget_with(row_of(self.back_to_stripes, "stretch")), divided=False)
        return card

    def _lay_out(self) -> None:
        page = self._content
        with_letters(page, lambda page: page.setMaximumWidth(theme.scaled_pixels(WIDEST)))
        cards = (self.fields.shown, self.fields.behind, self._sending, self.prices, self._away)
        column_of(
            row_of((self._title, 1), (self._badge, Qt.AlignmentFlag.AlignVCenter), gap=SPACE[1]),
            SPACE[0] - SPACE[3],
            self._about,
            *(card for card in cards if card is not None),
            "stretch",
            on=page,
            gap=SPACE[3],
            around=(SPACE[4], SPACE[2], SPACE[4], SPACE[5]),
        )
        self._scroll.show_page(page)
        back = Button(
            _("All products"),
            "quiet",
            icon="arrow-left",
            object_name="products.back",
            on_click=self.closed,
        )
        above = row_of(back, "stretch", around=(SPACE[2], SPACE[2], SPACE[4], 0))
        column_of(above, (self._scroll, 1), on=self, gap=0)

    def focus_first_field(self) -> None:
        """Start where there is something to type."""
        self.fields.name_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_price(self) -> None:
        """Go on with the price, as after making a product."""
        if self.prices is not None:
            self.prices.open_maker()
            # Where it is, is known only when the page has been laid out.
            QTimer.singleShot(0, self, self._show_maker)

    def _show_maker(self) -> None:
        if self.prices is not None:
            top = self.prices.maker.mapTo(self._content, QPoint(0, 0)).y()
            self._scroll.verticalScrollBar().setValue(top - SPACE[5] * 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # what is typed

    @property
    def typed_form(self) -> ProductForm:
        """The product as typed."""
        product = self._context.find_product(self.product_id)
        before = product_form(product) if product else ProductForm()
        return replace(before, **self._context.unsent.fields_of(self.product_id))

    def _on_field_typed(self, field: str, text: str) -> None:
        product = self._context.find_product(self.product_id)
        before = getattr(product_form(product) if product else ProductForm(), field)
        if text == before and (product is not None or not text):
            self._context.unsent.drop(self.product_id, field)
        else:
            self._context.unsent.set_field(self.product_id, field, text)
        self.show_product()

    def _take_back(self) -> None:
        self._context.unsent.drop(self.product_id)
        self.show_product()

    # showing

    def show_product(self, _document: object = None) -> None:
        """Show the product as it is at Stripe, and what is typed over it."""
        product = self._context.find_product(self.product_id)
        form = self.typed_form
        typed = frozenset(self._context.unsent.fields_of(self.product_id))
        self.fields.show_form(form, product, typed)
        self._badge.setVisible(product is not None and not product.active)
        if product is None:
            self._title.setText(_("New product"))
            self._about.setText(_("First what it is; then what it costs."))
        else:
            self._title.setText(product.name)
            self._about.setText(_("The button below your changes sends them, not Publish."))
        self._show_sending(product, form, typed)
        self._show_away(product)

    def _show_sending(
        self, product: Product | None, form: ProductForm, typed: frozenset[str]
    ) -> None:
        if self._context.session.is_busy:  # what is on its way stays as it was asked
            return
        act = making.update_product(product, form) if product else making.create_product(form)
        wrong = blocking_problems(product_problems(form, product))
        self._sending.setVisible(act is not None)
        self.back_to_stripes.setVisible(bool(typed))
        if act is None:
            return
        self.send.setEnabled(not wrong)
        count = len(typed)
        label = (
            ngettext(
                "{count} change not sent to Stripe", "{count} changes not sent to Stripe", count
            ).format(count=count)
            if product
            else _("Not made at Stripe yet")
        )
        ask = _("Change this at Stripe now…") if product else _("Create it at Stripe now…")
        why = wrong[0].text if wrong else _("What you typed is kept on this computer until then.")
        self.send.show_act(act, label=label, text=why, ask=ask)

    def _show_away(self, product: Product | None) -> None:
        self._away.setVisible(product is not None)
        if product is None:
            return
        if product.active:
            offered = self._context.product_is_offered(product.id)
            self._put_away.show_act(
                making.archive_product(product, offered=offered),
                label=_("Archive this product"),
                text=_("Nobody new can buy it; customers who have it keep it."),
                ask=_("Archive…"),
            )
        else:
            self._put_away.show_act(
                making.unarchive_product(product),
                label=_("This product is archived"),
                text=_("Nobody new can buy it; customers who have it keep it."),
                ask=_("Sell it again…"),
            )
