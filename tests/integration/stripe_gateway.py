"""A gateway to Stripe for tests: the SDK, and the embedded account behind it."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from portal_desktop.account.account import STRIPE, Mode
from portal_desktop.account.snapshot import NOTHING_KNOWN, AccountSnapshot
from portal_desktop.account.stripe_results import (
    AccountReading,
    ActionResult,
    snapshot_with_reading,
)
from portal_desktop.actions.action import Action
from portal_desktop.common.errors import UserError
from portal_desktop.common.timeouts import Timing
from portal_desktop.emulator import DEMO_KEY, Emulator, Key
from portal_desktop.emulator.server import serve
from portal_desktop.options.values import Value
from portal_desktop.publishing.pending_writes import Attempt, WriteRequest, pending_act
from portal_desktop.publishing.plan import Plan, compare
from portal_desktop.stripe_api import connect
from portal_desktop.stripe_api.gateway import StripeGateway
from portal_desktop.stripe_api.in_process_http import InProcessHttpClient
from tests.support.waits import AT_ONCE

RESTRICTED = "rk_test_" + "r" * 24


def in_process(stripe: Emulator, key: str = DEMO_KEY, mode: Mode = "test") -> StripeGateway:
    """A gateway that opens no socket."""
    return StripeGateway(
        lambda: connect(key, STRIPE, mode, http=InProcessHttpClient(stripe.handle))
    )


@contextmanager
def over_loopback(
    stripe: Emulator, key: str = DEMO_KEY, mode: Mode = "test", timing: Timing = AT_ONCE
) -> Iterator[StripeGateway]:
    """A gateway that speaks HTTP."""
    with serve(stripe) as address:
        yield StripeGateway(lambda: connect(key, address, mode, timing=timing))


def restricted(stripe: Emulator, *permissions: str) -> StripeGateway:
    """A gateway whose key may do no more than this."""
    stripe.account.keys[RESTRICTED] = Key(permissions)
    return in_process(stripe, RESTRICTED)


def known(opened: AccountReading) -> AccountSnapshot:
    """What is known after opening."""
    return snapshot_with_reading(NOTHING_KNOWN, opened)


def wanting(opened: AccountReading, changes: Mapping[str, Value]) -> Plan:
    """The plan for these changes to what was found on opening."""
    found = opened.settings
    return compare(found, found, found | changes, known(opened))


class Requests:
    """Unsettled requests, kept as long as a test runs; a key of its own for each."""

    def __init__(self) -> None:
        self.attempts: list[tuple[WriteRequest, Attempt]] = []
        self._made = 0

    def begin_attempt(self, request: WriteRequest) -> Attempt:
        """The attempt of before for the same request from the same state, else a new one."""
        asked = (request.configuration, request.params, request.state)
        for before, attempt in self.attempts:
            if (before.configuration, before.params, before.state) == asked:
                return attempt
        self._made += 1
        made = Attempt(self._made, request.configuration, request.purpose, f"key-{uuid.uuid4()}")
        self.attempts.append((request, made))
        return made

    def renew_attempt(self, attempt: Attempt) -> Attempt:
        """The same with another key."""
        return self._put(replace(attempt, key=f"key-{uuid.uuid4()}", key_spent=False))

    def spend_key(self, attempt: Attempt) -> None:
        """Its key answers with a failure."""
        self._put(replace(attempt, key_spent=True))

    def end_attempt(self, attempt: Attempt) -> None:
        """It is settled."""
        self.attempts = [each for each in self.attempts if each[1].id != attempt.id]

    def _put(self, attempt: Attempt) -> Attempt:
        self.attempts = [
            (request, attempt if each.id == attempt.id else each) for request, each in self.attempts
        ]
        return attempt


def do(
    gateway: StripeGateway, portal: str, act: Action, requests: Requests | None = None
) -> ActionResult:
    """What Stripe makes of an action; fails where it is refused."""
    pending = pending_act(act, NOTHING_KNOWN)
    return gateway.perform_action(portal, pending, "", requests or Requests()).answer


def user_error_of(work: Callable[[], object]) -> UserError:
    """What somebody is told; fails where nothing is."""
    try:
        work()
    except UserError as told:
        return told
    raise AssertionError("nothing went wrong")
