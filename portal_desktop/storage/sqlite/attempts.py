"""Requests to Stripe that are not settled, on disk before they are sent."""

from collections.abc import Callable
from dataclasses import replace

from portal_desktop.storage.sqlite.database import Database
from portal_desktop.storage.sqlite.records import StoredAttempt
from portal_desktop.storage.sqlite.text import clean_text


class Attempts:
    """The table of attempts; it raises what ``Store`` raises, and any thread may call it."""

    def __init__(self, database: Database, now: Callable[[], float]) -> None:
        self._db, self._now = database, now
        self._begun: set[int] = set()

    def begin(
        self,
        account_id: str,
        configuration: str,
        fingerprint: str,
        state: str,
        *,
        key: str,
        purpose: str,
    ) -> StoredAttempt:
        """Note a request before it is sent; on disk, power cut or not, when this returns.

        Args:
            configuration: the ``bpc_…`` it is about, empty for none.
            fingerprint: says what would be sent.
            state: says what it was made from.
            key: the idempotency key for a new one.
            purpose: the caller's JSON.

        Returns:
            The attempt. If the same one was begun before and never ended, it is that one: its
            ``key`` is
            the one to send, so that Stripe does not carry it out twice.
        """
        made = (account_id, configuration, clean_text(fingerprint), clean_text(state))
        with self._db.transaction(durable=True):
            same = self._find_same(made)
            if same is not None:
                self._begun.add(same.id)
                return replace(same, this_run=True)
            number = self._db.execute_change(
                "INSERT INTO attempts (account_id, configuration, fingerprint, state, key, purpose,"
                " begun_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                *made,
                clean_text(key),
                clean_text(purpose),
                int(self._now()),
            )
            self._begun.add(number)
        return next(each for each in self.of_account(account_id) if each.id == number)

    def _find_same(self, made: tuple[str, str, str, str]) -> StoredAttempt | None:
        return next(
            (
                each
                for each in self.of_account(made[0])
                if (each.account_id, each.configuration, each.fingerprint, each.state) == made
            ),
            None,
        )

    def of_account(self, account_id: str) -> tuple[StoredAttempt, ...]:
        """The attempts of an account that are not settled, oldest first."""
        rows = self._db.fetch_rows(
            "SELECT id, account_id, configuration, fingerprint, state, key, purpose, begun_at,"
            " key_spent FROM attempts WHERE account_id = ? ORDER BY id",
            account_id,
        )
        return tuple(
            StoredAttempt(
                own_id, account, configuration, fingerprint, state, key, purpose, begun_at,
                bool(key_spent), own_id in self._begun,
            )
            for own_id, account, configuration, fingerprint, state, key, purpose, begun_at,
            key_spent in rows
        )  # fmt: skip

    def spend_key(self, attempt_id: int) -> None:
        """Note that Stripe keeps a failure under this attempt's key."""
        self._db.execute_change("UPDATE attempts SET key_spent = 1 WHERE id = ?", attempt_id)

    def renew_key(self, attempt_id: int, key: str) -> None:
        """Make the attempt anew, under another key; on disk when this returns."""
        with self._db.transaction(durable=True):
            self._begun.add(attempt_id)
            self._db.execute_change(
                "UPDATE attempts SET key = ?, key_spent = 0, begun_at = ? WHERE id = ?",
                clean_text(key),
                int(self._now()),
                attempt_id,
            )

    def end(self, attempt_id: int) -> None:
        """Remove an attempt that is settled, well or not: the key is thrown away."""
        self._db.execute_change("DELETE FROM attempts WHERE id = ?", attempt_id)
