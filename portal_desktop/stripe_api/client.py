"""A connection to one Stripe account: the SDK's client, set up so that keys stay where they are."""

import logging
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import stripe

from portal_desktop.account.account import STRIPE, Mode, is_loopback
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.timeouts import USUAL, Timing
from portal_desktop.stripe_api.error_mapping import to_user_error
from portal_desktop.stripe_api.http_session import Session

T = TypeVar("T")

FILES = "https://files.stripe.com"
RETRIES, RETRIES_OF_READS = 2, 1
"""One for reading too: a connection that died unnoticed, say in a computer's sleep, answers as
little as a host that is down, and the next one works."""
TRIES_WHEN_BUSY = 4

_STUMBLES = (AttributeError, KeyError, TypeError, ValueError, RecursionError)
# The SDK leaves its constructor without types.
_UNREADABLE: Callable[..., stripe.StripeError] = stripe.APIError

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Connection:
    """The SDK's client for one account, and what is needed beside it.

    The key is inside the client and nowhere else that is printed.

    Attributes:
        http: what ``client`` sends through.
        files: the address that holds pictures.
        timing: how long Stripe is waited for.
    """

    client: stripe.StripeClient = field(repr=False)
    http: stripe.HTTPClient = field(repr=False)
    mode: Mode
    files: str
    key: str = field(repr=False)
    timing: Timing = USUAL


def connect(
    key: str,
    base: str,
    mode: Mode,
    *,
    http: stripe.HTTPClient | None = None,
    timing: Timing = USUAL,
) -> Connection:
    """Make a connection to one account.

    Telemetry is off before the first call: the SDK would otherwise write and send an id of this
    computer. Connections on this computer pass no proxy, which would be handed the key.

    Args:
        key: the whole secret.
        base: the address it is sent to, as ``base_address`` writes it.
        http: stands in for the network (the demo business).
    """
    stripe.enable_telemetry = False
    stripe.set_app_info("Portal Desktop")
    client_http = http or NetworkHttpClient(trust_env=not is_loopback(base), timing=timing)
    files = FILES if base == STRIPE else base
    client = stripe.StripeClient(
        key,
        base_addresses={"api": base, "files": files},
        max_network_retries=RETRIES,
        http_client=client_http,
    )
    return Connection(client, client_http, mode, files, key, timing)


def with_rate_limit_retry(
    call: Callable[[], T],
    timing: Timing = USUAL,
    *,
    told: Callable[[stripe.StripeError], UserError] = to_user_error,
    wait: Callable[[float], None] = time.sleep,
) -> T:
    """Give the call's result, trying again while Stripe asks to slow down.

    The SDK does not do that.

    Args:
        told: makes the error that is raised.
        wait: sleeps for so many seconds.

    Raises:
        UserError: for anything Stripe refuses or that fails on the way.
    """
    for turn in range(TRIES_WHEN_BUSY):
        try:
            return _answered(call)
        except stripe.RateLimitError as error:
            if turn == TRIES_WHEN_BUSY - 1:
                raise told(error) from None
            longest = timing.busy * 2**turn
            wait(longest + random.uniform(0, timing.busy / 2))  # noqa: S311 - no secret
        except stripe.StripeError as error:
            raise told(error) from None
    raise AssertionError("unreachable")


def _answered(call: Callable[[], T]) -> T:
    """What the SDK made of an answer; raises ``stripe.StripeError`` where that is nothing.

    It hands over whatever stood in the JSON (``null``, a list), and stumbles over errors that are
    no hashes.
    """
    try:
        found = call()
    except _STUMBLES as error:
        _log.warning("The SDK could not read an answer", exc_info=True)
        raise _UNREADABLE("An answer could not be read.") from error
    if not isinstance(found, stripe.StripeObject | stripe.StripeResponse):
        raise _UNREADABLE("An answer was no object.")
    return found


def check_livemode(connection: Connection, livemode: object) -> None:
    """Look whether an answer is of the kind of account the key says.

    Args:
        livemode: Stripe's field of the answer.

    Raises:
        UserError: of kind ``unexpected`` when it is of the other kind.
    """
    if (connection.mode == "live") != (livemode is True):
        raise UserError(
            _("Stripe answered for another kind of account than the key is for."),
            _("Disconnect the account and connect it again."),
            kind="unexpected",
        )


class NetworkHttpClient(stripe.HTTPClient):
    """The SDK's way over the network, with less patience for reading than for writing."""

    name = "requests"

    def __init__(self, *, trust_env: bool, timing: Timing) -> None:
        super().__init__()
        self._retry = timing.retry
        self._session = Session(trust_env=trust_env)
        self._reads = stripe.RequestsClient((timing.connect, timing.read), self._session)
        self._writes = stripe.RequestsClient((timing.connect, timing.write), self._session)

    def request_with_retries(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        post_data: Any = None,
        max_network_retries: int | None = None,
        *,
        _usage: list[str] | None = None,
    ) -> tuple[Any, int, Mapping[str, str]]:
        """Do as the SDK does; what is read is asked for again less often.

        Args:
            method: in small letters.
            max_network_retries: how often after the first time.

        Returns:
            Body (bytes), status and headers.
        """
        retries = max_network_retries or 0
        if method == "get":
            retries = min(retries, RETRIES_OF_READS)
        return super().request_with_retries(method, url, headers, post_data, retries, _usage=_usage)

    def _sleep_time_seconds(self, num_retries: int) -> float:
        """As the SDK: longer each time, and not everybody at once."""
        longest = self._retry * 2 ** (num_retries - 1)
        return max(self._retry, self._add_jitter_time(longest))

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        post_data: Any = None,
        *,
        _usage: list[str] | None = None,
    ) -> tuple[Any, int, Mapping[str, str]]:
        """Send one request, waiting less for what is read than for what is written.

        Args:
            method: in small letters.

        Returns:
            Body (bytes), status and headers.

        Raises:
            stripe.APIConnectionError: where no answer came.
        """
        client = self._reads if method == "get" else self._writes
        try:
            return client.request(method, url, headers, post_data)
        except stripe.APIConnectionError:
            # The others that are kept open may be as dead: what comes next connects anew.
            self._session.close()
            raise

    def close(self) -> None:
        """Close what is kept open."""
        self._session.close()
