"""One connection that several threads may use, and whose errors are ``UserError``."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from portal_desktop.common.errors import UserError
from portal_desktop.storage.sqlite import errors as user_errors
from portal_desktop.storage.sqlite import save_counter as saves
from portal_desktop.storage.sqlite.data_file import DataFile


class Database:
    """The one connection, carrying out statements one after another, whoever asks.

    Queues and the window share it. Values stand for plain ``?``: from Python 3.14 on, numbered ones
    (``?1``) are refused.

    Args:
        file: each change looks first whether it still stands where it was opened; where it does not
            it is written anew.
        tell: called with what happened then, on the thread that changes something.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        file: DataFile | None = None,
        tell: Callable[[UserError], None] | None = None,
    ) -> None:
        self._connection = connection
        self._file, self._tell = file, tell
        self._lock = threading.RLock()

    def fetch_rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows a statement finds."""
        with self._lock, _translated_errors():
            return self._connection.execute(sql, values).fetchall()

    def execute_change(self, sql: str, *values: object) -> int:
        """Carry out a statement, alone or in the open transaction; the id of a new row."""
        with self.transaction():
            return self._connection.execute(sql, values).lastrowid or 0

    @contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[None]:
        """Carry out the block whole or not at all.

        ``durable``: it outlives a power cut the moment it returns.
        """
        with self._lock, _translated_errors():
            if self._connection.in_transaction:
                yield
                return
            self._put_in_place()
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
        with self._lock, _translated_errors():
            try:
                self._put_in_place()
            finally:
                self._connection.close()
                if self._file is not None:
                    self._file.saves.close()
                self._file = None

    def _put_in_place(self) -> None:
        if self._file is None or self._file.is_there():
            return
        try:
            self._connection, kept = self._file.put_back(self._connection)
        except OSError as error:
            raise user_errors.not_in_place(error) from error
        if self._tell is not None:
            self._tell(user_errors.written_anew(kept))

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            number = saves.count(self._connection) if self._file is not None else 0
            self._connection.execute("COMMIT")
        except BaseException:
            # A full disk may have ended the transaction already.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        if self._file is not None:
            self._file.saves.write(number)


@contextmanager
def _translated_errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise LookupError("no such account, or a value the table does not allow") from error
    except sqlite3.Error as error:
        raise user_errors.to_user_error(error) from error
