"""Opening the data file, whatever state it is in."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal_desktop.common import disk_errors
from portal_desktop.common.errors import UserError
from portal_desktop.common.private_files import make_private
from portal_desktop.storage.sqlite import errors as user_errors
from portal_desktop.storage.sqlite import save_counter as saves
from portal_desktop.storage.sqlite.connecting import connect, is_sound, make_ready
from portal_desktop.storage.sqlite.damaged_files import (
    WAL,
    Why,
    beside,
    bring_back,
    bring_back_a_copy,
    copy_of,
    put_aside,
)
from portal_desktop.storage.sqlite.data_file import DataFile
from portal_desktop.storage.sqlite.database import Database
from portal_desktop.storage.sqlite.schema import TABLES, VERSION
from portal_desktop.storage.sqlite.store import Store

FILE = "portal-desktop.db"
_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True)
class OpenedStore:
    """An open store, and what the window should say about it."""

    store: Store
    notices: tuple[UserError, ...] = ()


def _nobody(_user_error: UserError) -> None:
    """For stores whose file nobody takes away."""


def open_store(
    folder: Path, *, max_pages: int | None = None, tell: Callable[[UserError], None] = _nobody
) -> OpenedStore:
    """Open the file in ``folder``, making both if need be.

    A damaged file is kept under another name, byte for byte, and a new one started with what could
    be read: see ``notices``.

    Args:
        max_pages: of 4 KiB; stands in for a full disk.
        tell: called, on any thread, when the file was gone later on and had to be written anew.

    Raises:
        UserError: of kind ``disk`` when the file is newer than this program, open elsewhere, or the
            folder is unusable.
    """
    path = folder / FILE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = _of_database(folder)
        _refuse_newer(path)
        file = DataFile(path, saves.CountBeside(path), max_pages)
        connection, notices = _opened(file)
        make_ready(connection, max_pages)
        file.opened()
        file.saves.write(saves.counted(connection))
    except OSError as error:
        raise disk_errors.cannot_use(folder, error) from error
    except sqlite3.Error as error:
        raise user_errors.at_start(error, folder) from error
    return OpenedStore(Store(Database(connection, file, tell)), notices)


def _of_database(folder: Path) -> Path:
    """SQLite keeps its log beside the file itself, not beside a link to it."""
    path = folder / FILE
    return path.resolve() if path.is_symlink() else path


def _refuse_newer(path: Path) -> None:
    # Looked up in the header (https://www.sqlite.org/fileformat.html), since opening a file with
    # SQLite may already write to it.
    if not path.exists():
        return
    with path.open("rb") as file:
        header = file.read(100)
    if header.startswith(_MAGIC) and int.from_bytes(header[60:64], "big") > VERSION:
        raise user_errors.newer_version_error()


def _opened(file: DataFile) -> tuple[sqlite3.Connection, tuple[UserError, ...]]:
    """A connection to a sound file, and what the window is to show about it."""
    path = file.path
    if _size(path) == 0:
        # SQLite would delete the log of an empty file.
        if _size(beside(path, WAL)):
            return _open_new_file(file, put_aside(path, "damaged"))
        make_private(path)
        return connect(path), (user_errors.gone(),) if file.saves.read() else ()
    make_private(path)
    connection = connect(path)
    try:
        if not is_sound(connection):
            return _open_new_file(file, _put_aside_open(path, connection, "damaged"))
        if saves.counted(connection) < file.saves.read():
            return _incomplete(path, _put_aside_open(path, connection, "incomplete"))
    except BaseException:
        connection.close()
        raise
    return connection, ()


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _put_aside_open(path: Path, connection: sqlite3.Connection, why: Why) -> Path:
    """While it is open: on closing, SQLite writes the log into a file that has kept its name."""
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, True)
    try:
        return put_aside(path, why)
    except PermissionError:
        # Windows renames no file that is open.
        connection.close()
        return put_aside(path, why)
    finally:
        connection.close()


def _incomplete(path: Path, aside: Path) -> tuple[sqlite3.Connection, tuple[UserError, ...]]:
    """Go on with what is there; as it was found, it is kept aside."""
    bring_back_a_copy(aside, path)
    return connect(path), (user_errors.incomplete(aside.name),)


def _open_new_file(file: DataFile, aside: Path) -> tuple[sqlite3.Connection, tuple[UserError, ...]]:
    """Start a new file with what can be read of the old one."""
    try:
        make_private(file.path)
        connection = connect(file.path)
        try:
            make_ready(connection, file.max_pages)
            with copy_of(aside) as old:
                rows = salvage_rows(old, connection)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        # A full disk, say: the next start shall find what this one found.
        bring_back(aside, file.path)
        raise
    return connection, (user_errors.moved_aside(aside.name, rows),)


def salvage_rows(old: sqlite3.Connection, fresh: sqlite3.Connection) -> int:
    """Copy every readable row; how many there were. Rows that no longer fit are left behind.

    Raises:
        sqlite3.Error: where the new file cannot be written, as on a full disk.
    """
    fresh.execute("BEGIN IMMEDIATE")
    rows = sum(_salvage_table(old, fresh, table) for table in TABLES)
    fresh.execute("COMMIT")
    return rows


def _salvage_table(old: sqlite3.Connection, fresh: sqlite3.Connection, table: str) -> int:
    names = _columns(fresh, table)
    # An older file may lack some; one in which even that cannot be read is asked for all.
    names = [name for name in names if name in _columns(old, table)] or names
    columns, marks = ", ".join(names), ", ".join("?" * len(names))
    insert = f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - our own
    count = 0
    for row in _readable_rows(old, table, columns):
        with suppress(sqlite3.IntegrityError):
            count += fresh.execute(insert, row).rowcount
    return count


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    with suppress(sqlite3.Error):
        return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]
    return []


def _readable_rows(old: sqlite3.Connection, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
    """From both ends, each up to the first page that cannot be read."""
    for order in ("ASC", "DESC"):
        select = f"SELECT {columns} FROM {table} ORDER BY rowid {order}"  # noqa: S608 - our own
        yield from _until_unreadable(old, select)


def _until_unreadable(old: sqlite3.Connection, select: str) -> Iterator[tuple[Any, ...]]:
    # Only reading may fail quietly: what is done with a row, here in between, may not.
    rows: Iterator[tuple[Any, ...]] = iter(())
    with suppress(sqlite3.Error):
        rows = old.execute(select)
    while True:
        try:
            row = next(rows, None)
        except (sqlite3.Error, UnicodeDecodeError):
            return
        if row is None:
            return
        yield row
