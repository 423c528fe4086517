"""A key on its way to a Stripe that is slow or silent: said soon, and never a dead end."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from portal_desktop.common.timeouts import Timing
from portal_desktop.emulator import DEMO_KEY, Emulator
from portal_desktop.ui.accounts.connect_panel import Connect
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.line_edit import LineEdit
from portal_desktop.ui.widgets.notice import Notice
from tests.ui.support.account_service import wait_until
from tests.ui.support.programs import Program, program, set_faults
from tests.ui.support.workspaces import button, control, press, shown_texts

SLOW = "Stripe is slow to answer; still trying."


HASTY = Timing(read=0.6, retry=0, late=0.06)
"""All that is waited for is shorter, in the same order."""
PATIENT = replace(HASTY, read=60)
"""Nothing is given up."""


def panel(running: Program) -> Connect:
    return running.welcome.connect_panel


def said(running: Program) -> str:
    """The strip below the key."""
    found = [each for each in panel(running).findChildren(Notice) if each.isVisible()]
    return " ".join(each.words.text() for each in found)


def test_a_stripe_that_is_silent_is_said_to_be_slow_and_then_given_up(
    tmp_path: Path, base: str, stripe: Emulator
) -> None:
    with program(tmp_path, base, timing=HASTY) as running:
        set_faults(stripe, "GET /v1=never")
        running.connect(DEMO_KEY)
        assert said(running) == ""
        wait_until(lambda: said(running) == SLOW)
        assert control(panel(running), "connect.go", Button).text() == "Connecting…"
        wait_until(lambda: "does not answer" in said(running))

        assert said(running) == (
            "Stripe does not answer. It may be slow just now, or your internet connection is. "
            "Try again in a minute."
        )
        assert control(panel(running), "connect.key", LineEdit).text() == DEMO_KEY
        set_faults(stripe)
        press(control(panel(running), "connect.go", Button))
        running.until_open()


@pytest.mark.parametrize("leave", ["stop", "back", "escape"])
def test_who_stops_waiting_connects_nothing(
    tmp_path: Path, base: str, stripe: Emulator, leave: str
) -> None:
    with program(tmp_path, base, timing=PATIENT) as running:
        set_faults(stripe, "GET /v1=slow:60000")
        running.connect(DEMO_KEY)
        wait_until(lambda: said(running) == SLOW)
        if leave == "stop":
            press(button(panel(running), "Stop trying"))
            assert said(running) == ""
            assert control(panel(running), "connect.key", LineEdit).text() == DEMO_KEY
            assert control(panel(running), "connect.go", Button).isEnabled()
        elif leave == "back":
            press(button(panel(running), "Back"))
        else:
            QTest.keyClick(running.welcome, Qt.Key.Key_Escape)
        assert panel(running).isVisible() == (leave == "stop")
        set_faults(stripe)
        running.rest()
        assert running.window.workspace is None
        assert running.window.account_service.accounts() == ()


def test_an_answer_that_comes_late_opens_the_account(
    tmp_path: Path, base: str, stripe: Emulator
) -> None:
    with program(tmp_path, base, timing=PATIENT) as running:
        set_faults(stripe, "GET /v1/account=slow:60000")
        running.connect(DEMO_KEY)
        wait_until(lambda: said(running) == SLOW)
        set_faults(stripe)
        running.until_open()
        assert len(running.window.account_service.accounts()) == 1


def test_a_connection_that_fails_speaks_of_no_draft(
    tmp_path: Path, base: str, stripe: Emulator
) -> None:
    with program(tmp_path, base, timing=HASTY) as running:
        set_faults(stripe, "GET /v1=drop")
        running.connect(DEMO_KEY)
        wait_until(lambda: "cannot be reached" in said(running))
        assert not any("draft" in text for text in shown_texts(panel(running)))
