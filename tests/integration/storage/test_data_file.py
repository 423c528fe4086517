"""The data file is damaged, cut, moved or deleted: nothing is lost without a word."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from portal_desktop.account.account import new_account
from portal_desktop.common.errors import UserError
from portal_desktop.storage.sqlite.opening import FILE, OpenedStore, open_store
from portal_desktop.storage.sqlite.store import Store

CLUB = new_account("Harbour Rowing Club", "test")
WAL, SAVES = f"{FILE}-wal", f"{FILE}-saves"
HEADER, FRAME = 32, 24 + 4096
"""Bytes of a log: https://www.sqlite.org/fileformat.html#the_write_ahead_log."""
SAVE_AND_BE_KILLED = f"""
import os, pathlib, sys
from portal_desktop.storage.sqlite.opening import open_store
from portal_desktop.account.account import Account
store = open_store(pathlib.Path(sys.argv[1])).store
store.put_account(Account({CLUB.id!r}, "Harbour Rowing Club", "test"))
for number in range(9):
    store.save_draft({CLUB.id!r}, "document", f"draft {{number}}")
os._exit(9)
"""
OPEN_AND_WAIT = """
import pathlib, sys
from portal_desktop.storage.sqlite.opening import open_store
store = open_store(pathlib.Path(sys.argv[1])).store
print("open", flush=True)
sys.stdin.read()
"""

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take an open file")


def killed(folder: Path) -> None:
    """Save nine drafts in a program that is killed: all of it is in the log."""
    command = [sys.executable, "-c", SAVE_AND_BE_KILLED, str(folder)]
    subprocess.run(command, check=False)  # noqa: S603
    assert (folder / WAL).stat().st_size > 9 * FRAME


def pieces(folder: Path, name: str = FILE) -> dict[str, bytes]:
    """The data file, and its log unless it is empty, byte for byte."""
    files = {"file": folder / name, "log": folder / f"{name}-wal"}
    found = {part: file.read_bytes() for part, file in files.items() if file.exists()}
    return {part: content for part, content in found.items() if content or part == "file"}


def aside(folder: Path, why: str) -> str:
    """The name of the one file that was put aside."""
    names = {file.name.removesuffix("-wal") for file in folder.glob(f"{FILE}.{why}-*")}
    assert len(names) == 1, names
    return names.pop()


def draft(opened: OpenedStore) -> str | None:
    with closing(opened.store) as store:
        return store.draft(CLUB.id, "document")


def cut(file: Path, most: int) -> None:
    with file.open("r+b") as opened:
        opened.truncate(most)


def spoil(file: Path, at: int, length: int = 8) -> None:
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(b"\xaa" * length)


# a program finds what another left that was killed


def test_a_kill_alone_is_nothing_to_speak_of(tmp_path: Path) -> None:
    killed(tmp_path)
    opened = open_store(tmp_path)
    assert opened.notices == ()
    assert draft(opened) == "draft 8"


