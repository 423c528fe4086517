"""Hours of typing take no more memory than minutes."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from portal_desktop.options.business_profile import HEADLINE
from tests.bench.used import used
from tests.support.program import Program, program
from tests.ui.support.account_service import open_test_account

LONG = "PORTAL_SOAK" in os.environ
IN_THE_DOCUMENT = 20_000 if LONG else 2_000
IN_THE_WINDOW = 20_000 if LONG else 300
MOST = 6.0
"""Megabytes that all of it may take: what is in flight, never what has been."""

TEXT = "Your coffee, your rhythm. Manage it here, as often as you like. Cheers!"


def text_after(keystroke: int) -> str:
    """Written letter by letter, over and over; longer than Stripe takes at times."""
    return TEXT[: keystroke % (len(TEXT) + 1)]


def typed_in(running: Program, keystrokes: int) -> None:
    """Letters reach the document as from a field; the window paints after each."""
    document = running.room.document
    for keystroke in range(keystrokes):
        document.set_value(HEADLINE.path, text_after(keystroke), typing=True)
        running.app.processEvents()
        if keystroke % len(TEXT) == 0:
            document.close_open_step()
            # Without a loop of its own, Qt would put off deleting until the test is over.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def grown(before: float) -> float:
    """Megabytes more than before."""
    now = used()
    if not now.own:
        pytest.skip("this system does not tell what memory is a program’s own")
    return now.own - before


def test_typing_fills_no_memory(qapp: object, tmp_path: Path) -> None:
    with open_test_account(tmp_path) as account_service:
        document = account_service.session.document
        for keystroke in range(IN_THE_DOCUMENT // 2):
            document.set_value(HEADLINE.path, text_after(keystroke), typing=True)
        before = used().own
        for keystroke in range(IN_THE_DOCUMENT):
            document.set_value(HEADLINE.path, text_after(keystroke), typing=True)
        assert grown(before) < MOST


def test_typing_with_the_window_open_fills_no_memory(qapp: object, tmp_path: Path) -> None:
    with program(tmp_path) as running:
        running.open_demo()
        running.room.open_tab("branding")
        typed_in(running, max(IN_THE_WINDOW // 4, 200))
        before = used().own
        typed_in(running, IN_THE_WINDOW)
        assert grown(before) < MOST
