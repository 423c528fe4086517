"""A connection to the data file: looked at before anything is written, then made ready."""

import sqlite3
from pathlib import Path

from portal_desktop.storage.sqlite import errors as user_errors
from portal_desktop.storage.sqlite.schema import APPLICATION, VERSION, migrate, schema_version

_PATIENCE = 1.0


def connect(path: Path) -> sqlite3.Connection:
    """Open a file. What is read then changes nothing in it, nor in the log beside it."""
    connection = sqlite3.connect(
        path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    # Exclusive before anything else: no shared memory, and a second opener gets an error.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether a connection's file is an undamaged one of ours.

    Raises:
        UserError: of kind ``disk``, for one of a newer program.
    """
    try:
        if not _is_ours(connection):
            return False
        if schema_version(connection) > VERSION:
            raise user_errors.newer_version_error()
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error as error:
        if user_errors.result_code(error) in user_errors.DAMAGED:
            return False
        raise


def make_ready(connection: sqlite3.Connection, max_pages: int | None) -> None:
    """Write how the file is kept, and the tables as they are today; nothing is written before."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    if max_pages is not None:
        connection.execute(f"PRAGMA max_page_count = {max_pages:d}")


def _is_ours(connection: sqlite3.Connection) -> bool:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(application == APPLICATION or (application == 0 and tables == 0))
