"""The account service: which accounts there are, and how each is opened with the real things.

The one place besides ``bootstrap`` that knows the store, the keyring, Stripe and the embedded
account: it joins them. Methods that ask the keyring or Stripe block; they are called in a queue.
"""

from collections.abc import Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from portal_desktop.account import account as accounts
from portal_desktop.account.account import Account, Mode
from portal_desktop.application import key_removal as forgetting
from portal_desktop.application.demo_account import DemoAccount
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.timeouts import USUAL, Timing
from portal_desktop.credentials.api_key import ApiKey, NotAKey, read_key
from portal_desktop.credentials.key_storage import Keyring, KeyStore, MemoryKeyStore, keep_key
from portal_desktop.storage.account_storage import AccountStorage
from portal_desktop.storage.sqlite.store import Store
from portal_desktop.storage.unsaved_drafts import UnsavedDrafts
from portal_desktop.stripe_api.gateway import StripeGateway
from portal_desktop.ui.session.ports import PastedKey

if TYPE_CHECKING:
    from portal_desktop.stripe_api.client import Connection


@dataclass(frozen=True)
class StartOptions:
    """What the command line asks for.

    Attributes:
        folder: the data folder.
        named: the folder was named, so its keys are kept apart.
        base: an address instead of Stripe's; empty for Stripe's own.
        now: taken as today; None for the computer's.
        timing: how long Stripe is waited for.
    """

    folder: Path
    named: bool = False
    base: str = ""
    now: date | None = None
    demo: bool = False
    screenshot: Path | None = None
    self_test: bool = False
    timing: Timing = USUAL

    @property
    def unattended(self) -> bool:
        """Whether nobody is there to be asked: it only looks at itself, and ends."""
        return self.self_test or self.screenshot is not None


