"""The real program on a disk without space: types, and says so when that cannot be saved."""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from portal_desktop.application import bootstrap as door
from portal_desktop.application import cli as app
from portal_desktop.application.account_service import AccountService, StartOptions
from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.storage.sqlite.opening import OpenedStore, open_store
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.shell.main_window import MainWindow
from tests.ui.support.full_disk import FULL, fill

TYPED = "https://harbour.example/" + "t" * 4_900
opened: list[OpenedStore] = []


def main(folder: str) -> None:
    """Run until somebody ends it."""
    make_window = door._make_window

    def small(folder: Path, **_tell: object) -> OpenedStore:
        opened.append(open_store(folder, max_pages=FULL))
        return opened[0]

    def watched(
        account_service: AccountService, jobs: Jobs, start_options: StartOptions
    ) -> MainWindow:
        window = make_window(account_service, jobs, start_options)
        timer = QTimer(window, interval=20)
        timer.timeout.connect(partial(_type, window, timer))
        timer.start()
        return window

    vars(door)["open_store"] = small
    door._make_window = watched
    app.main(["--demo", "--data", folder])


def _type(window: MainWindow, timer: QTimer) -> None:
    room = window.workspace
    if room is None or room.session.state != "ready":
        return
    timer.stop()
    room.document.set_value(HEADLINE.path, "Before")
    room.session.flush()
    fill(opened[0].store)
    room.document.set_value(TERMS.path, TYPED)
    room.session.flush()
    sys.stdout.write(f"{room.session.disk_error}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
