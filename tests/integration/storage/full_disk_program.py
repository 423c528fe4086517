"""The real program on a disk without room: types, and says so when that cannot be saved."""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from portal_desktop.application import bootstrap as door
from portal_desktop.application import cli as app
from portal_desktop.application.account_service import Office, Wishes
from portal_desktop.options.table import HEADLINE, TERMS
from portal_desktop.storage.sqlite.opening import Opened, open_store
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.shell.main_window import Window
from tests.ui.support.full_disk import FULL, fill

TYPED = "https://harbour.example/" + "t" * 4_900
opened: list[Opened] = []


def main(folder: str) -> None:
    """Run until somebody ends it."""
    make_window = door._window

    def small(folder: Path, **_tell: object) -> Opened:
        opened.append(open_store(folder, max_pages=FULL))
        return opened[0]

    def watched(office: Office, jobs: Jobs, wishes: Wishes) -> Window:
        window = make_window(office, jobs, wishes)
        timer = QTimer(window, interval=20)
        timer.timeout.connect(partial(_type, window, timer))
        timer.start()
        return window

    vars(door)["open_store"] = small
    door._window = watched
    app.main(["--demo", "--data", folder])


def _type(window: Window, timer: QTimer) -> None:
    room = window.workspace
    if room is None or room.sync.state != "ready":
        return
    timer.stop()
    room.document.set(HEADLINE.path, "Before")
    room.sync.flush()
    fill(opened[0].store)
    room.document.set(TERMS.path, TYPED)
    room.sync.flush()
    sys.stdout.write(f"{room.sync.disk_trouble}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
