"""The program as it is started: in a process of its own, without a screen."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from portal_desktop import emulator
from portal_desktop.account.account import demo_account
from portal_desktop.application.cli import main
from portal_desktop.branding.image_header import inspect_image
from portal_desktop.diagnostics import display_check as screen
from portal_desktop.diagnostics import exception_hooks as hooks
from portal_desktop.diagnostics.folder_lock import LOCK
from portal_desktop.emulator import DEMO_KEY
from portal_desktop.emulator.server import serve
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.storage.account_storage import AccountStorage
from portal_desktop.storage.sqlite.opening import open_store
from tests.emulator.extremes import HUGE, extreme
from tests.paths import ROOT
from tests.soak.typing_program import LETTERS
from tests.support.http_account import Listening

PATIENCE = 180
"""Seconds that anything may take, also on a machine that does much else."""
NOBODY = "http://127.0.0.1:1"


def environment(**changes: str | None) -> dict[str, str]:
    """This one's, with some variables other or (None) not there."""
    wanted = {**os.environ, "PYTHONPATH": str(ROOT), **changes}
    return {name: value for name, value in wanted.items() if value is not None}


def run(*arguments: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Start the program and wait for its end."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "portal_desktop", *arguments],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        cwd=ROOT,
        env=env or environment(),
        check=False,
    )


@contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[str]]:
    """A process that is ended in the end."""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(),
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def test_it_looks_at_itself(tmp_path: Path) -> None:
    ended = run("--self-test", "--demo", "--data", str(tmp_path))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "Portal Desktop works.\n", "")


def test_it_starts_where_nothing_was_ever_opened(tmp_path: Path) -> None:
    ended = run("--self-test", "--data", str(tmp_path / "not" / "yet"))
    assert (ended.returncode, ended.stderr) == (0, "")


def test_it_saves_a_picture_of_itself(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    ended = run("--demo", "--data", str(tmp_path / "data"), "--screenshot", str(picture))
    assert (ended.returncode, ended.stderr) == (0, "")
    facts = inspect_image(picture.read_bytes())
    assert (facts.kind, facts.width > 700, facts.height > 500) == ("png", True, True)


def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    ended = run(
        "--demo", "--data", str(tmp_path), "--screenshot", str(tmp_path / "no" / "such.png")
    )
    assert ended.returncode == 1
    assert "such.png cannot be written." in ended.stderr


def test_the_demo_at_an_address_is_opened_with_its_fixed_key(tmp_path: Path) -> None:
    stripe = Listening(emulator.demo())
    with serve(stripe) as address:
        ended = run("--self-test", "--demo", "--api-base", address, "--data", str(tmp_path))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "Portal Desktop works.\n", "")
    assert {one.headers["authorization"] for one in stripe.asked} == {f"Bearer {DEMO_KEY}"}
    assert not (tmp_path / "demo.json").exists()


@pytest.mark.parametrize("number", [HUGE, -HUGE])
def test_numbers_that_nobody_would_believe_are_no_accident(tmp_path: Path, number: int) -> None:
    with serve(Listening(extreme(number))) as address:
        ended = run("--self-test", "--demo", "--api-base", address, "--data", str(tmp_path))
    assert ended.returncode == 1
    assert ended.stderr.startswith("Stripe’s answer could not be read.")
    assert not (tmp_path / hooks.LOG).exists()


@pytest.mark.parametrize("day", ["2000-01-01", "2999-12-31"])
def test_it_works_on_any_day(tmp_path: Path, day: str) -> None:
    ended = run("--self-test", "--demo", "--now", day, "--data", str(tmp_path))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "Portal Desktop works.\n", "")


