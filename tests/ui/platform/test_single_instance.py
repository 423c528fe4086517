"""One program for each data folder, also after it was killed."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo
from pytestqt.qtbot import QtBot

from portal_desktop.common.errors import UserError
from portal_desktop.diagnostics.folder_lock import LOCK, InTheWay, Taken
from portal_desktop.ui.platform.single_instance import Instance, claim_folder

HERE = QSysInfo.machineHostName()
FIRST = """
import pathlib, sys
from PySide6.QtCore import QCoreApplication
from portal_desktop.ui.platform.single_instance import claim_folder
app = QCoreApplication([])
mine = claim_folder(pathlib.Path(sys.argv[1]), lambda: print("woken", flush=True))
print("claimed" if mine else "left", flush=True)
if mine:
    app.exec()
"""


@contextmanager
def another_program(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", FIRST, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603
        try:
            yield running
        finally:
            running.kill()


def line(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def nothing() -> None:
    """For those whom nobody wakes."""


def claimed(folder: Path) -> Instance:
    instance = claim_folder(folder, nothing)
    assert instance is not None
    return instance


def test_a_second_program_wakes_the_first_and_leaves(qtbot: QtBot, tmp_path: Path) -> None:
    with another_program(tmp_path) as first:
        assert line(first) == "claimed"
        assert claim_folder(tmp_path, nothing) is None
        assert line(first) == "woken"
        assert claim_folder(tmp_path, nothing) is None
        assert line(first) == "woken"


def test_the_first_is_woken_on_its_own_thread(qtbot: QtBot, tmp_path: Path) -> None:
    woken: list[str] = []
    instance = claim_folder(tmp_path, lambda: woken.append("woken"))
    assert instance is not None
    with another_program(tmp_path) as second:
        qtbot.waitUntil(lambda: woken == ["woken"])
        assert line(second) == "left"
    instance.release()


def test_what_a_killed_program_left_behind_does_not_stop_the_next(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with another_program(tmp_path) as killed:
        assert line(killed) == "claimed"
        killed.kill()
        killed.wait()
    woken: list[str] = []
    instance = claim_folder(tmp_path, lambda: woken.append("woken"))
    assert instance is not None
    with another_program(tmp_path) as second:
        qtbot.waitUntil(lambda: woken == ["woken"])
        assert line(second) == "left"
    instance.release()


def unreadable(lock: Path) -> None:
    lock.touch()
    lock.chmod(0)


SPOILT: dict[str, Callable[[Path], object]] = {
    "empty": Path.touch,
    "zeros": lambda lock: lock.write_bytes(bytes(4_096)),
    "noise": lambda lock: lock.write_bytes(bytes(range(256)) * 9),
    "of a process that is another by now": lambda lock: lock.write_text(
        f"{os.getppid()}\n{Path(sys.executable).name}\n{HERE}\n"
    ),
    "of this very process": lambda lock: lock.write_text(
        f"{os.getpid()}\nportal-desktop\n{HERE}\n"
    ),
    "without a number": lambda lock: lock.write_text("\nportal-desktop\nelsewhere\n"),
    "that nobody may read": unreadable,
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_lock_file_that_nobody_holds_keeps_nobody_out(
    qtbot: QtBot, tmp_path: Path, how: str
) -> None:
    SPOILT[how](tmp_path / LOCK)
    claimed(tmp_path).release()


@pytest.mark.parametrize("how", [name for name in SPOILT if "read" not in name])
def test_whatever_is_in_the_lock_file_who_holds_it_is_woken(
    qtbot: QtBot, tmp_path: Path, how: str
) -> None:
    with another_program(tmp_path) as first:
        assert line(first) == "claimed"
        SPOILT[how](tmp_path / LOCK)
        assert claim_folder(tmp_path, nothing) is None
        assert line(first) == "woken"


IN_THE_WAY: dict[str, Callable[[Path], object]] = {
    "a folder": lambda lock: lock.mkdir(),
    "a folder with something in it": lambda lock: (lock / "photos").mkdir(parents=True),
    "a link": lambda lock: lock.symlink_to("nowhere"),
    "a link to a file": lambda lock: lock.symlink_to(__file__),
    "a pipe": os.mkfifo if hasattr(os, "mkfifo") else Path.mkdir,
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("what", IN_THE_WAY)
def test_what_is_no_lock_file_is_said_and_can_be_moved_aside(
    qtbot: QtBot, tmp_path: Path, what: str
) -> None:
    for turn in range(2):
        IN_THE_WAY[what](tmp_path / LOCK)
        with pytest.raises(InTheWay) as said:
            claim_folder(tmp_path, nothing)
        assert str(tmp_path / LOCK) in said.value.advice
        assert said.value.way_on == "Move it aside and open"
        said.value.clear()
        claimed(tmp_path).release()
        assert len([*tmp_path.glob("*.moved-*")]) == turn + 1
        (tmp_path / LOCK).unlink()


def test_a_folder_left_open_on_another_computer_is_opened_once_somebody_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / LOCK).write_text("7\nportal-desktop\nstudio\x07\nan-id-of-its-own\n")
    with pytest.raises(InTheWay):
        claim_folder(tmp_path, nothing)
    with pytest.raises(InTheWay) as said:
        claim_folder(tmp_path, nothing)
    assert "“studio”" in said.value.title
    said.value.clear()
    claimed(tmp_path).release()


def test_a_computer_that_has_another_name_now_is_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    with another_program(tmp_path) as killed:
        assert line(killed) == "claimed"
        killed.kill()
        killed.wait()
    number, program, host, machine, _end = (tmp_path / LOCK).read_text().split("\n")
    assert (number, program, host) == (str(killed.pid), "portal-desktop", HERE)
    if not machine:
        pytest.skip("this computer has no id")
    (tmp_path / LOCK).write_text(f"{number}\n{program}\nanother-name\n{machine}\n")
    claimed(tmp_path).release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process")
def test_one_that_holds_the_folder_and_does_not_answer_is_said(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with another_program(tmp_path) as first:
        assert line(first) == "claimed"
        assert claim_folder(tmp_path, nothing) is None
        assert line(first) == "woken"
        first.send_signal(signal.SIGSTOP)
        with pytest.raises(Taken) as said:
            claim_folder(tmp_path, nothing, patience=300)
        assert "already open" in said.value.title
        assert said.value.advice
        first.send_signal(signal.SIGCONT)
        assert claim_folder(tmp_path, nothing) is None


def test_one_that_is_closing_is_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    with another_program(tmp_path) as first:
        assert line(first) == "claimed"
        soon = threading.Timer(0.3, first.kill)
        soon.start()
        instance = claim_folder(tmp_path, nothing, wake=True)
        soon.join()
        if instance is None:  # it had begun to listen before it ended
            instance = claim_folder(tmp_path, nothing)
        assert instance is not None
        instance.release()


def test_who_only_looks_wakes_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    with another_program(tmp_path) as first:
        assert line(first) == "claimed"
        assert claim_folder(tmp_path, nothing) is None
        assert line(first) == "woken"
        with pytest.raises(Taken):
            claim_folder(tmp_path, nothing, wake=False)
        first.kill()
        assert line(first) == ""


def test_other_data_folders_are_other_programs(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    first, second = claimed(tmp_path), claimed(tmp_path / "two")
    first.release()
    second.release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no folder with open files")
def test_a_folder_that_was_moved_and_made_anew_is_held_again(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    instance = claimed(folder)
    folder.rename(tmp_path / "elsewhere")
    folder.mkdir()
    instance.lock_again()
    with pytest.raises(Taken):
        claim_folder(folder, nothing, wake=False)
    claimed(tmp_path / "elsewhere").release()
    instance.lock_again()
    instance.release()
    claimed(folder).release()


def test_a_released_folder_can_be_claimed_again(qtbot: QtBot, tmp_path: Path) -> None:
    claimed(tmp_path).release()
    claimed(tmp_path).release()


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError) as said:
        claim_folder(tmp_path, nothing)
    tmp_path.chmod(0o700)
    assert said.value.kind == "disk"


def test_a_folder_that_is_not_there_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(UserError) as said:
        claim_folder(tmp_path / "missing", nothing)
    assert said.value.kind == "disk"
