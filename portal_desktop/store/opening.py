"""Opening the data file, whatever state it is in."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal_desktop.errors import Trouble
from portal_desktop.store import troubles
from portal_desktop.store.database import Database
from portal_desktop.store.salvage import salvage
from portal_desktop.store.schema import APPLICATION, VERSION, migrate, version
from portal_desktop.store.store import Store

FILE = "portal-desktop.db"
_MAGIC = b"SQLite format 3\0"
_PATIENCE = 1.0


@dataclass(frozen=True)
class Opened:
    """An open store, and what the window should say about it."""

    store: Store
    notices: tuple[Trouble, ...] = ()


def open_store(folder: Path, *, max_pages: int | None = None) -> Opened:
    """Open the file in ``folder``, making both if need be.

    A damaged file is kept under another name and a new one started with what could be read: see
    ``notices``. ``max_pages`` (of 4 KiB) stands in for a full disk. Raises ``Trouble`` of kind
    ``disk`` when the file is newer than this program, open elsewhere, or the folder is unusable.
    """
    path = folder / FILE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_newer(path)
        connection = _connect(path, max_pages)
        if connection is not None:
            return Opened(Store(Database(connection)))
        aside = _move_aside(path)
        return _afresh(path, aside, max_pages)
    except OSError as error:
        raise troubles.no_folder(type(error).__name__) from error
    except sqlite3.Error as error:
        raise troubles.trouble(error) from error


def _refuse_newer(path: Path) -> None:
    # Looked up in the header (https://www.sqlite.org/fileformat.html), since opening a file with
    # SQLite may already write to it.
    if not path.exists():
        return
    with path.open("rb") as file:
        header = file.read(100)
    if header.startswith(_MAGIC) and int.from_bytes(header[60:64], "big") > VERSION:
        raise troubles.newer()


def _connect(path: Path, max_pages: int | None) -> sqlite3.Connection | None:
    """A connection to a sound file of ours, or ``None`` when the file is damaged or a stranger."""
    connection = sqlite3.connect(
        path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        if _prepare(connection, max_pages):
            return connection
    except sqlite3.Error as error:
        connection.close()
        if troubles.code(error) in troubles.DAMAGED:
            return None
        raise
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


def _prepare(connection: sqlite3.Connection, max_pages: int | None) -> bool:
    # Exclusive before anything else: no shared memory, and a second opener is told.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    if not _is_ours(connection):
        return False
    if version(connection) > VERSION:
        raise troubles.newer()
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        return False
    # Only now anything is written: a file that is not ours stays as it is.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    if max_pages is not None:
        connection.execute(f"PRAGMA max_page_count = {max_pages:d}")
    return True


def _is_ours(connection: sqlite3.Connection) -> bool:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(application == APPLICATION or (application == 0 and tables == 0))


def _move_aside(path: Path) -> Path:
    """Rename the file, and what SQLite keeps beside it, so that the pieces stay together."""
    stamp = f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    path.rename(aside)
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists():
        wal.rename(aside.with_name(f"{aside.name}-wal"))
    return aside


def _afresh(path: Path, aside: Path, max_pages: int | None) -> Opened:
    connection = _connect(path, max_pages)
    if connection is None:
        raise troubles.no_folder("a new file is damaged")
    rows = _saved_from(aside, connection)
    return Opened(Store(Database(connection)), (troubles.moved_aside(aside.name, rows),))


def _saved_from(aside: Path, fresh: sqlite3.Connection) -> int:
    """Read a copy, because SQLite may write to what it reads and the original is kept as it was."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / FILE
        for suffix in ("", "-wal"):
            source = aside.with_name(aside.name + suffix)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + suffix))
        with closing(sqlite3.connect(copy, isolation_level=None)) as old:
            return salvage(old, fresh)
