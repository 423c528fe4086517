"""The real program with somebody at its keyboard; says each text the headline has had, and when."""

import sys
import time
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from portal_desktop.application import bootstrap as door
from portal_desktop.application import cli as app
from portal_desktop.application.account_service import AccountService, StartOptions
from portal_desktop.options.business_profile import HEADLINE
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.shell.main_window import MainWindow
from portal_desktop.ui.widgets.line_edit import LineEdit

LETTERS = "Your coffee, your rhythm. Manage it here. "
LOOK, PACE = 20, 7
"""Milliseconds between two looks whether everything is read, and between two keystrokes."""


def main(folder: str) -> None:
    """Type into the headline until killed."""
    made = door._make_window

    def watched(
        account_service: AccountService, jobs: Jobs, start_options: StartOptions
    ) -> MainWindow:
        window = made(account_service, jobs, start_options)
        timer = QTimer(window, interval=LOOK)
        timer.timeout.connect(partial(_begin, window, timer))
        timer.start()
        return window

    door._make_window = watched
    app.main(["--demo", "--data", folder])


def _begin(window: MainWindow, timer: QTimer) -> None:
    room = window.workspace
    if room is None or room.session.state != "ready":
        return
    timer.stop()
    room.open_tab("branding")
    field = window.findChild(LineEdit, HEADLINE.path)
    assert field is not None
    field.setFocus()
    field.selectAll()
    keys = QTimer(window, interval=PACE)
    keys.timeout.connect(partial(_type, window, field))
    keys.start()


def _type(window: MainWindow, field: LineEdit) -> None:
    """One letter; the time said is that after which it has to be safe."""
    typed = len(field.text())
    if typed >= 2 * len(LETTERS):
        QTest.keyClicks(field, "!")
        field.selectAll()
    else:
        QTest.keyClicks(field, LETTERS[typed % len(LETTERS)])
    assert window.workspace is not None
    now = window.workspace.document.draft[HEADLINE]
    sys.stdout.write(f"{time.monotonic()!r} {now}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
