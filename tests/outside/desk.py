"""A desk at Stripe for tests: the SDK, and the embedded account behind it."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from portal_desktop.accounts import STRIPE, Mode
from portal_desktop.emulator import DEMO_KEY, Emulator, Key
from portal_desktop.emulator.server import serve
from portal_desktop.errors import Trouble
from portal_desktop.known import NOTHING_KNOWN, Known
from portal_desktop.nesting import Nested
from portal_desktop.plan import Plan, compare
from portal_desktop.remote import Opened, Sending, learn
from portal_desktop.stripe_api import connect
from portal_desktop.stripe_api.desk import Desk
from portal_desktop.stripe_api.in_process import InProcess
from portal_desktop.timing import Timing
from portal_desktop.values import Value
from tests.timing import AT_ONCE

RESTRICTED = "rk_test_" + "r" * 24


def in_process(stripe: Emulator, key: str = DEMO_KEY, mode: Mode = "test") -> Desk:
    """A desk that opens no socket."""
    return Desk(lambda: connect(key, STRIPE, mode, http=InProcess(stripe.handle)))


@contextmanager
def over_loopback(
    stripe: Emulator, key: str = DEMO_KEY, mode: Mode = "test", timing: Timing = AT_ONCE
) -> Iterator[Desk]:
    """A desk that speaks HTTP."""
    with serve(stripe) as address:
        yield Desk(lambda: connect(key, address, mode, timing=timing))


def restricted(stripe: Emulator, *permissions: str) -> Desk:
    """A desk whose key may do no more than this."""
    stripe.account.keys[RESTRICTED] = Key(permissions)
    return in_process(stripe, RESTRICTED)


def known(opened: Opened) -> Known:
    """What is known after opening."""
    return learn(NOTHING_KNOWN, opened)


def wanting(opened: Opened, changes: Mapping[str, Value]) -> Plan:
    """The plan for these changes to what was found on opening."""
    found = opened.settings
    return compare(found, found, found | changes, known(opened))


def key_for(_kind: Sending, _params: Nested) -> str:
    """An idempotency key of its own for each request."""
    return f"key-{uuid.uuid4()}"


def trouble_of(work: Callable[[], object]) -> Trouble:
    """What somebody is told; fails where nothing is."""
    try:
        work()
    except Trouble as told:
        return told
    raise AssertionError("nothing went wrong")
