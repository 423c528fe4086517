"""Every call meets every fault: said, survived, done at most once, and true afterwards.

``make test`` takes each fault once and each call once, ``make soak`` all of it.
"""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from portal_desktop.emulator.account import CONFIGURATION
from portal_desktop.stripe_api import plain_answers as raw
from tests.support.http_account import Listening
from tests.ui.trouble_matrix.calls import Call, Read, Write
from tests.ui.trouble_matrix.columns import CALLS
from tests.ui.trouble_matrix.connecting import check_connect, first_window
from tests.ui.trouble_matrix.expectations import check_read, check_write, draft_kept, watched
from tests.ui.trouble_matrix.faults import FAULTS, Fault
from tests.ui.trouble_matrix.running import opened

NOBODY_CAN_TELL = {("billing_portal/configurations", "endless-new")}
"""The only portal there is, under an id that is made up."""
ALL = tuple(
    (call, fault)
    for call in CALLS
    for fault in FAULTS
    if (call.name, fault.kind) not in NOBODY_CAN_TELL
)
SOME = tuple(
    (CALLS[turn % len(CALLS)], FAULTS[turn % len(FAULTS)])
    for turn in range(max(len(CALLS), len(FAULTS)))
)
CELLS = ALL if "PORTAL_SOAK" in os.environ else SOME
MOST_PAGES = 10
"""Where a list without an end is given up; in earnest that takes a while."""


@pytest.fixture(autouse=True)
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw, "MOST_PAGES", MOST_PAGES)


@pytest.mark.parametrize(("call", "fault"), CELLS, ids=str)
def test_cell(
    qapp: QApplication,
    tmp_path: Path,
    stripe: Listening,
    caplog: pytest.LogCaptureFixture,
    call: Call,
    fault: Fault,
) -> None:
    if isinstance(call, Write) and call.new:
        stripe.account.objects.pop(CONFIGURATION)
    if not isinstance(call, Read | Write):
        with first_window(tmp_path, stripe, fault.timing) as running, watched(caplog):
            check_connect(running, fault)
        return
    with (
        opened(tmp_path, stripe, fault.timing) as running,
        watched(caplog),
        draft_kept(running),
    ):
        if isinstance(call, Read):
            check_read(running, call, fault)
        else:
            check_write(running, call, fault)
