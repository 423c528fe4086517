"""The office: which accounts there are, and how each is opened with the real neighbours.

The one place besides ``app`` that knows every neighbour: it joins the store, the keyring, Stripe
and the embedded account. Methods that ask the keyring or Stripe block; they are called in a lane.
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
from portal_desktop.common.errors import Trouble
from portal_desktop.common.i18n import _
from portal_desktop.common.timing import USUAL, Timing
from portal_desktop.credentials.api_key import Key, NotAKey, read_key
from portal_desktop.credentials.key_storage import ForThisRun, Keyring, KeyStore, keep_key
from portal_desktop.storage.account_storage import Shelf
from portal_desktop.storage.sqlite.store import Store
from portal_desktop.storage.unsaved_drafts import UnsavedDrafts
from portal_desktop.stripe_api.gateway import Desk
from portal_desktop.ui.session.ports import PastedKey

if TYPE_CHECKING:
    from portal_desktop.stripe_api.client import Connection


@dataclass(frozen=True)
class Wishes:
    """What the command line asks for.

    ``named``: the folder was named, so its keys are kept apart. ``base`` replaces Stripe's
    address, ``now`` is taken as today, ``timing`` is how long Stripe is waited for.
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


class Office:
    """Accounts as such. See ``ui.neighbours.Office`` for who asks what."""

    def __init__(self, store: Store, wishes: Wishes) -> None:
        self._store, self._wishes = store, wishes
        self.timing = wishes.timing
        self.unsaved = UnsavedDrafts(store, wishes.folder)
        self._run = ForThisRun()
        # With another address than Stripe's the system's keyring is never read.
        self._keyring: KeyStore = (
            ForThisRun() if wishes.base else Keyring(wishes.folder if wishes.named else None)
        )
        self._demo = DemoAccount(wishes.folder, wishes.now)

    # accounts

    def accounts(self) -> tuple[Account, ...]:
        """The accounts used before, without the demo."""
        return tuple(each for each in self._store.accounts() if each.mode != "demo")

    def demo(self) -> Account:
        """The demo business: inside this process, or the embedded account at ``base``."""
        account = accounts.demo_account()
        if self._wishes.base:
            import hashlib

            mark = hashlib.sha256(self._wishes.base.encode()).hexdigest()[:12]
            account = replace(account, id=f"demo-{mark}", base=self._wishes.base)
        kept = next((each for each in self._store.accounts() if each.id == account.id), None)
        if kept is None:
            self._store.put_account(account)
        return kept or account

    def read_key(self, pasted: str) -> Key | NotAKey:
        """What was pasted, before anything is sent."""
        return read_key(pasted)

    def connect(
        self, pasted: PastedKey, again: Account | None = None
    ) -> Generator[None, None, tuple[Account, Trouble | None]]:
        """Remember the account of a key that works; the trouble says if the key is not kept.

        With ``again`` it is another key for that account; raises ``Trouble`` if it opens another.
        """
        key = read_key(pasted.secret)
        if isinstance(key, NotAKey):
            raise key.trouble
        base = again.base if again else self._wishes.base or accounts.STRIPE
        if again is not None and again.mode != key.mode:
            raise accounts.of_another(again)
        if not accounts.may_send(key.mode, base):
            raise Trouble(
                _("A live key is only ever sent to Stripe."),
                _("Use a test key here."),
                kind="key",
            )
        opened = self._desk(key.secret, base, key.mode).open()
        yield  # stopped by now, it keeps nothing
        business = opened.business
        name = business.name if business and business.name else _("Your Stripe account")
        acct = business.id if business else None
        portal = opened.remote.portal.id if opened.remote else ""
        if again is not None and not self._may_be(again, acct, portal):
            raise accounts.of_another(again)
        account = (
            again
            or self._known(acct, portal, key.mode, base)
            or accounts.new_account(name, key.mode, base, acct=acct)
        )
        trouble = keep_key(self._keyring, self._run, account.id, base, key)
        name = name if business else account.name
        account = replace(account, name=name, acct=acct or account.acct, in_keyring=trouble is None)
        self._store.put_account(account)
        shelf = Shelf(self._store, account)
        shelf.put_note("link_desk", "")
        shelf.put_note("portal", portal)
        return account, trouble

    def open(self, account: Account) -> tuple[Desk, Shelf]:
        """The account's two neighbours. Raises ``Trouble`` where its key is not at hand."""
        shelf = Shelf(self._store, account)
        if account.mode == "demo":
            return self._demo_desk(account), shelf
        key = forgetting.key_of(self._keyring, self._run, account)
        if key is None:
            raise Trouble(
                _("The key of {name} is not on this computer.").format(name=account.name),
                _("Connect the account again with its key. Your draft is kept."),
                kind="key",
            )
        return self._desk(key.secret, account.base, account.mode), shelf

    def forget(self, account: Account) -> None:
        """Delete the draft, the history and the key of an account from this computer.

        Raises ``Trouble`` of kind ``keyring`` where the key could not be deleted: the account stays
        listed as ``key_to_delete``.
        """
        forgetting.forget(self._store, self._keyring, self._run, account)

    def take_off_list(self, account: Account) -> None:
        """Say no more of an account, whatever may be left of it in a keyring."""
        self._store.remove_account(account.id)

    def _known(self, acct: str | None, portal: str, mode: str, base: str) -> Account | None:
        """The account a key opens, if it was used before: its draft must be found again.

        A key that may not tell whose account it is still shows the portal settings, which belong
        to one account.
        """
        for each in self._store.accounts():
            if (each.mode, each.base) != (mode, base):
                continue
            if self._is(each, acct, portal):
                return each
        return None

    def _is(self, account: Account, acct: str | None, portal: str) -> bool | None:
        """Whether a key opens an account used before; None where nothing tells."""
        if acct and account.acct:
            return acct == account.acct
        before = Shelf(self._store, account).note("portal")
        return before == portal if before and portal else None

    def _may_be(self, account: Account, acct: str | None, portal: str) -> bool:
        """Somebody who connects an account again says which it is, so only proof is against it."""
        return self._is(account, acct, portal) is not False

    # the demo

    def reset_demo(self) -> None:
        """Make the demo business, and the draft of it, what they were at first."""
        account = self.demo()
        self._demo.reset()
        self._store.remove_account(account.id)

    def stand_in(self, account: Account, values: Mapping[str, object]) -> None:
        """What a person would do in Stripe's Dashboard. See ``DemoAccount.change``."""
        self._demo.change(account, values)

    def _demo_desk(self, account: Account) -> Desk:
        if account.base == accounts.DEMO:
            return Desk(self._demo.connect)
        from portal_desktop.emulator.keys import DEMO_KEY

        return self._desk(DEMO_KEY, account.base, "demo")

    # Stripe

    def _desk(self, key: str, base: str, mode: Mode) -> Desk:
        def connection() -> "Connection":
            from portal_desktop.stripe_api import connect

            return connect(key, base, mode, timing=self._wishes.timing)

        return Desk(connection)

    # small things that belong to no account

    def recall(self, name: str) -> str | None:
        """Something remembered about the window."""
        return self._store.value(name)

    def remember(self, name: str, text: str) -> None:
        """Remember something about the window; a full disk is no reason to complain here."""
        with suppress(Trouble):
            self._store.put_value(name, text)
