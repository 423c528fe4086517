"""One account at Stripe, as the window needs it.

Connecting happens at the first question, in the lane that asks: the SDK is loaded only then,
after the window has been painted.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from portal_desktop.account.products import Catalogue, TaxCode
from portal_desktop.account.snapshot import PaymentWays, Reason, Subscriptions
from portal_desktop.account.stripe_results import Acted, Opened, Outcome
from portal_desktop.publishing.pending_writes import PendingAct
from portal_desktop.publishing.plan import Plan

if TYPE_CHECKING:
    from portal_desktop.publishing.pending_writes import PendingRequests
    from portal_desktop.stripe_api.client import Connection


class Desk:
    """Reads and writes of one account. Every method blocks and may raise ``Trouble``."""

    def __init__(self, connect: "Callable[[], Connection]") -> None:
        self._connect = connect
        self._connection: Connection | None = None
        self._lock = threading.Lock()

    def open(self) -> Opened:
        """The account's settings and what else opening reads."""
        from portal_desktop.stripe_api import portal_configuration as read

        return read.open_account(self._now())

    def catalogue(self) -> Iterator[Catalogue]:
        """The products and prices, more with every page."""
        from portal_desktop.stripe_api import catalogue as read_catalogue

        return read_catalogue.catalogue(self._now())

    def picture(self, file_id: str) -> bytes:
        """The bytes of an icon or logo."""
        from portal_desktop.stripe_api import portal_configuration as read

        return read.picture(self._now(), file_id)

    def publish(
        self,
        plan: Plan,
        left_out: Iterable[tuple[str, str | None]],
        requests: "PendingRequests",
    ) -> Outcome:
        """Carry out a plan that a person read, if it still fits."""
        from portal_desktop.stripe_api import publish as write

        return write.publish(self._now(), plan, left_out, requests)

    def act(
        self, portal: str, pending: PendingAct, state: str, requests: "PendingRequests"
    ) -> Acted:
        """Do one thing at once."""
        from portal_desktop.stripe_api import actions as acting

        return acting.act(self._now(), portal, pending, state, requests)

    def reasons(self) -> tuple[Reason, ...]:
        """The merchant's own reasons for leaving."""
        from portal_desktop.stripe_api import account_lists as read_lists

        return read_lists.reasons(self._now())

    def ways(self) -> tuple[PaymentWays, ...]:
        """The payment method configurations."""
        from portal_desktop.stripe_api import account_lists as read_lists

        return read_lists.ways(self._now())

    def subscriptions(self) -> Iterator[Subscriptions]:
        """All subscriptions, more with every page."""
        from portal_desktop.stripe_api import account_lists as read_lists

        return read_lists.subscriptions(self._now())

    def tax_codes(self) -> tuple[TaxCode, ...]:
        """All of Stripe's tax codes."""
        from portal_desktop.stripe_api import account_lists as read_lists

        return read_lists.tax_codes(self._now())

    def _now(self) -> "Connection":
        with self._lock:
            if self._connection is None:
                self._connection = self._connect()
            return self._connection
