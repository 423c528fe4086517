"""The built program looks at itself: opens, loads, paints every tab, and ends."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from portal_desktop.ui.platform.qt_overrides import failures
from portal_desktop.ui.shell.main_window import MainWindow
from portal_desktop.ui.tabs.registry import TABS

LOOK = 50  # milliseconds between two looks
PATIENCE = 30_000


def look_around(window: MainWindow, picture: Path | None) -> None:
    """Once everything is loaded: save a picture, or open every tab; then end the program.

    The status is 1 if Stripe could not be read, or loading takes longer than half a minute.
    """
    timer = QTimer(window, interval=LOOK)
    waited = [0]

    def look() -> None:
        waited[0] += LOOK
        if waited[0] > PATIENCE:
            sys.stderr.write("Nothing was loaded in half a minute.\n")
            QApplication.exit(1)
        elif _is_loaded(window):
            timer.stop()
            QTimer.singleShot(LOOK * 4, window, lambda: _finish_check(window, picture))

    timer.timeout.connect(look)
    timer.start()


def _is_loaded(window: MainWindow) -> bool:
    if window.workspace is None:
        return not window.jobs.is_busy
    return window.workspace.session.state != "loading" and not window.jobs.is_busy


def _finish_check(window: MainWindow, picture: Path | None) -> None:
    wrong = _save_picture(window, picture) if picture is not None else _open_all(window)
    if wrong:
        sys.stderr.write(f"{wrong}\n")
    elif picture is None:
        sys.stdout.write("Portal Desktop works.\n")
    QApplication.exit(1 if wrong else 0)


def _save_picture(window: MainWindow, picture: Path) -> str:
    """Save what the window shows; what went wrong, if anything did."""
    return "" if window.grab().save(str(picture)) else f"{picture} cannot be written."


def _open_all(window: MainWindow) -> str:
    """Open and paint every tab; what went wrong, if anything did."""
    if window.workspace is None:
        return ""
    for tab in TABS:
        window.workspace.open_tab(tab.key)
        window.grab()
    if failures():
        return "Something could not be shown; the log says what."
    return str(window.workspace.session.user_error or "")
