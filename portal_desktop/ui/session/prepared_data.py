"""What the window asks of everything read, made where it is read."""

from portal_desktop.account import subscriptions as customers
from portal_desktop.account.customer_search import searched_for
from portal_desktop.account.products import Catalogue
from portal_desktop.account.subscriptions import Subscriptions
from portal_desktop.billing.consequences import usual_plans
from portal_desktop.billing.payment_methods import usual_currencies
from portal_desktop.health_checks.login_reach import measure_reach
from portal_desktop.portal_page.example_customer import metered, sold


def make_ready(found: Catalogue | Subscriptions) -> None:
    """Make what takes long; it is kept with ``found`` and there when the window asks for it."""
    if isinstance(found, Catalogue):
        for made in (found.products_by_id, found.prices_by_id, found.prices_of):
            assert made is not None  # noqa: S101 - each is made by being asked for
        for make in (sold, metered, usual_currencies, usual_plans):
            found.once(make)
    else:
        customers.make_ready(found)
        found.once(searched_for)
        found.once(measure_reach)