class AccountService:
    """The accounts as such; the methods are those of ``ui.session.ports.AccountServicePort``."""

    def __init__(self, store: Store, start_options: StartOptions) -> None:
        self._store, self._start_options = store, start_options
        self.timing = start_options.timing
        self.unsaved = UnsavedDrafts(store, start_options.folder)
        self._run = MemoryKeyStore()
        # With another address than Stripe's the system's keyring is never read.
        self._keyring: KeyStore = (
            MemoryKeyStore()
            if start_options.base
            else Keyring(start_options.folder if start_options.named else None)
        )
        self._demo = DemoAccount(start_options.folder, start_options.now)

    # accounts

    def accounts(self) -> tuple[Account, ...]:
        """The accounts used before, without the demo."""
        return tuple(each for each in self._store.accounts() if each.mode != "demo")

    def demo_account(self) -> Account:
        """The demo business: inside this process, or the embedded account at ``base``."""
        account = accounts.demo_account()
        if self._start_options.base:
            import hashlib

            mark = hashlib.sha256(self._start_options.base.encode()).hexdigest()[:12]
            account = replace(account, id=f"demo-{mark}", base=self._start_options.base)
        kept = next((each for each in self._store.accounts() if each.id == account.id), None)
        if kept is None:
            self._store.put_account(account)
        return kept or account

    def read_key(self, pasted: str) -> ApiKey | NotAKey:
        """Recognise what was pasted, before anything is sent."""
        return read_key(pasted)

    def connect(
        self, pasted: PastedKey, again: Account | None = None
    ) -> Generator[None, None, tuple[Account, UserError | None]]:
        """Keep a key that works, and its account; yields where it can be stopped.

        Args:
            again: the account this is to be another key for.

        Returns:
            The account, and why its key is kept for this run only, if so.

        Raises:
            UserError: of kind ``key``, where with ``again`` it opens another account; Stripe's.
        """
        base = again.base if again else self._start_options.base or accounts.STRIPE
        key = _usable_key(pasted, base, again)
        opened = self._stripe_gateway(key.secret, base, key.mode).open_account()
        yield  # stopped by now, it keeps nothing
        business = opened.business
        name = business.name if business and business.name else _("Your Stripe account")
        acct = business.id if business else None
        portal = opened.remote.portal.id if opened.remote else ""
        if again is not None and not self._may_be(again, acct, portal):
            raise accounts.of_another(again)
        account = (
            again
            or self._matching_account(acct, portal, key.mode, base)
            or accounts.new_account(name, key.mode, base, acct=acct)
        )
        user_error = keep_key(self._keyring, self._run, account.id, base, key)
        name = name if business else account.name
        account = replace(
            account, name=name, acct=acct or account.acct, in_keyring=user_error is None
        )
        self._store.put_account(account)
        storage = AccountStorage(self._store, account)
        storage.put_note("link_desk", "")
        storage.put_note("portal", portal)
        return account, user_error

    def open(self, account: Account) -> tuple[StripeGateway, AccountStorage]:
        """Give the account's way to Stripe and its place on the disk.

        Raises:
            UserError: of kind ``key`` where its key is not on this computer, ``keyring`` where the
                keyring cannot be asked.
        """
        storage = AccountStorage(self._store, account)
        if account.mode == "demo":
            return self._demo_gateway(account), storage
        key = forgetting.key_of(self._keyring, self._run, account)
        if key is None:
            raise UserError(
                _("The key of {name} is not on this computer.").format(name=account.name),
                _("Connect the account again with its key. Your draft is kept."),
                kind="key",
            )
        return self._stripe_gateway(key.secret, account.base, account.mode), storage

    def forget(self, account: Account) -> None:
        """Delete the draft, the history and the key of an account from this computer.

        Raises:
            UserError: of kind ``keyring`` where the key could not be deleted: the account stays
                listed as ``key_to_delete``.
        """
        forgetting.forget(self._store, self._keyring, self._run, account)

    def take_off_list(self, account: Account) -> None:
        """Show no more of an account, whatever may be left of it in a keyring."""
        self._store.remove_account(account.id)

    def _matching_account(
        self, acct: str | None, portal: str, mode: str, base: str
    ) -> Account | None:
        """The account a key opens, if it was used before: its draft must be found again.

        A key that may not tell whose account it is still shows the portal settings, which belong
        to one account.
        """
        for each in self._store.accounts():
            if (each.mode, each.base) != (mode, base):
                continue
            if self._is_same_account(each, acct, portal):
                return each
        return None

    def _is_same_account(self, account: Account, acct: str | None, portal: str) -> bool | None:
        """Whether a key opens an account used before; None where nothing tells."""
        if acct and account.acct:
            return acct == account.acct
        before = AccountStorage(self._store, account).note("portal")
        return before == portal if before and portal else None

    def _may_be(self, account: Account, acct: str | None, portal: str) -> bool:
        """Somebody who connects an account again says which it is, so only proof is against it."""
        return self._is_same_account(account, acct, portal) is not False

    # the demo

    def reset_demo(self) -> None:
        """Make the demo business, and the draft of it, what they were at first."""
        account = self.demo_account()
        self._demo.reset()
        self._store.remove_account(account.id)

    def stand_in(self, account: Account, values: Mapping[str, object]) -> None:
        """Do what a person would do in Stripe's Dashboard; see ``DemoAccount.change``."""
        self._demo.change(account, values)

    def _demo_gateway(self, account: Account) -> StripeGateway:
        if account.base == accounts.DEMO:
            return StripeGateway(self._demo.connect)
        from portal_desktop.emulator.keys import DEMO_KEY

        return self._stripe_gateway(DEMO_KEY, account.base, "demo")

    # Stripe

    def _stripe_gateway(self, key: str, base: str, mode: Mode) -> StripeGateway:
        def connection() -> "Connection":
            from portal_desktop.stripe_api import connect

            return connect(key, base, mode, timing=self._start_options.timing)

        return StripeGateway(connection)

    # small things that belong to no account

    def window_setting(self, name: str) -> str | None:
        """Something remembered about the window, by name; None where there is nothing."""
        return self._store.value(name)

    def save_window_setting(self, name: str, text: str) -> None:
        """Remember something about the window; a full disk is no reason to complain here."""
        with suppress(UserError):
            self._store.put_value(name, text)


def _usable_key(pasted: PastedKey, base: str, again: Account | None) -> ApiKey:
    """The key, if it may be sent to ``base`` at all. Raises ``UserError``."""
    key = read_key(pasted.secret)
    if isinstance(key, NotAKey):
        raise key.user_error
    if again is not None and again.mode != key.mode:
        raise accounts.of_another(again)
    if not accounts.may_send(key.mode, base):
        raise UserError(
            _("A live key is only ever sent to Stripe."), _("Use a test key here."), kind="key"
        )
    return key
