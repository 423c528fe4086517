"""Carrying over what can still be read from a damaged file."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from portal_desktop.store.schema import TABLES


def salvage(old: sqlite3.Connection, fresh: sqlite3.Connection) -> int:
    """Copy every readable row; how many there were. Rows that no longer fit are left behind."""
    fresh.execute("BEGIN IMMEDIATE")
    rows = sum(_table(old, fresh, table) for table in TABLES)
    fresh.execute("COMMIT")
    return rows


def _table(old: sqlite3.Connection, fresh: sqlite3.Connection, table: str) -> int:
    columns = [str(row[1]) for row in fresh.execute(f"PRAGMA table_info({table})")]
    marks = ", ".join("?" * len(columns))
    insert = f"INSERT OR IGNORE INTO {table} VALUES ({marks})"  # noqa: S608 - names of our own
    count = 0
    for row in _readable(old, table, ", ".join(columns)):
        with suppress(sqlite3.Error):
            count += fresh.execute(insert, row).rowcount
    return count


def _readable(old: sqlite3.Connection, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
    """From both ends, each up to the first page that cannot be read."""
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.Error, UnicodeDecodeError):
            yield from old.execute(
                f"SELECT {columns} FROM {table} ORDER BY rowid {order}"  # noqa: S608 - our own
            )
