"""One account at Stripe, as the window needs it.

Connecting happens at the first question, in the queue that asks: the SDK is loaded only then,
after the window has been painted.
"""

import threading
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING

from portal_desktop.account.products import Catalogue, TaxCode
from portal_desktop.account.snapshot import (
    FeedbackOption,
    PaymentMethodConfiguration,
    Subscriptions,
)
from portal_desktop.account.stripe_results import AccountReading, CompletedAction, PublishOutcome
from portal_desktop.publishing.diff import ChangeKey
from portal_desktop.publishing.pending_writes import PendingAction
from portal_desktop.publishing.plan import Plan

if TYPE_CHECKING:
    from portal_desktop.publishing.pending_writes import PendingRequests
    from portal_desktop.stripe_api.client import Connection


class StripeGateway:
    """The reads and writes of one account; every method blocks and may raise ``UserError``."""

    def __init__(self, connect: "Callable[[], Connection]") -> None:
        self._connect = connect
        self._connection: Connection | None = None
        self._lock = threading.Lock()

    def open_account(self) -> AccountReading:
        """The account's settings and what else opening reads."""
        from portal_desktop.stripe_api import portal_configuration as read

        return read.open_account(self._current_connection())

    def catalogue(self) -> Iterator[Catalogue]:
        """The products and prices, more with every page."""
        from portal_desktop.stripe_api import catalogue as read_catalogue

        return read_catalogue.catalogue(self._current_connection())

    def file_contents(self, file_id: str) -> bytes:
        """The bytes of an icon or logo."""
        from portal_desktop.stripe_api import portal_configuration as read

        return read.file_contents(self._current_connection(), file_id)

    def publish_plan(
        self,
        plan: Plan,
        left_out: Collection[ChangeKey],
        requests: "PendingRequests",
    ) -> PublishOutcome:
        """Carry out a plan that a person read, if it still fits."""
        from portal_desktop.stripe_api import publish as write

        return write.publish_plan(self._current_connection(), plan, left_out, requests)

    def perform_action(
        self, portal: str, pending: PendingAction, state: str, requests: "PendingRequests"
    ) -> CompletedAction:
        """Do one thing at once; the parameters are those of ``actions.perform_action``."""
        from portal_desktop.stripe_api import actions as acting

        return acting.perform_action(self._current_connection(), portal, pending, state, requests)

    def feedback_options(self) -> tuple[FeedbackOption, ...]:
        """The merchant's own reasons for leaving."""
        from portal_desktop.stripe_api import account_lists as read_lists

        return read_lists.feedback_options(self._current_connection())

    def payment_method_configurations(self) -> tuple[PaymentMethodConfiguration, ...]:
        """The payment method configurations."""
        from portal_desktop.stripe_api import account_lists as read_lists

        return read_lists.payment_method_configurations(self._current_connection())

    def subscriptions(self) -> Iterator[Subscriptions]:
        """All subscriptions, more with every page."""
        from portal_desktop.stripe_api import account_lists as read_lists

        return read_lists.subscriptions(self._current_connection())

    def tax_codes(self) -> tuple[TaxCode, ...]:
        """All of Stripe's tax codes."""
        from portal_desktop.stripe_api import account_lists as read_lists

        return read_lists.tax_codes(self._current_connection())

    def _current_connection(self) -> "Connection":
        with self._lock:
            if self._connection is None:
                self._connection = self._connect()
            return self._connection
