"""Carrying over what can still be read from a damaged file."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from portal_desktop.storage.sqlite.schema import TABLES


def salvage(old: sqlite3.Connection, fresh: sqlite3.Connection) -> int:
    """Copy every readable row; how many there were. Rows that no longer fit are left behind.

    Raises ``sqlite3.Error`` where the new file cannot be written, as on a full disk.
    """
    fresh.execute("BEGIN IMMEDIATE")
    rows = sum(_table(old, fresh, table) for table in TABLES)
    fresh.execute("COMMIT")
    return rows


def _table(old: sqlite3.Connection, fresh: sqlite3.Connection, table: str) -> int:
    names = _columns(fresh, table)
    # An older file may lack some; one in which even that cannot be read is asked for all.
    names = [name for name in names if name in _columns(old, table)] or names
    columns, marks = ", ".join(names), ", ".join("?" * len(names))
    insert = f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - our own
    count = 0
    for row in _readable(old, table, columns):
        with suppress(sqlite3.IntegrityError):
            count += fresh.execute(insert, row).rowcount
    return count


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    with suppress(sqlite3.Error):
        return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]
    return []


def _readable(old: sqlite3.Connection, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
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
