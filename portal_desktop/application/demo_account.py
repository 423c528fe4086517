"""The demo business on this computer: the embedded account, kept in a file between two runs."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from portal_desktop.account import account as accounts
from portal_desktop.account.account import Account
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.private_files import open_text

if TYPE_CHECKING:
    from portal_desktop.emulator import EmbeddedAccount, Emulator, Kept
    from portal_desktop.stripe_api.client import Connection

DEMO_FILE = "demo.json"
SIDE_DOOR = "/_dashboard"


class DemoAccount:
    """The embedded account behind the demo, made when it is first asked for.

    Args:
        folder: where it is kept as ``demo.json``.
        now: taken as today; None for the computer's.
    """

    def __init__(self, folder: Path, now: date | None) -> None:
        self._file, self._now = folder / DEMO_FILE, now
        self._emulator: Emulator | None = None

    def connect(self) -> "Connection":
        """A connection to it that leaves this process by no network."""
        from portal_desktop.emulator.keys import DEMO_KEY
        from portal_desktop.stripe_api import connect
        from portal_desktop.stripe_api.in_process_http import InProcessHttpClient

        base = "https://demo.invalid"
        return connect(DEMO_KEY, base, "demo", http=InProcessHttpClient(self._embedded().handle))

    def reset(self) -> None:
        """Make it what it was at first."""
        self._emulator = None
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def change(self, account: Account, values: Mapping[str, object]) -> None:
        """Do what a person would do in Stripe's Dashboard, past Stripe's own calls.

        Args:
            account: its ``base`` says whether it is in this process or behind an address.
            values: merged into the account; what stands below ``customers`` into the customer of
                each ``cus_…``.

        Raises:
            UserError: of kind ``input`` where the values are not taken, ``network`` where nobody
                answers at the address.
        """
        rest = dict(values)
        people = rest.pop("customers", None)
        for customer, changes in people.items() if isinstance(people, Mapping) else ():
            self._through_side_door(account, f"objects/customer/{customer}", changes)
        if rest or people is None:
            self._through_side_door(account, "account", rest)

    def _through_side_door(self, account: Account, place: str, values: object) -> None:
        path, body = f"{SIDE_DOOR}/{place}", json.dumps(values).encode()
        headers = {"Content-Type": "application/json"}
        if account.base == accounts.DEMO:
            status = self._embedded().handle("POST", path, headers, body).status
        else:
            from portal_desktop.stripe_api.http_session import post_to_demo_account

            status = post_to_demo_account(account.base + path, headers, body)
        if status != HTTPStatus.OK:
            raise UserError(
                _("The stand-in did not take this."), _("Look at the values."), kind="input"
            )

    def _embedded(self) -> "Emulator":
        if self._emulator is None:
            from portal_desktop import emulator

            account = self._kept_account() or emulator.demo(self._now)
            login = emulator.DEMO_LOGIN
            kept = emulator.Kept(account, self._file, open_text)
            save = partial(_save_quietly, kept)
            self._emulator = emulator.Emulator(account, login_host=login, on_write=save)
        return self._emulator

    def _kept_account(self) -> "EmbeddedAccount | None":
        """The demo business as it was left, with the days gone by since; None to start afresh."""
        from portal_desktop import emulator

        try:
            kept = emulator.read(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        emulator.days_passed(kept, self._now)
        return kept


def _save_quietly(demo: "Kept") -> None:
    with suppress(OSError):  # a demo that is forgotten costs nobody anything
        demo.save()
