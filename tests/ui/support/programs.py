"""The whole program but for its start: the window with the real account service behind it."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl, Slot

from portal_desktop.application.account_service import AccountService, StartOptions
from portal_desktop.common.timeouts import Timing
from portal_desktop.emulator import Emulator
from portal_desktop.storage.sqlite.opening import open_store
from portal_desktop.storage.sqlite.store import Store
from portal_desktop.ui.accounts.welcome import Welcome
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.platform.application import Teller
from portal_desktop.ui.session.session import AccountSession
from portal_desktop.ui.shell.main_window import MainWindow
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.line_edit import LineEdit
from tests.support.waits import AT_ONCE
from tests.ui.support.account_service import wait_until
from tests.ui.support.workspaces import control, press, type_over


@dataclass(frozen=True)
class Program:
    """A window, and what stands behind it."""

    window: MainWindow
    store: Store
    jobs: Jobs

    @property
    def welcome(self) -> Welcome:
        found = self.window.findChildren(Welcome)
        return next(each for each in found if each.isVisible())

    @property
    def room(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    def rest(self) -> None:
        """Let the window live until no work is under way."""
        room = self.window.workspace
        if room is not None:
            wait_until(lambda: room.session.state != "loading")
        wait_until(lambda: not self.jobs.is_busy)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def until_open(self) -> None:
        wait_until(lambda: self.window.workspace is not None)
        self.rest()

    def connect(self, secret: str) -> None:
        """Paste a key, and go."""
        press(control(self.welcome, "welcome.connect", Button))
        type_over(control(self.welcome, "connect.key", LineEdit), secret)
        press(control(self.welcome, "connect.go", Button))


@contextmanager
def program(
    folder: Path,
    base: str = "",
    *,
    demo: bool = False,
    timing: Timing = AT_ONCE,
    max_pages: int | None = None,
    before: Callable[[AccountSession], None] = lambda _session: None,
) -> Iterator[Program]:
    """The program in ``folder``; ``max_pages`` (of 4 KiB) is how much its disk holds.

    ``before`` is called with the demo, opened and not read yet.
    """
    teller = Teller()
    store = open_store(folder, max_pages=max_pages, tell=teller.report_error).store
    jobs = Jobs()
    start_options = StartOptions(folder, named=True, base=base, timing=timing)
    window = MainWindow(AccountService(store, start_options), jobs, date(2026, 11, 20))
    teller.told.connect(window.show_error)
    running = Program(window, store, jobs)
    try:
        if demo:
            window.open_now(window.account_service.demo_account())
            before(running.room.session)
        else:
            window.show_welcome()
        window.show()
        running.rest()
        yield running
    finally:
        window.closing.without_asking()
        jobs.close()
        store.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Browser(QObject):
    """What the window asked the system to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def go_to(self, url: QUrl) -> None:
        """Called by Qt instead of starting a browser."""
        self.opened.append(url.toString())


def set_faults(stripe: Emulator, *faults: str) -> None:
    side_door(stripe, "faults", {"faults": list(faults)})


def side_door(stripe: Emulator, path: str, body: Mapping[str, object]) -> None:
    sent = json.dumps(body).encode()
    answer = stripe.handle("POST", f"/_dashboard/{path}", {"host": "localhost"}, sent)
    assert answer.status == 200
