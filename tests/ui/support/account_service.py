"""An account opened as the window opens one: everything real, and all of it on this computer."""

import faulthandler
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

from portal_desktop import emulator
from portal_desktop.account.account import STRIPE, Account, Mode, demo_account, new_account
from portal_desktop.common.timeouts import Timing
from portal_desktop.emulator import DEMO_KEY, DEMO_LIVE_KEY, Emulator, Key
from portal_desktop.emulator.server import serve
from portal_desktop.publishing.diff import ChangeKey
from portal_desktop.storage.account_storage import AccountStorage
from portal_desktop.storage.sqlite.opening import open_store
from portal_desktop.storage.sqlite.store import Store
from portal_desktop.stripe_api import connect
from portal_desktop.stripe_api.gateway import StripeGateway
from portal_desktop.stripe_api.in_process_http import InProcessHttpClient
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.session.session import AccountSession
from tests.support.waits import AT_ONCE

PATIENCE = 60_000
"""Milliseconds that anything may take, also on a machine that does much else."""
STDERR = 2


@dataclass(frozen=True)
class OpenedAccount:
    """One open account with its Stripe, its disk and its queues."""

    stripe: Emulator
    store: Store
    jobs: Jobs
    session: AccountSession

    @property
    def portal(self) -> str:
        """The configuration's id."""
        known = self.session.document.account_snapshot.portal
        assert known is not None
        return known.id

    def at_dashboard(self, path: str, changes: dict[str, Any]) -> None:
        """Do what a person does in Stripe's Dashboard, such as ``account`` or ``faults``."""
        answer = self.stripe.handle(
            "POST", f"/_dashboard/{path}", {"host": "localhost"}, json.dumps(changes).encode()
        )
        assert answer.status == 200, answer.body

    def change_portal(self, changes: dict[str, Any]) -> None:
        """Change the portal's settings elsewhere."""
        self.at_dashboard(f"configurations/{self.portal}", changes)

    def fails(self, *faults: str) -> None:
        """What goes wrong at Stripe from now on, such as ``POST /v1/billing_portal=500``."""
        self.at_dashboard("faults", {"faults": list(faults)})

    def publish(self, *left_out: ChangeKey) -> None:
        """Publish what is wanted, as far as it is not left out, and await the answer."""
        self.session.writes.publish_plan(self.session.document.plan, left_out)
        self.rest()

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window live until something holds."""
        wait_until(holds)

    def rest(self) -> None:
        """Let the window live until no work is under way."""
        wait_until(lambda: not self.jobs.is_busy)


@contextmanager
def open_test_account(
    folder: Path,
    *,
    mode: Mode = "demo",
    stripe: Emulator | None = None,
    key: str = "",
    account: Account | None = None,
    start: bool = True,
    max_pages: int | None = None,
    permissions: tuple[str, ...] | None = None,
    far: bool = False,
    timing: Timing = AT_ONCE,
) -> Iterator[OpenedAccount]:
    """An account service in ``folder``; read to the end unless ``start`` is false.

    ``max_pages`` (of 4 KiB) is how much the disk holds. With ``permissions`` its key is a
    restricted one that has only these.
    """
    stripe = stripe or Emulator(business(mode))
    if permissions is not None:
        key = f"rk_{mode}_restricted0"
        stripe.account.keys[key] = Key(permissions)
    key = key or (DEMO_LIVE_KEY if mode == "live" else DEMO_KEY)
    opened = open_store(folder, max_pages=max_pages)
    account = account or (
        demo_account() if mode == "demo" else new_account("Harbour Coffee Club", mode)
    )
    opened.store.put_account(account)
    jobs = Jobs()
    ends = ExitStack()
    base = ends.enter_context(serve(stripe)) if far else STRIPE
    http = None if far else InProcessHttpClient(stripe.handle)
    context = StripeGateway(lambda: connect(key, base, mode, http=http, timing=timing))
    session = AccountSession(context, AccountStorage(opened.store, account), jobs, timing)
    opened_account = OpenedAccount(stripe, opened.store, jobs, session)
    try:
        if start:
            opened_account.session.start()
            opened_account.rest()
        yield opened_account
    finally:
        stripe.close()
        ends.close()
        jobs.close()
        opened_account.session.flush()
        opened.store.close()


def business(mode: Mode = "demo") -> emulator.EmbeddedAccount:
    """The demo business as an account of a mode."""
    made = emulator.demo()
    if mode != "live":
        return made
    text = emulator.to_json(made).replace('"livemode": false', '"livemode": true')
    return emulator.from_json(text.replace('"live": false', '"live": true'))


def wait_until(holds: Callable[[], bool]) -> None:
    """Let the window live until something holds; fails after ``PATIENCE``."""
    loop, came = QEventLoop(), holds()

    def look() -> None:
        nonlocal came
        # Once seen, it is enough: what else was about to happen may have ended it again.
        came = came or holds()
        if came:
            loop.quit()

    late = QTimer(singleShot=True, interval=PATIENCE)
    late.timeout.connect(loop.quit)
    looking = QTimer(interval=5)
    looking.timeout.connect(look)
    late.start()
    looking.start()
    try:
        if not came:
            loop.exec()
    finally:
        # What failed is kept with all it knew: the next test must not be looked at.
        late.stop()
        looking.stop()
    if not came:
        faulthandler.dump_traceback(STDERR)  # where each thread stands, if one hangs
    assert came, "it did not come about"


def heard(signal: SignalInstance) -> list[Any]:
    """What a signal carries from now on."""
    carried: list[Any] = []
    signal.connect(lambda *values: carried.append(values[0] if values else None))
    return carried
