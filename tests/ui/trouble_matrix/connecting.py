"""Connecting an account with its key, as somebody does it in the first window."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal_desktop.common.timeouts import Timing
from portal_desktop.emulator import DEMO_KEY
from portal_desktop.emulator.server import serve
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.notice import Notice
from tests.support.http_account import Listening
from tests.ui.support.account_service import wait_until
from tests.ui.support.programs import Program, program
from tests.ui.support.workspaces import control, press
from tests.ui.trouble_matrix.calls import Call
from tests.ui.trouble_matrix.faults import Fault
from tests.ui.trouble_matrix.running import Running
from tests.ui.trouble_matrix.sentences import check_words


def _go(running: Running) -> None:
    press(control(running.program.welcome.connect_panel, "connect.go", Button))


CONNECT = Call(
    name="connect",
    method="connect",
    at="GET /v1/billing_portal",
    begin=_go,
    right=lambda running: running.program.window.workspace is not None,
)


@contextmanager
def first_window(folder: Path, stripe: Listening, timing: Timing) -> Iterator[Running]:
    """The program at its very first start."""
    with serve(stripe) as address, program(folder, address, timing=timing) as started:
        yield Running(stripe, started)


def check_connect(running: Running, fault: Fault) -> None:
    """A key in trouble: said, still there to be sent again, and nothing is kept of a failure."""
    running.fails(f"{CONNECT.at}={fault}")
    running.program.connect(DEMO_KEY)
    wait_until(lambda: CONNECT.right(running) or _said(running.program) != "")
    if not CONNECT.right(running):
        check_words(_said(running.program))
        key = control(running.program.welcome.connect_panel, "connect.key", LineEdit)
        assert key.text() == DEMO_KEY
        assert running.program.window.account_service.accounts() == ()
        running.fails()
        CONNECT.begin(running)
    running.fails()
    wait_until(lambda: CONNECT.right(running))
    wait_until(lambda: running.all_is_fresh)
    assert len(running.program.window.account_service.accounts()) == 1


def _said(started: Program) -> str:
    found = started.welcome.connect_panel.findChildren(Notice)
    said = [each.words.text() for each in found if each.isVisible() and each.kind != "info"]
    return " ".join(said)
