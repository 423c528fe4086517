"""The store: accounts, drafts, revisions, attempts, ticks, calls, images and notes, by name."""

import time
from collections.abc import Callable
from contextlib import suppress

from portal_desktop.account.account import Account
from portal_desktop.storage.sqlite.attempts import Attempts
from portal_desktop.storage.sqlite.database import Database
from portal_desktop.storage.sqlite.errors import HoldsSecret
from portal_desktop.storage.sqlite.records import Revision, StoredCall, StoredTick
from portal_desktop.storage.sqlite.text import clean_text
from portal_desktop.storage.sqlite.unsaved import UnsavedDraftTexts

CALLS_KEPT = 1_000
"""Entries of "What this program did at Stripe" for each account; older ones go."""


class Store:
    """Everything on disk. Any thread may call it; a call takes a few milliseconds.

    Every method raises ``UserError`` of kind ``disk`` when the disk fails, ``HoldsSecret`` (both a
    ``UserError`` and a ``ValueError``) for a text with a key or session link in it, and
    ``LookupError`` when it writes for an unknown account.

    Attributes:
        unsaved_drafts: drafts that the disk did not take, found by ``draft`` all the same.
    """

    def __init__(self, database: Database, now: Callable[[], float] = time.time) -> None:
        self._db = database
        self._now = now
        self.attempts = Attempts(database, now)
        self.unsaved_drafts = UnsavedDraftTexts(database)

    def close(self) -> None:
        """Save what could not be saved before, if it can be now, and let go of the file."""
        try:
            with suppress(HoldsSecret):  # it is never kept, and that was shown
                self.unsaved_drafts.save()
        finally:
            self._db.close()

    # Accounts

    def accounts(self) -> tuple[Account, ...]:
        """The accounts, in the order in which they were added."""
        rows = self._db.fetch_rows(
            "SELECT id, name, mode, kind, base, acct, in_keyring, key_to_delete FROM accounts"
            " ORDER BY rowid"
        )
        return tuple(
            Account(own_id, name, mode, kind, base, acct, bool(in_keyring), bool(key_to_delete))
            for own_id, name, mode, kind, base, acct, in_keyring, key_to_delete in rows
        )

    def put_account(self, account: Account) -> None:
        """Add an account, or replace the one with its id."""
        self._db.execute_change(
            "INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " name = excluded.name, mode = excluded.mode, kind = excluded.kind,"
            " base = excluded.base, acct = excluded.acct, in_keyring = excluded.in_keyring,"
            " key_to_delete = excluded.key_to_delete",
            account.id,
            clean_text(account.name),
            account.mode,
            account.kind,
            clean_text(account.base),
            account.acct,
            account.in_keyring,
            account.key_to_delete,
        )

    def keep_only_name(self, account: Account) -> None:
        """Remove everything of an account, but list it on."""
        with self._db.transaction():
            self.remove_account(account.id)
            self.put_account(account)

    def remove_account(self, account_id: str) -> None:
        """Remove an account with everything of it, also the images no other account mentions."""
        self.unsaved_drafts.forget(account_id)
        with self._db.transaction():
            images = self._mentioned_images(account_id)
            self._db.execute_change("DELETE FROM accounts WHERE id = ?", account_id)
            self._db.execute_change("DELETE FROM notes WHERE account_id = ?", account_id)
            for sha256 in images - self._mentioned_images():
                self._db.execute_change("DELETE FROM images WHERE sha256 = ?", sha256)

    def _mentioned_images(self, account_id: str | None = None) -> set[str]:
        rows = self._db.fetch_rows(
            "SELECT DISTINCT sha256 FROM images JOIN (SELECT account_id, text FROM drafts"
            " UNION ALL SELECT account_id, text FROM revisions) ON instr(text, sha256)"
            " WHERE account_id = coalesce(?, account_id)",
            account_id,
        )
        return {row[0] for row in rows}

    # Drafts

    def draft(self, account_id: str, scope: str) -> str | None:
        """The text of a draft saved last, also one the disk could not take; None without one."""
        unsaved = self.unsaved_drafts.texts().get((account_id, scope))
        if unsaved is not None:
            return unsaved
        rows = self._db.fetch_rows(
            "SELECT text FROM drafts WHERE account_id = ? AND scope = ?", account_id, scope
        )
        return rows[0][0] if rows else None

    def save_draft(
        self,
        account_id: str,
        scope: str,
        text: str,
        *,
        beside: Callable[[], object] | None = None,
    ) -> None:
        """Save a draft. If the disk fails it is kept in memory, to be saved with the next one.

        Args:
            scope: which of the account's drafts.
            text: the caller's JSON.
            beside: writes what belongs to it: all of it or nothing is on the disk, power cut or
                not.
        """
        self.unsaved_drafts.put((account_id, scope), text, beside)

    # Revisions

    def add_revision(self, account_id: str, scope: str, at: int, title: str, text: str) -> int:
        """Keep settings as they were at a time; the revision's id.

        Args:
            scope: which of the account's drafts they are of.
            at: in Unix seconds.
            text: the caller's JSON.
        """
        return self._db.execute_change(
            "INSERT INTO revisions (account_id, scope, at, title, text) VALUES (?, ?, ?, ?, ?)",
            account_id,
            scope,
            at,
            clean_text(title),
            clean_text(text),
        )

    def revisions(self, account_id: str, scope: str | None = None) -> tuple[Revision, ...]:
        """The kept settings of one scope, or of all; newest first, by when they were kept.

        Not by the clock, which may have been set back.
        """
        rows = self._db.fetch_rows(
            "SELECT id, account_id, scope, at, title, text FROM revisions"
            " WHERE account_id = ? AND scope = coalesce(?, scope) ORDER BY id DESC",
            account_id,
            scope,
        )
        return tuple(Revision(*row) for row in rows)

    # Steps at Stripe, and what was done there

    def put_tick(self, account_id: str, path: str, value: str, at: int) -> None:
        """Mark the step for an option as done.

        Args:
            path: the option's.
            value: what it was done with, the caller's JSON.
            at: in Unix seconds.
        """
        self._db.execute_change(
            "INSERT INTO ticks VALUES (?, ?, ?, ?) ON CONFLICT (account_id, path)"
            " DO UPDATE SET value = excluded.value, at = excluded.at",
            account_id,
            path,
            clean_text(value),
            at,
        )

    def end_tick(self, account_id: str, path: str) -> None:
        """Forget that a step was done: it was not after all."""
        self._db.execute_change(
            "DELETE FROM ticks WHERE account_id = ? AND path = ?", account_id, path
        )

    def ticks(self, account_id: str) -> tuple[StoredTick, ...]:
        """The ticks of an account: the last one of each path."""
        rows = self._db.fetch_rows(
            "SELECT path, value, at FROM ticks WHERE account_id = ? ORDER BY path", account_id
        )
        return tuple(StoredTick(*row) for row in rows)

    def add_call(self, account_id: str, at: int, words: str, outcome: str) -> None:
        """Note a call to Stripe; the newest ``CALLS_KEPT`` of an account stay.

        Args:
            at: in Unix seconds.
            words: what was done, in the merchant's words.
            outcome: how it ended, the caller's word.
        """
        with self._db.transaction():
            self._db.execute_change(
                "INSERT INTO calls (account_id, at, words, outcome) VALUES (?, ?, ?, ?)",
                account_id,
                at,
                clean_text(words),
                clean_text(outcome),
            )
            self._db.execute_change(
                "DELETE FROM calls WHERE account_id = ? AND id <= (SELECT id FROM calls"
                " WHERE account_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
                account_id,
                account_id,
                CALLS_KEPT,
            )

    def calls(self, account_id: str, limit: int = CALLS_KEPT) -> tuple[StoredCall, ...]:
        """The calls of an account, newest first."""
        rows = self._db.fetch_rows(
            "SELECT at, words, outcome FROM calls WHERE account_id = ? ORDER BY id DESC LIMIT ?",
            account_id,
            limit,
        )
        return tuple(StoredCall(*row) for row in rows)

    # Images and notes

    def put_image(self, data: bytes) -> str:
        """Keep the bytes of an image; their SHA-256 in hex, by which they are found again."""
        import hashlib  # loads the system's cryptography, for pictures only

        sha256 = hashlib.sha256(data).hexdigest()
        self._db.execute_change("INSERT OR IGNORE INTO images VALUES (?, ?)", sha256, data)
        return sha256

    def image(self, sha256: str) -> bytes | None:
        """The bytes of an image by its SHA-256 in hex; None where none were ever kept."""
        rows = self._db.fetch_rows("SELECT bytes FROM images WHERE sha256 = ?", sha256)
        return rows[0][0] if rows else None

    def put_value(self, name: str, text: str, account_id: str = "") -> None:
        """Remember a small text, such as the window's place; an account's goes with it."""
        self._db.execute_change(
            "INSERT INTO notes VALUES (?, ?, ?)"
            " ON CONFLICT (account_id, name) DO UPDATE SET text = excluded.text",
            account_id,
            name,
            clean_text(text),
        )

    def value(self, name: str, account_id: str = "") -> str | None:
        """A small text that was remembered; None where there is none."""
        rows = self._db.fetch_rows(
            "SELECT text FROM notes WHERE account_id = ? AND name = ?", account_id, name
        )
        return rows[0][0] if rows else None
