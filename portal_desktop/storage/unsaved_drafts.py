"""Drafts that the disk did not take: tried again, written elsewhere, and taken in from there.

Where the data folder's disk is full, a copy of them on another disk is all there is. It is JSON
that says of itself what it is. Put into the data folder, or left where ``rescue`` put it, the next
start takes it in.
"""

import json
import os
import stat
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from portal_desktop.account.account import Account
from portal_desktop.common.errors import Information, UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.private_files import RIGHTS
from portal_desktop.common.redaction import contains_secret
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.settings.serialization import NotReadable, dump_settings, load_history
from portal_desktop.storage.sqlite.store import Store

NAME = "portal-desktop-unsaved"
_FORMAT = 1
_MOST = 50_000_000
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
_LONGEST_NAME = 60


@dataclass(frozen=True)
class _Draft:
    account: str
    scope: str
    text: str = field(repr=False)


class UnsavedDrafts:
    """The drafts of a store that are in memory only; see ``ui.session.ports.UnsavedDraftsPort``."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store, self._folder = store, folder

    def save(self) -> None:
        """Try to save all of them.

        Raises:
            UserError: of kind ``disk`` where the disk fails, ``input`` for a text with a secret in
                it.
        """
        with suppress(LookupError):
            self._store.unsaved_drafts.save()

    def names(self) -> tuple[str, ...]:
        """The businesses whose drafts they are."""
        return tuple(account.name for account, _scope, _text in self._drafts())

    def copy(self) -> str:
        """All that may be written elsewhere, as JSON; empty where nothing may."""
        drafts = [
            {"account": account.id, "name": account.name, "scope": scope, "draft": text}
            for account, scope, text in self._drafts()
            if not contains_secret(text)
        ]
        if not drafts:
            return ""
        what = _(
            "Drafts of Portal Desktop that its disk had no room for. Put this file into the data "
            "folder, {folder}, under a name that begins with {name}: the next start takes it in."
        ).format(folder=self._folder, name=NAME)
        whole = {"what": what, "format": _FORMAT, "at": int(time.time()), "drafts": drafts}
        return json.dumps(whole, ensure_ascii=False, indent=1)

    def rescue(self) -> Path | None:
        """Write the copy where the next start looks; None where no disk takes it."""
        text = self.copy()
        for folder in _other_places() if text else ():
            file = folder / self._rescue_name
            with suppress(OSError):
                file.unlink(missing_ok=True)
                _write_new(file, text)
                return file
        return None

    def take_in(self) -> tuple[UserError, ...]:
        """Take in what was written elsewhere; a sentence about each file.

        What stood there before is kept as a version.
        """
        return tuple(self._take_in(file) for file in self._found())

    @property
    def _rescue_name(self) -> str:
        place = zlib.crc32(str(self._folder.resolve()).encode())
        return f"{NAME}-{place:08x}.json"

    def _drafts(self) -> Iterator[tuple[Account, str, str]]:
        accounts = {account.id: account for account in self._store.accounts()}
        for (account_id, scope), text in self._store.unsaved_drafts.texts().items():
            if account_id in accounts:
                yield accounts[account_id], scope, text

    def _found(self) -> Iterator[Path]:
        yield from sorted(self._folder.glob(f"{NAME}*.json"))
        for place in _other_places():
            if _is_mine(file := place / self._rescue_name):
                yield file

    def _take_in(self, file: Path) -> UserError:
        taken = file.with_name(f"{file.name}.taken-in")
        try:
            drafts = _read(file)
            # First, so that no later start takes it in over what is typed from now on.
            file.replace(taken)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return _not_taken_in(file)
        try:
            names = [name for draft in drafts if (name := self._keep(draft))]
        except UserError as user_error:
            taken.replace(file)
            return user_error
        if file.parent != self._folder:
            taken.unlink(missing_ok=True)
        return _taken_in(file, names) if names else _not_taken_in(taken)

    def _keep(self, draft: _Draft) -> str:
        """Make it the draft of its account; the name of that, empty where there is none."""
        accounts = {account.id: account for account in self._store.accounts()}
        if draft.account not in accounts:
            return ""
        before = self._store.draft(draft.account, draft.scope)
        if before is not None and before != draft.text:
            with suppress(NotReadable):
                kept = dump_settings(load_history(before).draft)
                title = _("Your draft before another was taken in")
                at = int(time.time())
                self._store.add_revision(draft.account, draft.scope, at, title, kept)
        self._store.save_draft(draft.account, draft.scope, draft.text)
        return accounts[draft.account].name


def _read(file: Path) -> list[_Draft]:
    """What is in a file. Raises whatever comes of a file that is another."""
    if file.stat().st_size > _MOST:
        raise ValueError("too large")
    whole = json.loads(file.read_text(encoding="utf-8"))
    if whole["format"] != _FORMAT:
        raise ValueError("format")
    drafts = [_Draft(str(d["account"]), str(d["scope"]), str(d["draft"])) for d in whole["drafts"]]
    for draft in drafts:
        load_history(draft.text)
    return drafts


def _other_places() -> Iterator[Path]:
    """Where there may be space: one's own folder, then those that outlive a restart and do not."""
    with suppress(RuntimeError):  # who has no folder
        yield Path.home()
    yield from (place for place in (Path("/var/tmp"),) if place.is_dir())  # noqa: S108
    with suppress(OSError):
        yield Path(tempfile.gettempdir())


def _write_new(file: Path, text: str) -> None:
    with os.fdopen(os.open(file, _NEW, RIGHTS), "w", encoding="utf-8") as written:
        written.write(text)
        written.flush()
        os.fsync(written.fileno())


def _is_mine(file: Path) -> bool:
    """Whether it is a plain file of this person's, who may share the folder with others."""
    try:
        found = file.lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and (
        not hasattr(os, "getuid") or found.st_uid == os.getuid()
    )


def _taken_in(file: Path, names: list[str]) -> UserError:
    shown = ", ".join(sanitize_text(name, _LONGEST_NAME) for name in names)
    return Information(
        _("Your draft of {names}, which could not be saved, was taken in.").format(names=shown),
        _("It was in {file}. What stood in its place is in History.").format(file=file),
        kind="disk",
    )


def _not_taken_in(file: Path) -> UserError:
    return UserError(
        _("The draft in {file} could not be taken in.").format(file=file),
        _("Connect its account, or take the file away; your other drafts are as they were."),
        kind="disk",
    )
