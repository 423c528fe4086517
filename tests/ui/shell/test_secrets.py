"""No key leaves the program but towards Stripe: not to the disk, a log, a terminal, or a print."""

import gc
import logging
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import is_dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler

from portal_desktop.diagnostics import exception_hooks as hooks
from portal_desktop.emulator import Key
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.platform import qt_logging as messages
from tests.support.http_account import Listening
from tests.ui.support.programs import Program, program, set_faults
from tests.ui.support.workspaces import shown_texts

SECRET = "rk_test_" + "n0thing4others" * 2
UNKNOWN = "sk_test_" + "n0body5knows1t" * 2
TAILS = SECRET[-8:], UNKNOWN[-8:]


@pytest.fixture
def running(tmp_path: Path, stripe: Listening, base: str) -> Iterator[Program]:
    """The window as it is started, with everything that writes things down, at its chattiest."""
    stripe.account.keys[SECRET] = Key(None)
    before = logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)
    installed = hooks.install_hooks(tmp_path, lambda _user_error: None)
    handler = messages.install_message_handler()
    with program(tmp_path, base) as made:
        yield made
    qInstallMessageHandler(handler)
    installed.remove()
    logging.getLogger().setLevel(before)


def use(running: Program, stripe: Listening) -> None:
    """A wrong key, a right one, a change that is published, one that fails, and an accident."""
    running.connect(UNKNOWN)
    running.rest()
    running.connect(SECRET)
    running.until_open()
    room = running.room
    for headline, fault in (("Hello", ""), ("Again", "500"), ("Once more", "403")):
        set_faults(stripe, *([f"POST /v1={fault}"] if fault else []))
        room.document.set_value(HEADLINE.path, headline)
        room.session.writes.publish_plan(room.document.plan)
        running.rest()
    accident = ValueError(f"refused {SECRET}")
    sys.excepthook(type(accident), accident, None)


def ours() -> Iterator[str]:
    """How everything of this program that is a value prints itself."""
    gc.collect()  # what is left of windows that are gone cannot print itself
    for each in gc.get_objects():
        kind = type(each)  # not asked of the object: one that stands for another that is gone fails
        if is_dataclass(kind) and kind.__module__.startswith("portal_desktop."):
            # What prints nothing tells no key: a value that another thread is just making, or one
            # that still holds a widget of a window that is gone.
            with suppress(RuntimeError, AttributeError):
                yield repr(each)


def test_a_key_is_in_no_file_and_on_no_terminal(
    tmp_path: Path, running: Program, stripe: Listening, capfd: pytest.CaptureFixture[str]
) -> None:
    use(running, stripe)
    said = "".join(shown_texts(running.window))
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    written = b"".join(each.read_bytes() for each in files).decode(errors="replace")
    told = "".join(capfd.readouterr())
    assert "ValueError: refused rk_test_…" in written
    assert {one.headers["authorization"] for one in stripe.asked} == {
        f"Bearer {UNKNOWN}",
        f"Bearer {SECRET}",
    }
    for tail in TAILS:
        assert tail not in written
        assert tail not in told
        assert tail not in said


def test_a_key_is_in_nothing_that_prints_itself(running: Program, stripe: Listening) -> None:
    use(running, stripe)
    printed = list(ours())
    assert any(text.startswith("Connection(") for text in printed)
    assert not [text for text in printed if any(tail in text for tail in TAILS)]