def test_an_address_nobody_answers_at_fails_the_look_at_itself(tmp_path: Path) -> None:
    ended = run("--self-test", "--demo", "--api-base", NOBODY, "--data", str(tmp_path))
    assert ended.returncode == 1
    assert "Stripe cannot be reached." in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--api-base", "harbour"], "not the address of a server"),
        (["--api-base", "http://stripe.example.com"], "not encrypted"),
        (["--now", "tomorrow"], "--now"),
        (["--now", "9999-12-31"], "take a day from the year 2000 to 2999"),
        (["--now", "1969-12-31"], "take a day from the year 2000 to 2999"),
        (["--what"], "--what"),
    ],
)
def test_what_was_asked_wrongly_is_said(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    try:
        status = main([*arguments, "--data", str(tmp_path)])
    except SystemExit as ended:
        status = int(ended.code or 0)
    assert status != 0
    assert said in capfd.readouterr().err


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("I am no folder")
    ended = run("--self-test", "--data", str(tmp_path / "file" / "below"))
    assert ended.returncode == 1
    assert "choose another with --data." in ended.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="screens are asked for on Linux")
def test_without_a_screen_it_says_what_to_do(tmp_path: Path) -> None:
    env = environment(QT_QPA_PLATFORM=None, DISPLAY=None, WAYLAND_DISPLAY=None)
    ended = run("--demo", "--data", str(tmp_path), env=env)
    assert ended.returncode == 1
    assert "set DISPLAY" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries are asked for on Linux")
@pytest.mark.parametrize(("library", "package"), [*screen.LIBRARIES, *screen.FOR_X11], ids=str)
def test_a_missing_library_is_named_as_its_package(
    monkeypatch: pytest.MonkeyPatch, library: str, package: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    present = [each for each in (*screen.LIBRARIES, *screen.FOR_X11) if each[0] != library]
    names = {name for name, _package in present}
    monkeypatch.setattr(screen, "_can_load_library", names.__contains__)
    said = screen.what_is_missing()
    assert said is not None
    assert said.endswith(f"sudo apt install {package}")


def test_a_second_start_leaves_the_window_to_the_first(tmp_path: Path) -> None:
    command = ("-m", "portal_desktop", "--demo", "--data", str(tmp_path))
    with started(*command) as first:
        wait_for((tmp_path / LOCK).exists)
        began = time.monotonic()
        second = run("--demo", "--data", str(tmp_path))
        assert (second.returncode, second.stderr) == (0, "")
        assert time.monotonic() - began < PATIENCE / 2
        assert first.poll() is None


@pytest.mark.parametrize("looking", [["--self-test"], ["--screenshot", "window.png"]], ids=str)
def test_who_should_look_at_itself_and_cannot_says_so(tmp_path: Path, looking: list[str]) -> None:
    with started("-m", "portal_desktop", "--demo", "--data", str(tmp_path)):
        wait_for((tmp_path / LOCK).exists)
        ended = run(*looking, "--demo", "--data", str(tmp_path))
        assert ended.returncode == 1
        assert ended.stderr.startswith("Portal Desktop is already open with this data folder.")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no polite kill")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_polite_kill_saves_the_last_letter(tmp_path: Path, how: signal.Signals) -> None:
    with started("-m", "tests.soak.typing_program", str(tmp_path)) as running:
        assert running.stdout is not None
        said = [running.stdout.readline() for _letter in range(12)]
        running.send_signal(how)
        said += running.stdout.readlines()
        assert running.wait(PATIENCE) == 0
    typed = [line.rstrip("\n").partition(" ")[2] for line in said]
    assert typed[-1].startswith(LETTERS[:12])
    opened = open_store(tmp_path)
    found = AccountStorage(opened.store, demo_account()).load_history()
    opened.store.close()
    assert found is not None
    # Whoever types here does not notice at once that the window is gone.
    assert found.draft[HEADLINE] in typed[-8:]


def test_a_damaged_data_file_is_no_reason_not_to_start(tmp_path: Path) -> None:
    run("--self-test", "--demo", "--data", str(tmp_path))
    file = next(tmp_path.glob("*.db"))
    file.write_bytes(b"SQLite format 3\0" + bytes(100) + b"no pages" * 1_000)
    for beside in tmp_path.glob("*.db-*"):
        beside.unlink()
    ended = run("--self-test", "--demo", "--data", str(tmp_path))
    assert (ended.returncode, ended.stdout) == (0, "Portal Desktop works.\n")


def wait_for(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)
