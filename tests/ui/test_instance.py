"""One program for each data folder, also after it was killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from portal_desktop.errors import Trouble
from portal_desktop.ui.instance import Instance, claim

FIRST = """
import pathlib, sys
from PySide6.QtCore import QCoreApplication
from portal_desktop.ui.instance import claim
app = QCoreApplication([])
mine = claim(pathlib.Path(sys.argv[1]), lambda: print("woken", flush=True))
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
    instance = claim(folder, nothing)
    assert instance is not None
    return instance


def test_a_second_program_wakes_the_first_and_leaves(qtbot: QtBot, tmp_path: Path) -> None:
    with another_program(tmp_path) as first:
        assert line(first) == "claimed"
        assert claim(tmp_path, nothing) is None
        assert line(first) == "woken"
        assert claim(tmp_path, nothing) is None
        assert line(first) == "woken"


def test_the_first_is_woken_on_its_own_thread(qtbot: QtBot, tmp_path: Path) -> None:
    woken: list[str] = []
    instance = claim(tmp_path, lambda: woken.append("woken"))
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
    instance = claim(tmp_path, lambda: woken.append("woken"))
    assert instance is not None
    with another_program(tmp_path) as second:
        qtbot.waitUntil(lambda: woken == ["woken"])
        assert line(second) == "left"
    instance.release()


def test_other_data_folders_are_other_programs(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    first, second = claimed(tmp_path), claimed(tmp_path / "two")
    first.release()
    second.release()


def test_a_released_folder_can_be_claimed_again(qtbot: QtBot, tmp_path: Path) -> None:
    claimed(tmp_path).release()
    claimed(tmp_path).release()


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Trouble) as said:
        claim(tmp_path, nothing)
    tmp_path.chmod(0o700)
    assert said.value.kind == "disk"


def test_a_folder_that_is_not_there_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as said:
        claim(tmp_path / "missing", nothing)
    assert said.value.kind == "disk"
