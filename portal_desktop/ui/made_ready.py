"""What the window asks of everything read, made where it is read."""

from portal_desktop import customers
from portal_desktop.catalogue import Catalogue
from portal_desktop.checks.people import reach
from portal_desktop.customer_search import searched_for
from portal_desktop.customers import Subscriptions
from portal_desktop.follows import usual_plans
from portal_desktop.page.example import metered, sold
from portal_desktop.payment_methods import usual_currencies


def make_ready(found: Catalogue | Subscriptions) -> None:
    """Make what takes long; it is kept with ``found`` and there when the window asks for it."""
    if isinstance(found, Catalogue):
        for made in (found.product, found.price, found.prices_of):
            assert made is not None  # noqa: S101 - each is made by being asked for
        for make in (sold, metered, usual_currencies, usual_plans):
            found.once(make)
    else:
        customers.make_ready(found)
        found.once(searched_for)
        found.once(reach)
