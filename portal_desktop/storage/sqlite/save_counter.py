"""How often was saved, known beside the data file as well, so that lost savings are noticed.

What SQLite cannot read at the end of its write-ahead log it drops without a word
(https://www.sqlite.org/wal.html#recovery), and a log that is missing it does not miss. So each
transaction counts itself in the data file, and then in a file of 21 bytes. After a kill the two
agree, or the data file is ahead by one. Where it is behind, savings are missing: the log was cut
or taken away, the data file is an older one, or a power cut came before the disk had written all.

Not noticed: the loss of both files together, such as a whole folder put back from a backup.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from portal_desktop.common.private_files import open_private

SUFFIX = "-saves"
_NOTE = "saves"
_DIGITS = 20
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)


def counted(connection: sqlite3.Connection) -> int:
    """How often was saved, as the data file says; 0 for one that never counted."""
    tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'notes'").fetchone()
    return _kept(connection) if tables else 0


def count(connection: sqlite3.Connection) -> int:
    """Count one more saving, as part of its transaction; which one it is."""
    number = _kept(connection) + 1
    connection.execute(
        "INSERT INTO notes VALUES ('', ?, ?)"
        " ON CONFLICT (account_id, name) DO UPDATE SET text = excluded.text",
        (_NOTE, str(number)),
    )
    return number


def _kept(connection: sqlite3.Connection) -> int:
    rows = connection.execute(
        "SELECT text FROM notes WHERE account_id = '' AND name = ?", (_NOTE,)
    ).fetchall()
    return _number(rows[0][0]) if rows else 0


class CountBeside:
    """The number in the small file; a disk that does not take it does no harm."""

    def __init__(self, data_file: Path) -> None:
        self._path = data_file.with_name(data_file.name + SUFFIX)
        self._file: int | None = None

    def read(self) -> int:
        """The number; 0 where there is none to be read."""
        try:
            return _number(self._path.read_bytes()[: _DIGITS + 1])
        except OSError:
            return 0

    def write(self, number: int) -> None:
        """Write the number over the one before, which needs no space."""
        with suppress(OSError):
            if self._file is None:
                self._file = open_private(str(self._path), _OPEN)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, b"%0*d\n" % (_DIGITS, number))

    def close(self) -> None:
        """Let go of the file; writing opens the one that is there by then."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _number(text: str | bytes) -> int:
    try:
        return max(0, int(text))
    except ValueError:
        return 0
