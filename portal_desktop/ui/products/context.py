"""What the pages of this tab share."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from portal_desktop.account.products import Catalogue, Price, Product
from portal_desktop.actions.action import Action, ActionRequest
from portal_desktop.catalogue import offers
from portal_desktop.ui.forms.live_confirmation import PAUSE
from portal_desktop.ui.products.tax_codes import TaxCodes
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.session.unsent_edits import UnsentEdits

LOOKED_AT = 200
"""The newest prices, from which is learned what is usual here."""


def nothing_yet(path: str) -> Action:
    """What a row holds before it is shown what to ask about ``path``."""
    return Action(path, "", "", "", "", ActionRequest("product", "update", {}))


@dataclass(frozen=True)
class ProductContext:
    """``dashboard`` opens a page of Stripe's Dashboard by its name; ``pause`` as in Deliberate."""

    session: AccountSession
    unsent: UnsentEdits
    tax_codes: TaxCodes
    dashboard: Callable[[str], None]
    pause: int = PAUSE

    @property
    def catalogue(self) -> Catalogue | None:
        """The products and prices as far as they are known."""
        return self.session.document.account_snapshot.catalogue

    def find_product(self, product_id: str) -> Product | None:
        """A product as it is at Stripe."""
        return self.catalogue.products_by_id.get(product_id) if self.catalogue else None

    def prices_of(self, product_id: str) -> tuple[Price, ...]:
        """Its prices, newest first."""
        return self.catalogue.prices_of.get(product_id, ()) if self.catalogue else ()

    def is_offered(self, price: Price) -> bool:
        """Whether customers can switch to it, as published."""
        return any(
            price.id in offer.prices for offer in offers.chosen_offers(self.session.document.base)
        )

    def product_is_offered(self, product_id: str) -> bool:
        """Whether customers can switch to one of its prices, as published."""
        return any(
            offer.product == product_id
            for offer in offers.chosen_offers(self.session.document.base)
        )

    def default_currency(self) -> str:
        """The currency a new price starts with: that of most prices, else the account's."""
        business = self.session.document.account_snapshot.business
        own = business.currency if business else ""
        return self._most_common("currency") or own or "usd"

    def tax_behavior(self) -> str:
        """How tax is counted in most prices: what a new price starts with."""
        return self._most_common("tax_behavior") or "unspecified"

    def _most_common(self, field: str) -> str:
        prices = self.catalogue.prices[:LOOKED_AT] if self.catalogue else ()
        used = Counter(getattr(price, field) for price in prices if price.active)
        return str(used.most_common(1)[0][0]) if used else ""
