"""Keeping a key in the computer's keyring, or for this run only. Never anywhere else.

The ``keyring`` library may pick a backend that writes plain text, or one that forgets. So only
the stores of the operating systems are used, by name; every other backend is refused.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from portal_desktop.common.errors import Trouble
from portal_desktop.common.i18n import N_, _
from portal_desktop.common.sanitize import plain
from portal_desktop.credentials.api_key import Key, read_key
from portal_desktop.credentials.keyring_request import Asking, NoAnswer, Reason

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

LIMIT = 3.0
"""Seconds a keyring may take. It can wait for a password nobody is there to type."""

TRUSTED = frozenset(
    f"keyring.backends.{name}"
    for name in ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
)
"""The modules of backends that are the operating system's own encrypted store."""


_Act = Literal["save", "find", "forget"]

_WHAT: dict[Reason, str] = {
    "none": N_("This computer has no keyring that keeps keys safely."),
    "silent": N_("The computer’s keyring does not answer. It may be waiting to be unlocked."),
    "refused": N_("The computer’s keyring is locked, or refused."),
}

_NEXT: dict[_Act, str] = {
    "save": N_("Your key is kept for this run only. To keep it, unlock a keyring and try again."),
    "find": N_("Unlock it and try again, or paste your key once more."),
    "forget": N_("Unlock it, then press “Delete its key” beside the account’s name."),
}

_WITHOUT: dict[_Act, str] = {
    "save": N_(
        "Your key is kept for this run only; paste it again at the next start. A program such as"
        " GNOME Keyring or KWallet would keep it."
    ),
    "find": N_("Paste your key once more; it is then kept for this run."),
    "forget": N_(
        "Start the keyring that kept it and try again, or delete “Portal Desktop” in its own window"
        " and take the account off the list."
    ),
}
"""Next steps where there is no keyring at all, and so nothing to unlock."""


@dataclass(frozen=True)
class Verdict:
    """Whether there is a keyring to use; ``name`` is its backend's, for support."""

    usable: bool
    name: str


class NoKeyring(Trouble):
    """There is no keyring on this computer, and so nothing in it that could be asked for."""


class KeyStore(Protocol):
    """A place a key can be kept in. ``base`` is the only address it may be sent to."""

    def save(self, account_id: str, base: str, key: Key) -> None:
        """Keep ``key``, instead of an older one. Raises ``Trouble`` of kind ``keyring``."""

    def find(self, account_id: str, base: str) -> Key | None:
        """The key kept for exactly this account and address. Raises ``Trouble``."""

    def forget(self, account_id: str) -> None:
        """Keep nothing for this account any more. Raises ``Trouble``."""


class ForThisRun:
    """Keys in memory, gone when the program ends."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, Key]] = {}

    def save(self, account_id: str, base: str, key: Key) -> None:
        """See ``KeyStore``."""
        self._kept[account_id] = (base, key)

    def find(self, account_id: str, base: str) -> Key | None:
        """See ``KeyStore``."""
        kept_base, key = self._kept.get(account_id, ("", None))
        return key if kept_base == base else None

    def forget(self, account_id: str) -> None:
        """See ``KeyStore``."""
        self._kept.pop(account_id, None)


class Keyring:
    """The computer's keyring. Each data folder has its own name space in it.

    Every method may block for ``limit`` seconds: call them from the local lane.
    """

    def __init__(self, folder: Path | None = None, *, limit: float = LIMIT) -> None:
        """``folder``: a data folder of the merchant's choice, ``None`` for the usual one."""
        self._service = service_name(folder)
        self._limit = limit
        self._asking = Asking()

    def verdict(self) -> Verdict:
        """Look at the backend. Never raises: a keyring that does not answer is not usable."""
        try:
            name = self._asking.within(self._limit, lambda: _name(_backend()))
        except NoAnswer as no_answer:
            return Verdict(usable=False, name=no_answer.detail)
        return Verdict(usable=True, name=name)

    def save(self, account_id: str, base: str, key: Key) -> None:
        """See ``KeyStore``. What is saved after it was given up is taken out again."""
        value = json.dumps({"base": base, "key": key.secret})
        entry = _Entry(self._service, account_id)
        self._ask("save", lambda backend: entry.put(backend, value), entry.put_back(value))

    def find(self, account_id: str, base: str) -> Key | None:
        """See ``KeyStore``. What another program put in its place counts as nothing."""
        value = self._ask("find", _Entry(self._service, account_id).get)
        return _understood(value, base) if value else None

    def forget(self, account_id: str) -> None:
        """See ``KeyStore``."""
        self._ask("forget", _Entry(self._service, account_id).delete)

    def _ask(
        self,
        act: _Act,
        question: Callable[["KeyringBackend"], T],
        undo: Callable[[T], object] | None = None,
    ) -> T:
        try:
            return self._asking.within(self._limit, lambda: question(_backend()), undo)
        except NoAnswer as no_answer:
            without = no_answer.reason == "none"
            following = _WITHOUT if without else _NEXT
            raise (NoKeyring if without else Trouble)(
                _(_WHAT[no_answer.reason]),
                _(following[act]),
                kind="keyring",
                detail=no_answer.detail,
            ) from None


