"""What a key is, and where it is kept: the computer's keyring, or this run's memory. No third."""

from portal_desktop.keys.keeping import (
    ForThisRun,
    Keyring,
    KeyStore,
    NoKeyring,
    Verdict,
    find_key,
    forget_key,
    keep_key,
    still_there,
)
from portal_desktop.keys.reading import Key, NotAKey, read_key

__all__ = [
    "ForThisRun",
    "Key",
    "KeyStore",
    "Keyring",
    "NoKeyring",
    "NotAKey",
    "Verdict",
    "find_key",
    "forget_key",
    "keep_key",
    "read_key",
    "still_there",
]
