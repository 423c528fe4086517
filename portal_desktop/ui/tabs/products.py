"""Products and prices: the list, and one product at a time."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from portal_desktop.account.products import Product
from portal_desktop.account.stripe_results import ActionResult
from portal_desktop.actions.action import Action
from portal_desktop.actions.catalogue_actions import NEW_FORM
from portal_desktop.common.i18n import _
from portal_desktop.ui.forms.live_confirmation import PAUSE
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.products.context import ProductContext
from portal_desktop.ui.products.product_list_page import ListPage
from portal_desktop.ui.products.product_page import ProductPage
from portal_desktop.ui.products.tax_codes import TaxCodes
from portal_desktop.ui.session.session import AccountSession


class ProductsTab(QStackedWidget):
    """``open_dashboard`` opens a page of Stripe's Dashboard by its name."""

    def __init__(
        self, session: AccountSession, *, open_dashboard: Callable[[str], None], pause: int = PAUSE
    ) -> None:
        super().__init__()
        plain_text.set_name(self, _("Products"))
        self._context = ProductContext(
            session, session.unsent, TaxCodes(session), open_dashboard, pause
        )
        self.list = ListPage(session)
        self.list.opened.connect(self.open_product)
        self.list.asked.connect(lambda: self.open_product(NEW_FORM))
        self.page: ProductPage | None = None
        self.addWidget(self.list)
        self._answer: ActionResult | None = None
        session.answered.connect(self._on_answered)
        session.acted.connect(self._on_action_completed)

    def open_product(self, product_id: str) -> ProductPage:
        """Show one product, or a new one."""
        self._close_page()
        page = ProductPage(self._context, product_id)
        page.closed.connect(self.close_product)
        self.page = page
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.focus_first_field()
        return page

    def close_product(self) -> None:
        """Back to the list; what was typed is kept."""
        product_id = self.page.product_id if self.page else ""
        self.setCurrentWidget(self.list)
        self._close_page()
        self.list.return_to_list(product_id)

    def _close_page(self) -> None:
        if self.page is not None:
            self.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None

    def _on_answered(self, answer: ActionResult) -> None:
        self._answer = answer

    def _on_action_completed(self, act: Action) -> None:
        if act.path != f"products.{NEW_FORM}" or not isinstance(self._answer, Product):
            return
        here = self.page is not None and self.page.product_id == NEW_FORM
        if here:
            self.open_product(self._answer.id).ask_for_price()
