"""One account at Stripe, as the window needs it: the five things it asks for.

Connecting happens at the first question, in the lane that asks: the SDK is loaded only then,
after the window has been painted.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from portal_desktop.acts import Act
from portal_desktop.known import Catalogue
from portal_desktop.plan import Plan
from portal_desktop.remote import Opened, Outcome, Remote

if TYPE_CHECKING:
    from portal_desktop.stripe_api.connection import Connection
    from portal_desktop.stripe_api.write import KeyFor


class Desk:
    """Reads and writes of one account. Every method blocks and may raise ``Trouble``."""

    def __init__(self, connect: "Callable[[], Connection]") -> None:
        self._connect = connect
        self._connection: Connection | None = None
        self._lock = threading.Lock()

    def open(self) -> Opened:
        """The account's settings and what else opening reads."""
        from portal_desktop.stripe_api import read

        return read.open_account(self._now())

    def catalogue(self) -> Iterator[Catalogue]:
        """The products and prices, more with every page."""
        from portal_desktop.stripe_api import read

        return read.catalogue(self._now())

    def picture(self, file_id: str) -> bytes:
        """The bytes of an icon or logo."""
        from portal_desktop.stripe_api import read

        return read.picture(self._now(), file_id)

    def publish(
        self, plan: Plan, left_out: Iterable[tuple[str, str | None]], key_for: "KeyFor"
    ) -> Outcome:
        """Carry out a plan that a person read, if it still fits."""
        from portal_desktop.stripe_api import write

        return write.publish(self._now(), plan, left_out, key_for)

    def act(self, portal: str, act: Act, key_for: "KeyFor") -> Remote:
        """Do one thing at once."""
        from portal_desktop.stripe_api import write

        return write.act(self._now(), portal, act, key_for)

    def _now(self) -> "Connection":
        with self._lock:
            if self._connection is None:
                self._connection = self._connect()
            return self._connection
