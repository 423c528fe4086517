"""Keeping a key in the computer's keyring, or for this run only. Never anywhere else.

The ``keyring`` library may pick a backend that writes plain text, or one that forgets. So only
the stores of the operating systems are used, by name; every other backend is refused.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from portal_desktop.errors import Trouble
from portal_desktop.keys.reading import Key, read_key
from portal_desktop.text import _

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


@dataclass(frozen=True)
class Verdict:
    """Whether there is a keyring to use; ``name`` is its backend's, for support."""

    usable: bool
    name: str


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

    def verdict(self) -> Verdict:
        """Look at the backend. Never raises: a keyring that does not answer is not usable."""
        try:
            name = within(self._limit, lambda: _name(_backend()))
        except Trouble as trouble:
            return Verdict(usable=False, name=trouble.detail)
        return Verdict(usable=True, name=name)

    def save(self, account_id: str, base: str, key: Key) -> None:
        """See ``KeyStore``."""
        value = json.dumps({"base": base, "key": key.secret})
        self._ask(lambda backend: backend.set_password(self._service, account_id, value))

    def find(self, account_id: str, base: str) -> Key | None:
        """See ``KeyStore``. What another program put in its place counts as nothing."""
        value = self._ask(lambda backend: backend.get_password(self._service, account_id))
        return _understood(value, base) if value else None

    def forget(self, account_id: str) -> None:
        """See ``KeyStore``."""
        self._ask(lambda backend: _delete(backend, self._service, account_id))

    def _ask(self, question: Callable[["KeyringBackend"], T]) -> T:
        return within(self._limit, lambda: question(_backend()))


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


def within(limit: float, work: Callable[[], T]) -> T:
    """The answer of ``work``, unless it takes longer than ``limit`` seconds or fails.

    A keyring cannot be interrupted, so its thread is left behind; it does not hold the program.
    Whatever it raises becomes a ``Trouble``, without its text: that could quote what was saved.
    """
    answers: list[T] = []
    failures: list[Exception] = []

    def run() -> None:
        try:
            answers.append(work())
        except Exception as error:  # noqa: BLE001 - backends raise what their systems raise
            failures.append(error)

    thread = threading.Thread(target=run, name="keyring", daemon=True)
    thread.start()
    thread.join(limit)
    if answers:
        return answers[0]
    raise _trouble(failures[0] if failures else None)


def _backend() -> "KeyringBackend":
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    links = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    # Asked directly, not through the chain: it would go on to plain text after the first.
    trusted = [link for link in links if type(link).__module__ in TRUSTED]
    if not trusted:
        raise _unusable(_name(chosen))
    backend: KeyringBackend = trusted[0]
    return backend


def _name(backend: "KeyringBackend") -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _delete(backend: "KeyringBackend", service: str, account_id: str) -> None:
    # Asking first, because backends answer "there is none" in different ways.
    if backend.get_password(service, account_id) is not None:
        backend.delete_password(service, account_id)


def _understood(value: str, base: str) -> Key | None:
    try:
        kept = json.loads(value)
    except ValueError:
        return None
    if not isinstance(kept, dict) or kept.get("base") != base:
        return None
    key = read_key(str(kept.get("key", "")))
    return key if isinstance(key, Key) else None


def _unusable(name: str) -> Trouble:
    return Trouble(
        _("This computer has no keyring that keeps keys safely."),
        _("Your key is kept for this run only; next time you will be asked for it again."),
        kind="keyring",
        detail=name,
    )


def _trouble(error: Exception | None) -> Trouble:
    if isinstance(error, Trouble):
        return error
    if error is None:
        return Trouble(
            _("The computer's keyring does not answer. It may be waiting to be unlocked."),
            _("Unlock it, then try again. Until then your key is kept for this run only."),
            kind="keyring",
            detail="timeout",
        )
    return Trouble(
        _("The computer's keyring refused."),
        _("Unlock it, then try again. Until then your key is kept for this run only."),
        kind="keyring",
        detail=type(error).__name__,
    )
