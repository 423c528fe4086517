"""The unexpected is written down without secrets and said without a traceback."""

import faulthandler
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal_desktop.common.errors import UserError
from portal_desktop.diagnostics import exception_hooks as hooks

KEY = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"
LINK = "https://billing.stripe.com/p/session/test_" + "YWNjdF8xSEx"


@pytest.fixture
def told() -> list[UserError]:
    return []


@pytest.fixture
def log(tmp_path: Path, told: list[UserError]) -> Iterator[Path]:
    crashes_went_to_pytest = faulthandler.is_enabled()
    installed = hooks.install_hooks(tmp_path, told.append)
    yield tmp_path / hooks.LOG
    installed.remove()
    if crashes_went_to_pytest:
        faulthandler.enable()


def fail() -> None:
    raise ValueError(f"refused {KEY} at {LINK}")


def hand_to_hook() -> None:
    try:
        fail()
    except ValueError:
        sys.excepthook(*sys.exc_info())


def test_what_nobody_caught_is_said_in_a_sentence(log: Path, told: list[UserError]) -> None:
    hand_to_hook()
    (said,) = told
    assert said.kind == "unexpected"
    assert said.advice
    assert "ValueError" not in f"{said} {said.detail}"


def test_the_log_has_the_traceback_without_secrets(log: Path) -> None:
    hand_to_hook()
    written = log.read_text(encoding="utf-8")
    assert "in fail" in written
    assert "ValueError: refused sk_live_… at https://billing.stripe.com/p/session/…" in written
    assert KEY not in written


def test_a_thread_that_fails_is_heard_too(log: Path, told: list[UserError]) -> None:
    thread = threading.Thread(target=fail)
    # pytest watches threads with a hook of its own; the one installed is tried by itself.
    arguments = threading.ExceptHookArgs((ValueError, ValueError(KEY), None, thread))
    threading.excepthook(arguments)
    threading.excepthook(threading.ExceptHookArgs((SystemExit, SystemExit(), None, thread)))
    assert [user_error.kind for user_error in told] == ["unexpected"]
    assert KEY not in log.read_text(encoding="utf-8")


def test_a_trouble_that_nobody_caught_keeps_its_own_words(log: Path, told: list[UserError]) -> None:
    full = UserError("The disk is full.", kind="disk")
    sys.excepthook(UserError, full, None)
    assert told == [full]


def test_saying_it_may_fail_without_a_traceback_on_the_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_user_error: UserError) -> None:
        raise RuntimeError("no window")

    installed = hooks.install_hooks(tmp_path, broken)
    hand_to_hook()
    installed.remove()
    assert capsys.readouterr().err == ""
    assert "no window" in (tmp_path / hooks.LOG).read_text(encoding="utf-8")


@pytest.mark.parametrize("logger", ["portal_desktop.x", "stripe", "urllib3.connectionpool"])
def test_whoever_logs_a_secret_it_is_masked(log: Path, logger: str) -> None:
    logging.getLogger(logger).warning("sent %s to %s", KEY, {"url": LINK})
    written = log.read_text(encoding="utf-8")
    assert "sk_live_…" in written
    assert "/p/session/…" in written
    assert KEY not in written
    assert LINK not in written


def test_the_log_is_bounded(log: Path) -> None:
    for _turn in range(17):
        logging.getLogger("portal_desktop").warning("x" * 100_000)
    sizes = [file.stat().st_size for file in log.parent.glob(f"{hooks.LOG}*")]
    assert 1 < len(sizes) <= 3
    assert sum(sizes) < 2_000_000


def test_removing_puts_back_what_was_there(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, logging.getLogger().handlers[:])
    enabled = faulthandler.is_enabled()
    hooks.install_hooks(tmp_path, lambda _user_error: None).remove()
    if enabled:
        faulthandler.enable()
    assert (sys.excepthook, threading.excepthook, logging.getLogger().handlers) == before


def test_a_folder_that_cannot_be_written_to_stops_nothing(
    tmp_path: Path, told: list[UserError], capsys: pytest.CaptureFixture[str]
) -> None:
    enabled = faulthandler.is_enabled()
    installed = hooks.install_hooks(tmp_path / "missing", told.append)
    hand_to_hook()
    installed.remove()
    assert faulthandler.is_enabled() == enabled
    assert len(told) == 1
    assert KEY not in capsys.readouterr().err


def test_a_crash_below_python_is_written_down(tmp_path: Path) -> None:
    program = (
        "import faulthandler, pathlib, sys;"
        "from portal_desktop.diagnostics import exception_hooks as hooks;"
        "hooks.install_hooks(pathlib.Path(sys.argv[1]), print); faulthandler._sigsegv()"
    )
    done = subprocess.run(  # noqa: S603 - a program of this file
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, check=False
    )
    assert done.returncode != 0
    assert "Current thread" in (tmp_path / hooks.CRASHES).read_text(encoding="utf-8")


def test_ctrl_c_still_ends_the_program(tmp_path: Path) -> None:
    program = (
        "import pathlib, sys; from portal_desktop.diagnostics import exception_hooks as hooks;"
        "hooks.install_hooks(pathlib.Path(sys.argv[1]), print); raise KeyboardInterrupt"
    )
    done = subprocess.run(  # noqa: S603 - a program of this file
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, check=False
    )
    assert done.returncode != 0
    assert done.stdout == b""
