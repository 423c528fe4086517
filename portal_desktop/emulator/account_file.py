"""An account's file: all of it in the first line, and below it a line for each write since.

A write costs what it changes, however much there is. Begun anew by each program that opens the
account, and whenever the lines have become longer than what they are about.
"""

import base64
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal, TextIO

from portal_desktop.emulator.account import EmbeddedAccount, Replay
from portal_desktop.emulator.idempotency import forget_oldest
from portal_desktop.emulator.json_values import Obj
from portal_desktop.emulator.storage import from_json, may_be_stored, settings_of, to_json

Opened = Callable[[Path, Literal["a", "w"]], TextIO]


class Kept:
    """Keeps an account in a file, which ``opened`` opens for writing; see ``read``."""

    def __init__(self, account: EmbeddedAccount, path: Path, opened: Opened) -> None:
        self._account, self._path, self._opened = account, path, opened
        self._settings = ""
        self._files: set[str] = set()
        self._replays: set[str] = set()
        self._whole = self._size = 0

    def save(self) -> None:
        """Write down what changed since the last time; raises ``OSError``."""
        account, settings = self._account, settings_of(self._account)
        if settings != self._settings or account.touched is None or not self._is_as_left():
            self._begin(to_json(account))
        else:
            with self._opened(self._path, "a") as file:
                file.write(f"{json.dumps(self._changes())}\n")
        self._settings, account.touched = settings, {}
        self._files, self._replays = set(account.files), set(account.replays)
        self._size = self._path.stat().st_size

    def _begin(self, text: str) -> None:
        """Written beside and moved over, so that a crash leaves the old one or the new one."""
        beside = self._path.with_suffix(".new")
        with self._opened(beside, "w") as file:
            file.write(f"{text}\n")
        os.replace(beside, self._path)  # noqa: PTH105 - one atomic step on every system
        self._whole = len(text)

    def _is_as_left(self) -> bool:
        """Whether a line can be added: nobody else wrote, nothing was cut off, it is not long."""
        with suppress(OSError):
            return self._path.stat().st_size == self._size < 2 * self._whole
        return False

    def _changes(self) -> Obj:
        account, touched = self._account, self._account.touched or {}
        return {
            "now": account.now,
            "counters": account.counters,
            "objects": [[*key, gone, account.find(*key)] for key, gone in touched.items()],
            "files": {
                name: base64.b64encode(account.files[name]).decode()
                for name in account.files.keys() - self._files
            },
            "replays": {
                key: [one.asked, one.status, one.body]
                for key, one in account.replays.items()
                if key not in self._replays and may_be_stored(one)
            },
        }


def read(text: str) -> EmbeddedAccount:
    """The account in such a file, up to a line that a crash has cut off. Raises ``ValueError``."""
    whole, *lines = text.split("\n")
    account = from_json(whole)
    for line in lines:
        try:
            changes = json.loads(line)
        except ValueError:
            break
        try:
            _take(account, changes)
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError("not a stored account") from error
    return account


def _take(account: EmbeddedAccount, changes: Obj) -> None:
    account.now, account.counters = int(changes["now"]), changes["counters"]
    for kind, name, gone, thing in changes["objects"]:
        if gone:
            account.remove(kind, name)
        if thing is not None:
            account.put(thing)
    for name, data in changes["files"].items():
        account.files[name] = base64.b64decode(data)
    for key, one in changes["replays"].items():
        account.replays[key] = Replay(*one)
    forget_oldest(account)