LOSSES: dict[str, Callable[[Path], None]] = {
    "taken away": lambda log: log.unlink(),
    "emptied": lambda log: cut(log, 0),
    "cut at its beginning": lambda log: cut(log, HEADER + 100),
    "cut by one byte": lambda log: cut(log, log.stat().st_size - 1),
    "spoilt at its beginning": lambda log: spoil(log, 8),
    "spoilt in the middle": lambda log: spoil(log, log.stat().st_size // 2),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_log_that_is_cut_or_missing_is_said_and_kept_as_it_was(tmp_path: Path, loss: str) -> None:
    killed(tmp_path)
    LOSSES[loss](tmp_path / WAL)
    found = pieces(tmp_path)

    opened = open_store(tmp_path)

    (notice,) = opened.notices
    assert "missing" in notice.title
    assert aside(tmp_path, "incomplete") in notice.advice
    assert pieces(tmp_path, aside(tmp_path, "incomplete")) == found
    assert draft(opened) != "draft 8"
    again = open_store(tmp_path)
    again.store.close()
    assert again.notices == ()


def test_an_older_file_put_in_place_is_said(tmp_path: Path) -> None:
    killed(tmp_path)
    open_store(tmp_path).store.close()
    older = (tmp_path / FILE).read_bytes()
    with closing(open_store(tmp_path).store) as store:
        store.save_draft(CLUB.id, "document", "newer")
    (tmp_path / FILE).write_bytes(older)
    (notice,) = (opened := open_store(tmp_path)).notices
    opened.store.close()
    assert "missing" in notice.title


@pytest.mark.parametrize("left", ["", "an empty file", "only the log"])
def test_a_file_deleted_meanwhile_is_said_once(tmp_path: Path, left: str) -> None:
    killed(tmp_path)
    log = (tmp_path / WAL).read_bytes()
    (tmp_path / FILE).unlink()
    if left == "an empty file":
        (tmp_path / FILE).touch()
    if left != "only the log":
        (tmp_path / WAL).unlink()

    opened = open_store(tmp_path)

    opened.store.close()
    (notice,) = opened.notices
    assert "a new one was started" in notice.title
    if left == "only the log":
        assert pieces(tmp_path, aside(tmp_path, "damaged"))["log"] == log
    again = open_store(tmp_path)
    again.store.close()
    assert again.notices == ()


@pytest.mark.parametrize("where", [0, 100, 30_000])
def test_a_damaged_file_is_kept_with_its_log_as_they_were(tmp_path: Path, where: int) -> None:
    with closing(open_store(tmp_path).store) as store:
        store.put_account(CLUB)
        for number in range(50):
            store.add_revision(CLUB.id, "s", number, "t", "z" * 3_000)
    killed(tmp_path)
    spoil(tmp_path / FILE, where, 9_000)
    found = pieces(tmp_path)
    assert found["log"]

    opened = open_store(tmp_path)

    opened.store.close()
    (notice,) = opened.notices
    assert "damaged" in notice.title
    assert pieces(tmp_path, aside(tmp_path, "damaged")) == found


def test_a_file_that_cannot_be_saved_from_for_lack_of_room_stays_for_the_next_start(
    tmp_path: Path,
) -> None:
    with closing(open_store(tmp_path).store) as store:
        store.put_account(CLUB)
        store.save_draft(CLUB.id, "document", "typed")
        for number in range(300):
            store.add_revision(CLUB.id, "s", number, "t", "z" * 3_000)
    spoil(tmp_path / FILE, 600_000, 40_960)
    found = pieces(tmp_path)

    with pytest.raises(UserError) as said:
        open_store(tmp_path, max_pages=60)

    assert "full" in said.value.title
    assert pieces(tmp_path) == found
    opened = open_store(tmp_path)
    assert len(opened.notices) == 1
    assert draft(opened) == "typed"


# the file is taken away from a running program


@pytest.fixture
def told() -> list[UserError]:
    return []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def store(folder: Path, told: list[UserError]) -> Iterator[Store]:
    opened = open_store(folder, tell=told.append).store
    opened.put_account(CLUB)
    opened.add_revision(CLUB.id, "document", 1, "As found", "{}")
    opened.save_draft(CLUB.id, "document", "before")
    yield opened
    opened.close()


def empty(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


TAKEN: dict[str, Callable[[Path], object]] = {
    "deleted": empty,
    "only the log deleted": lambda folder: (folder / WAL).unlink(),
    "only the data file deleted": lambda folder: (folder / FILE).unlink(),
    "the folder moved": lambda folder: folder.rename(folder.with_name("elsewhere")),
    "the folder deleted": shutil.rmtree,
}


@posix
@pytest.mark.parametrize("how", TAKEN)
def test_a_file_that_was_taken_away_is_written_anew_and_that_is_said(
    store: Store, folder: Path, told: list[UserError], how: str
) -> None:
    TAKEN[how](folder)

    store.save_draft(CLUB.id, "document", "after")

    (said,) = told
    assert "written anew" in said.title
    assert said.advice
    store.save_draft(CLUB.id, "document", "later")
    assert len(told) == 1
    assert seen_by_others(folder) == ["later"]
    assert len(seen_by_others(folder, "revisions")) == 1


@posix
def test_closing_notices_it_too(store: Store, folder: Path, told: list[UserError]) -> None:
    TAKEN["deleted"](folder)
    store.close()
    assert len(told) == 1
    assert draft(open_store(folder)) == "before"


@posix
@pytest.mark.parametrize("other", [b"", b"not a database", b"a backup"])
def test_what_was_put_in_its_place_is_kept_and_that_is_said(
    store: Store, folder: Path, told: list[UserError], tmp_path: Path, other: bytes
) -> None:
    if other == b"a backup":
        open_store(tmp_path / "older").store.close()
        other = (tmp_path / "older" / FILE).read_bytes()
    (tmp_path / "other").write_bytes(other)
    (tmp_path / "other").replace(folder / FILE)

    store.save_draft(CLUB.id, "document", "after")

    (said,) = told
    name = aside(folder, "replaced")
    assert name in said.advice
    assert pieces(folder, name)["file"] == other
    assert seen_by_others(folder) == ["after"]


@posix
def test_what_another_program_has_begun_in_its_place_is_left_alone(
    store: Store, folder: Path, told: list[UserError]
) -> None:
    folder.rename(folder.with_name("elsewhere"))
    command = [
        sys.executable,
        "-c",
        OPEN_AND_WAIT,
        str(folder),
    ]
    with subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(UserError) as said:
            store.save_draft(CLUB.id, "document", "after")
        assert "Another program" in said.value.title
        other.kill()
    assert seen_by_others(folder, "accounts") == []
    store.unsaved_drafts.save()
    assert len(told) == 1
    assert seen_by_others(folder, "accounts") != []


@posix
def test_where_it_cannot_be_written_anew_that_is_said_until_it_can(
    store: Store, folder: Path, told: list[UserError]
) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.write_text("no folder")

    with pytest.raises(UserError) as said:
        store.save_draft(CLUB.id, "document", "after")

    assert (said.value.kind, said.value.title) == (
        "disk",
        "The data folder is gone, so nothing can be saved.",
    )
    assert store.draft(CLUB.id, "document") == "after"
    folder.unlink()
    folder.with_name("elsewhere").rename(folder)
    store.unsaved_drafts.save()
    assert seen_by_others(folder) == ["after"]
    assert told == []


def seen_by_others(folder: Path, table: str = "drafts") -> list[str]:
    """What another start would find now, in the last column of a table."""
    copy = folder.with_name(f"copy-{os.urandom(4).hex()}")
    shutil.copytree(folder, copy)
    with closing(sqlite3.connect(copy / FILE)) as other:
        return [str(row[-1]) for row in other.execute(f"SELECT * FROM {table}")]  # noqa: S608
