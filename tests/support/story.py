"""What a merchant has done in the pictures: plans offered, cancelling, words, an icon, the link."""

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.actions import action as acts
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE, UPDATE_PRORATION
from portal_desktop.options.values import Offer
from tests.support.program import Program, choose_icon
from tests.ui.support.account_service import wait_until

OFFERED = ("House Blend", "Single Origin", "Decaf")
HEADLINE_WORDS = "Your coffee, your rhythm. Manage it here."


def tell(running: Program) -> None:
    """Bring the open demo business to where the pictures show it."""
    session = running.room.session
    session.writes.perform_action(acts.activate_link())
    running.rest()
    document = session.document
    document.set_value(UPDATE.path, value=True)
    document.set_member(ALLOWED_UPDATES.path, "price", on=True)
    document.set_value(PRODUCTS.path, _offers(document.account_snapshot))
    document.set_value(UPDATE_PRORATION.path, "create_prorations")
    document.set_value(CANCEL.path, value=True)
    document.set_value(CANCEL_MODE.path, "at_period_end")
    document.set_value(HEADLINE.path, HEADLINE_WORDS)
    choose_icon(running)
    document.close_open_step()
    wait_until(lambda: session.is_saved)
    running.rest()


def _offers(known: AccountSnapshot) -> tuple[Offer, ...]:
    """Each of ``OFFERED`` by the month and by the year."""
    assert known.catalogue is not None
    by_name = {product.name: product.id for product in known.catalogue.products}
    return tuple(
        Offer(
            by_name[name],
            tuple(
                price.id
                for price in known.catalogue.prices
                if price.product == by_name[name] and price.active and price.interval
            ),
        )
        for name in OFFERED
    )
