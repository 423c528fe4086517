"""Where the data file is: whether the one that is open still stands there, and putting it back.

On POSIX a file that is open can be deleted, moved or replaced by another program; what is saved
then goes where nobody will find it again.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from portal_desktop.common.private_files import make_private
from portal_desktop.storage.sqlite import errors as user_errors
from portal_desktop.storage.sqlite.connecting import connect, make_ready
from portal_desktop.storage.sqlite.damaged_files import PARTS, WAL, beside, put_aside
from portal_desktop.storage.sqlite.save_counter import CountBeside

Identity = tuple[int, int]

_OPEN = ("", WAL)


@dataclass
class DataFile:
    """The file that a connection has open, and the count of savings beside it.

    Attributes:
        path: where it was when it was opened.
        max_pages: of 4 KiB; stands in for a full disk. None for as many as the disk has.
    """

    path: Path
    saves: CountBeside
    max_pages: int | None = None
    _known: dict[str, Identity | None] = field(default_factory=dict)

    def opened(self) -> None:
        """Remember which files a connection has just opened."""
        self._known = {part: _identity(beside(self.path, part)) for part in _OPEN}

    def is_there(self) -> bool:
        """Whether these still stand where they were opened."""
        return not any(self._is_other(part) for part in _OPEN)

    def put_back(self, old: sqlite3.Connection) -> tuple[sqlite3.Connection, str]:
        """Write anew all that ``old`` still has, where the file should be.

        Returns:
            Another connection in its place, and the name under which a file that stood there is
            kept
            now, or none.

        Raises:
            OSError: like ``sqlite3.Error``, where it cannot be written; ``old`` can be used on
                then.
            sqlite3.Error: the same.
        """
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = beside(self.path, ".new")
        try:
            fresh.unlink(missing_ok=True)
            make_private(fresh)
            with closing(sqlite3.connect(fresh)) as copy:
                old.backup(copy)
            kept = self._keep_others()
            fresh.replace(self.path)
        finally:
            fresh.unlink(missing_ok=True)
        connection = connect(self.path)
        make_ready(connection, self.max_pages)
        self.opened()
        self.saves.close()
        old.close()
        return connection, kept

    def _keep_others(self) -> str:
        parts = [part for part in PARTS if self._is_other(part)]
        parts = [part for part in parts if _identity(beside(self.path, part))]
        if not parts:
            return ""
        if "" in parts:
            _refuse_open_elsewhere(self.path)
        return put_aside(self.path, "replaced", parts).name

    def _is_other(self, part: str) -> bool:
        return _identity(beside(self.path, part)) != self._known.get(part)


def _identity(path: Path) -> Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _refuse_open_elsewhere(path: Path) -> None:
    """Leave a file alone that another Portal Desktop has begun to use."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0)) as other:
        try:
            other.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error as error:
            if user_errors.result_code(error) in user_errors.IN_USE:
                raise
