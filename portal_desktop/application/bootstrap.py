"""The door: makes the real things, joins them, and shows the window."""

import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import NoReturn

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from portal_desktop.application.account_service import Office, Wishes
from portal_desktop.common.errors import Trouble
from portal_desktop.common.private_files import tighten
from portal_desktop.diagnostics import exception_hooks as hooks
from portal_desktop.diagnostics.folder_lock import InTheWay, make_folder
from portal_desktop.storage.sqlite.opening import Opened, open_store
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.platform import qt_logging as messages
from portal_desktop.ui.platform.application import Teller, make_application
from portal_desktop.ui.platform.garbage_collection import Garbage
from portal_desktop.ui.platform.single_instance import Instance, claim
from portal_desktop.ui.platform.window_placement import put_on_screen
from portal_desktop.ui.shell.appearance_settings import wished_zoom
from portal_desktop.ui.shell.main_window import Window
from portal_desktop.ui.theme import appearance as theme

SWITCH_INTERVAL = 0.0002  # keeps typing smooth while other threads work
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
BEAT = 200
SETTLED = 3_000  # milliseconds, after which everything is loaded


def run(name: str, wishes: Wishes) -> int:  # noqa: RET503 - _end never returns
    """Show the window and stay until it is closed; raises ``Trouble`` where there can be none."""
    sys.setswitchinterval(SWITCH_INTERVAL)
    app = make_application(name)
    teller = Teller()
    ready = _made_ready(app, wishes, teller)
    if ready is None:
        return 0
    instance, opened = ready
    installed = hooks.install(wishes.folder, teller.tell)
    messages.install()
    jobs = Jobs(teller.tell)
    office = Office(opened.store, wishes)
    window = _window(office, jobs, wishes)
    theme.apply(app, window.scheme, wished_zoom(office))
    # Not in the middle of what went wrong, such as a paint event.
    teller.told.connect(window.tell, Qt.ConnectionType.QueuedConnection)
    teller.told.connect(instance.lock_again)
    teller.woken.connect(window.wake)
    _first_room(window, office, wishes, opened)
    window.show()
    _end_on_signals(window, partial(_close_at_once, window, office))
    QTimer.singleShot(SETTLED, window, partial(_collect_again, window))
    app.aboutToQuit.connect(partial(_finish, jobs, opened, installed, instance))
    _end(app.exec())


def _made_ready(
    app: QApplication, wishes: Wishes, teller: Teller
) -> tuple[Instance, Opened] | None:
    """The data folder and what is in it, for this process; None when another was woken instead.

    What is in the way is said in a window, and tried again as often as somebody asks for it there.
    """
    while True:
        try:
            return _open_folder(wishes, teller)
        except Trouble as trouble:
            if not _goes_on(app, trouble, wishes):
                raise


def _open_folder(wishes: Wishes, teller: Teller) -> tuple[Instance, Opened] | None:
    make_folder(wishes.folder)
    # Who only looks at itself must not say that it did when it did not.
    instance = claim(wishes.folder, teller.wake, wake=not wishes.unattended)
    if instance is None:
        return None
    tighten(wishes.folder)
    try:
        return instance, open_store(wishes.folder, tell=teller.tell)
    except Trouble:
        instance.release()
        raise


def _goes_on(app: QApplication, trouble: Trouble, wishes: Wishes) -> bool:
    """Show why there can be no window yet, to whoever is there to see it; whether to try again."""
    if wishes.unattended:
        return False
    from portal_desktop.ui.shell.startup_error import CannotStart

    theme.apply(app, "system")
    shown = CannotStart(trouble, trouble.way_on if isinstance(trouble, InTheWay) else "")
    _end_on_signals(shown, shown.close)
    shown.show()
    app.exec()
    if shown.goes_on and isinstance(trouble, InTheWay):
        with suppress(OSError):  # then it is still in the way, and said again
            trouble.clear()
    return shown.goes_on


def _window(office: Office, jobs: Jobs, wishes: Wishes) -> Window:
    today = wishes.now or datetime.now(UTC).astimezone().date()
    window = Window(office, jobs, today)
    if not wishes.screenshot:
        put_on_screen(window)
    return window


def _first_room(window: Window, office: Office, wishes: Wishes, opened: Opened) -> None:
    taken_in = office.unsaved.take_in()
    if wishes.demo:
        window.open_now(office.demo())
    else:
        window.show_welcome()
    for notice in (*opened.notices, *taken_in):
        window.tell(notice)
    if wishes.unattended:
        from portal_desktop.ui.shell.self_check import look_around

        look_around(window, wishes.screenshot)


def _end_on_signals(window: QWidget, close: Callable[[], object]) -> None:
    """Ctrl-C, a polite kill and a log-out close the window, so that the draft is saved."""
    for name in SIGNALS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: close())
    # Python sees a signal only when it runs.
    beat = QTimer(window, interval=BEAT)
    beat.timeout.connect(lambda: None)
    beat.start()


def _close_at_once(window: Window, office: Office) -> None:
    """Whoever sends a signal waits for no answer: what the disk does not take goes elsewhere."""
    if window.close():
        return
    saved = office.unsaved.rescue()
    said = f"It is in {saved}; the next start takes it in." if saved else "It is lost."
    sys.stderr.write(f"The draft could not be saved. {said}\n")
    window.closing.without_asking()


def _finish(jobs: Jobs, opened: Opened, installed: hooks.Hooks, instance: Instance) -> None:
    jobs.close()
    try:
        opened.store.close()
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
    installed.remove()
    instance.release()


def _collect_again(window: Window) -> None:
    """Collect garbage from now on, without looking again at what was loaded and stays."""
    gc.freeze()
    window.account_closed.connect(Garbage(window).account_closed)


def _end(status: int) -> NoReturn:
    """Qt's image work in a thread at exit aborts or hangs: everything is stored, so just go."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
