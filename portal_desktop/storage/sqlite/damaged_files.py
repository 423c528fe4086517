"""Putting data files aside as they are, and reading copies of what was put there."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal

WAL = "-wal"
PARTS = ("", WAL, "-journal")
"""The data file, and what SQLite keeps beside it: pieces that stay together."""

Why = Literal["damaged", "incomplete", "replaced"]


def beside(path: Path, part: str) -> Path:
    """The file that SQLite calls so, beside a data file."""
    return path.with_name(path.name + part)


def put_aside(path: Path, why: Why, parts: Sequence[str] = PARTS) -> Path:
    """Rename a data file with its pieces; what it is called now.

    Renaming needs no space, and what a connection has open under another name, SQLite leaves as it
    is on closing (``SQLITE_FCNTL_HAS_MOVED`` in
    https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html).

    Raises:
        OSError: where the disk does not let it be renamed.
    """
    aside = _free_name(path, why)
    for part in parts:
        source = beside(path, part)
        if part == WAL and source.exists() and not source.stat().st_size:
            source.unlink()  # SQLite makes one on looking
        elif source.exists() or source.is_symlink():
            source.rename(beside(aside, part))
    return aside


def bring_back(aside: Path, path: Path) -> None:
    """Move what was put aside to where it was, over what stands there.

    Raises:
        OSError: where the disk does not let it be moved.
    """
    for part in PARTS:
        if beside(aside, part).exists():
            beside(aside, part).replace(beside(path, part))
        else:
            beside(path, part).unlink(missing_ok=True)


def bring_back_a_copy(aside: Path, path: Path) -> None:
    """Copy what was put aside to where it was; where that fails, with ``OSError``, move it."""
    try:
        for part in PARTS:
            if beside(aside, part).exists():
                shutil.copy2(beside(aside, part), beside(path, part))
    except OSError:
        bring_back(aside, path)
        raise


@contextmanager
def copy_of(aside: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a copy, because SQLite may write to what it reads."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        for part in PARTS:
            if beside(aside, part).is_file():
                shutil.copyfile(beside(aside, part), beside(copy, part))
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            yield connection


def _free_name(path: Path, why: Why) -> Path:
    stamp = f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"
    name = f"{path.name}.{why}-{stamp}"
    number = 1
    while any(beside(path.with_name(name), part).exists() for part in PARTS):
        number += 1
        name = f"{path.name}.{why}-{stamp}-{number}"
    return path.with_name(name)
