"""Keeping a key in the computer's keyring, or for this run only. Never anywhere else.

The ``keyring`` library may pick a backend that writes plain text, or one that forgets. So only
the stores of the operating systems are used, by name; every other backend is refused.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import N_, _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.credentials.api_key import ApiKey, read_key
from portal_desktop.credentials.keyring_request import Asking, KeyringTimeout, Reason

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
class KeyringVerdict:
    """Whether there is a keyring to use; ``name`` is its backend's, for support."""

    usable: bool
    name: str


class NoKeyring(UserError):
    """There is no keyring on this computer, and so nothing in it that could be asked for."""


class KeyStore(Protocol):
    """A place a key can be kept in; ``base`` is the only address the key may be sent to."""

    def save(self, account_id: str, base: str, key: ApiKey) -> None:
        """Keep ``key``, instead of an older one.

        Raises:
            UserError: of kind ``keyring`` where it is not kept.
        """

    def find(self, account_id: str, base: str) -> ApiKey | None:
        """Find the key kept for exactly this account and address; None without.

        Raises:
            UserError: of kind ``keyring`` where it cannot be asked.
        """

    def forget(self, account_id: str) -> None:
        """Keep nothing for this account any more.

        Raises:
            UserError: of kind ``keyring`` where it could not be deleted; ``NoKeyring`` without a
                keyring.
        """


class MemoryKeyStore:
    """Keys in memory, gone when the program ends."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, ApiKey]] = {}

    def save(self, account_id: str, base: str, key: ApiKey) -> None:
        """See ``KeyStore``."""
        self._kept[account_id] = (base, key)

    def find(self, account_id: str, base: str) -> ApiKey | None:
        """See ``KeyStore``."""
        kept_base, key = self._kept.get(account_id, ("", None))
        return key if kept_base == base else None

    def forget(self, account_id: str) -> None:
        """See ``KeyStore``."""
        self._kept.pop(account_id, None)


class Keyring:
    """The computer's keyring; each data folder has its own name space in it.

    Every method may block for ``limit`` seconds: call them from the local queue.
    """

    def __init__(self, folder: Path | None = None, *, limit: float = LIMIT) -> None:
        """``folder``: a data folder of the merchant's choice, ``None`` for the usual one."""
        self._service = service_name(folder)
        self._limit = limit
        self._asking = Asking()

    def check_backend(self) -> KeyringVerdict:
        """Look at the backend; a keyring that does not answer is not usable, and no error."""
        try:
            name = self._asking.within(self._limit, lambda: _backend_name(_trusted_backend()))
        except KeyringTimeout as no_answer:
            return KeyringVerdict(usable=False, name=no_answer.detail)
        return KeyringVerdict(usable=True, name=name)

    def save(self, account_id: str, base: str, key: ApiKey) -> None:
        """See ``KeyStore``. What is saved after it was given up is taken out again."""
        value = json.dumps({"base": base, "key": key.secret})
        entry = _Entry(self._service, account_id)
        self._ask_backend("save", lambda backend: entry.put(backend, value), entry.put_back(value))

    def find(self, account_id: str, base: str) -> ApiKey | None:
        """See ``KeyStore``. What another program put in its place counts as nothing."""
        value = self._ask_backend("find", _Entry(self._service, account_id).get)
        return _parse_stored_key(value, base) if value else None

    def forget(self, account_id: str) -> None:
        """See ``KeyStore``."""
        self._ask_backend("forget", _Entry(self._service, account_id).delete)

    def _ask_backend(
        self,
        act: _Act,
        question: Callable[["KeyringBackend"], T],
        undo: Callable[[T], object] | None = None,
    ) -> T:
        try:
            return self._asking.within(self._limit, lambda: question(_trusted_backend()), undo)
        except KeyringTimeout as no_answer:
            without = no_answer.reason == "none"
            following = _WITHOUT if without else _NEXT
            raise (NoKeyring if without else UserError)(
                _(_WHAT[no_answer.reason]),
                _(following[act]),
                kind="keyring",
                detail=no_answer.detail,
            ) from None


def still_there(name: str, user_error: UserError) -> UserError:
    """That the key of a forgotten account could not be deleted, because of ``user_error``."""
    said = _("The key of {name} is not deleted yet.").format(name=sanitize_text(name, 60))
    return UserError(
        f"{said} {user_error.title}", user_error.advice, kind="keyring", detail=user_error.detail
    )


def service_name(folder: Path | None) -> str:
    """What the keyring's own window calls these entries, different for each data folder."""
    return f"Portal Desktop ({folder.resolve()})" if folder else "Portal Desktop"


def keep_key(
    keyring: KeyStore, run: MemoryKeyStore, account_id: str, base: str, key: ApiKey
) -> UserError | None:
    """Keep a key in the keyring, else for this run.

    Args:
        run: the keys of this run; the key is kept there in any case.
        base: the only address the key may be sent to.

    Returns:
        Why it is kept for this run only, of kind ``keyring``; None where the keyring has it.
    """
    run.save(account_id, base, key)
    try:
        keyring.save(account_id, base, key)
    except UserError as user_error:
        return user_error
    return None


def find_key(keyring: KeyStore, run: MemoryKeyStore, account_id: str, base: str) -> ApiKey | None:
    """Find the key of this run, else the keyring's; None without.

    Args:
        base: the only address the key may be sent to; one kept for another is not found.

    Raises:
        UserError: of kind ``keyring``, where only the keyring may have it and cannot be asked.
    """
    return run.find(account_id, base) or keyring.find(account_id, base)


def forget_key(keyring: KeyStore, run: MemoryKeyStore, account_id: str) -> None:
    """Forget an account's key everywhere.

    Raises:
        UserError: of kind ``keyring``, where the keyring could not be asked; ``NoKeyring`` without
            one.
    """
    run.forget(account_id)
    keyring.forget(account_id)


def _trusted_backend() -> "KeyringBackend":
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    links = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    # Asked directly, not through the chain: it would go on to plain text after the first.
    trusted = [link for link in links if type(link).__module__ in TRUSTED]
    if not trusted:
        raise KeyringTimeout("none", _backend_name(chosen))
    backend: KeyringBackend = trusted[0]
    return backend


def _backend_name(backend: "KeyringBackend") -> str:
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
            backend = _trusted_backend()
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


def _parse_stored_key(value: str, base: str) -> ApiKey | None:
    try:
        kept = json.loads(value)
    except ValueError:
        return None
    if not isinstance(kept, dict) or kept.get("base") != base:
        return None
    key = read_key(str(kept.get("key", "")))
    return key if isinstance(key, ApiKey) else None
