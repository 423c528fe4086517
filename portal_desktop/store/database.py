"""One connection that several threads may use, and whose errors are ``Trouble``."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from portal_desktop.store.troubles import trouble


class Database:
    """Statements one after another, whoever asks. Lanes and the window share it.

    Values stand for plain ``?``: from Python 3.14 on, numbered ones (``?1``) are refused.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.RLock()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The answer to a question."""
        with self._lock, _told():
            return self._connection.execute(sql, values).fetchall()

    def change(self, sql: str, *values: object) -> int:
        """Carry out a statement, alone or in the open transaction; the id of a new row."""
        with self.transaction():
            return self._connection.execute(sql, values).lastrowid or 0

    @contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[None]:
        """All of it or nothing. ``durable``: it outlives a power cut the moment it returns."""
        with self._lock, _told():
            if self._connection.in_transaction:
                yield
                return
            if durable:
                self._connection.execute("PRAGMA synchronous = FULL")
            try:
                with self._all_or_nothing():
                    yield
            finally:
                if durable:
                    self._connection.execute("PRAGMA synchronous = NORMAL")

    def close(self) -> None:
        """Write everything into the one file and let go of it."""
        with self._lock, _told():
            self._connection.close()

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            # A full disk may have ended the transaction already.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise LookupError("no such account, or a value the table does not allow") from error
    except sqlite3.Error as error:
        raise trouble(error) from error