def still_there(name: str, trouble: Trouble) -> Trouble:
    """That the key of a forgotten account could not be deleted, because of ``trouble``."""
    said = _("The key of {name} is not deleted yet.").format(name=plain(name, 60))
    return Trouble(f"{said} {trouble.title}", trouble.advice, kind="keyring", detail=trouble.detail)


def service_name(folder: Path | None) -> str:
    """What the keyring's own window calls these entries, different for each data folder."""
    return f"Portal Desktop ({folder.resolve()})" if folder else "Portal Desktop"


def keep_key(
    keyring: KeyStore, run: ForThisRun, account_id: str, base: str, key: Key
) -> Trouble | None:
    """Keep a key in the keyring, else for this run; then the window shows the ``Trouble``."""
    run.save(account_id, base, key)
    try:
        keyring.save(account_id, base, key)
    except Trouble as trouble:
        return trouble
    return None


def find_key(keyring: KeyStore, run: ForThisRun, account_id: str, base: str) -> Key | None:
    """The key of this run, else the keyring's. Raises ``Trouble`` when the keyring has one."""
    return run.find(account_id, base) or keyring.find(account_id, base)


def forget_key(keyring: KeyStore, run: ForThisRun, account_id: str) -> None:
    """Forget it everywhere. Raises ``Trouble`` when the keyring could not be asked."""
    run.forget(account_id)
    keyring.forget(account_id)


def _backend() -> "KeyringBackend":
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    links = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    # Asked directly, not through the chain: it would go on to plain text after the first.
    trusted = [link for link in links if type(link).__module__ in TRUSTED]
    if not trusted:
        raise NoAnswer("none", _name(chosen))
    backend: KeyringBackend = trusted[0]
    return backend


def _name(backend: "KeyringBackend") -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


@dataclass(frozen=True)
class _Entry:
    """One key's place in a keyring."""

    service: str
    account_id: str

    def get(self, backend: "KeyringBackend") -> str | None:
        return backend.get_password(self.service, self.account_id)

    def put(self, backend: "KeyringBackend", value: str) -> str | None:
        """Put a value there; gives what was there before."""
        before = self.get(backend)
        backend.set_password(self.service, self.account_id, value)
        return before

    def put_back(self, value: str) -> Callable[[str | None], None]:
        """Takes ``value`` out again and puts back what was there before; what is newer stays."""

        def undo(before: str | None) -> None:
            backend = _backend()
            if self.get(backend) != value:
                return
            if before is None:
                self.delete(backend)
            else:
                backend.set_password(self.service, self.account_id, before)

        return undo

    def delete(self, backend: "KeyringBackend") -> None:
        # Asking first, because backends answer "there is none" in different ways.
        if self.get(backend) is not None:
            backend.delete_password(self.service, self.account_id)


def _understood(value: str, base: str) -> Key | None:
    try:
        kept = json.loads(value)
    except ValueError:
        return None
    if not isinstance(kept, dict) or kept.get("base") != base:
        return None
    key = read_key(str(kept.get("key", "")))
    return key if isinstance(key, Key) else None
