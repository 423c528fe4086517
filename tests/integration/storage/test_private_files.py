"""What the program keeps is for its owner only, whatever the folder and the umask allow."""

import logging
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from portal_desktop.account.account import demo_account
from portal_desktop.diagnostics import exception_hooks as hooks
from portal_desktop.diagnostics.folder_lock import LOCK
from portal_desktop.diagnostics.log_handler import open_log
from portal_desktop.storage.sqlite.opening import FILE, open_store
from tests.integration.application.test_cli import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights are those of POSIX")

OPEN_TO_ALL = ["portal-desktop.log.1", "portal-desktop.db.damaged-2026-11-20-101500", "demo.new"]


@pytest.fixture(params=[0o000, 0o022, 0o277], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What the person's shell takes away from new files: nothing, the usual, and too much."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that everybody may look into."""
    made = tmp_path / "data"
    made.mkdir()
    made.chmod(0o755)
    return made


def rights(folder: Path) -> dict[str, int]:
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


def test_the_data_file_is_private_while_it_is_open_and_afterwards(folder: Path, umask: int) -> None:
    with closing(open_store(folder).store) as store:
        store.put_account(demo_account())
        assert {f"{FILE}-wal", FILE} <= rights(folder).keys()
        assert set(rights(folder).values()) == {0o600}
    assert set(rights(folder).values()) == {0o600}


def test_the_log_and_its_older_ones_are_private(folder: Path, umask: int) -> None:
    log = open_log(folder / hooks.LOG, most_bytes=1_000)
    with closing(log):
        for line in range(100):
            log.emit(logging.LogRecord("x", logging.INFO, "x", 1, f"line {line}" * 9, None, None))
    assert len(rights(folder)) > 1
    assert set(rights(folder).values()) == {0o600}


def test_a_whole_run_leaves_private_files_only_and_those_of_others_alone(folder: Path) -> None:
    (folder / FILE).touch()
    for name in [*OPEN_TO_ALL, hooks.CRASHES, hooks.LOG, "portal-desktop.db", "holiday.jpg"]:
        (folder / name).touch()
        (folder / name).chmod(0o664)
    ended = run("--self-test", "--demo", "--data", str(folder))
    assert (ended.returncode, ended.stderr) == (0, "")
    found = rights(folder)
    assert found.pop("holiday.jpg") == 0o664
    assert {FILE, LOCK, hooks.CRASHES, *OPEN_TO_ALL} <= found.keys()
    assert {name: mode for name, mode in found.items() if mode != 0o600} == {}


def test_the_demo_is_private(folder: Path) -> None:
    from portal_desktop.application.account_service import AccountService, StartOptions
    from portal_desktop.application.demo_account import DEMO_FILE

    with closing(open_store(folder).store) as store:
        account_service = AccountService(store, StartOptions(folder, named=True))
        account_service.stand_in(
            account_service.demo_account(),
            {"settings": {"branding": {"secondary_color": "#0b6e6e"}}},
        )
        assert rights(folder)[DEMO_FILE] == 0o600
