"""The start of the program: makes the real things, joins them, and shows the window."""

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

from portal_desktop.application.account_service import AccountService, StartOptions
from portal_desktop.common.errors import UserError
from portal_desktop.common.private_files import tighten
from portal_desktop.diagnostics import exception_hooks as hooks
from portal_desktop.diagnostics.folder_lock import InTheWay, make_folder
from portal_desktop.storage.sqlite.opening import OpenedStore, open_store
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.platform import qt_logging as messages
from portal_desktop.ui.platform.application import Teller, make_application
from portal_desktop.ui.platform.garbage_collection import Garbage
from portal_desktop.ui.platform.heap_memory import use_one_heap
from portal_desktop.ui.platform.single_instance import Instance, claim_folder
from portal_desktop.ui.platform.window_placement import put_on_screen
from portal_desktop.ui.shell.appearance_settings import wished_zoom
from portal_desktop.ui.shell.main_window import MainWindow
from portal_desktop.ui.theme import appearance as theme

SWITCH_INTERVAL = 0.0002  # keeps typing smooth while other threads work
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
BEAT = 200
SETTLED = 3_000  # milliseconds, after which everything is loaded


def run_application(name: str, start_options: StartOptions) -> int:  # noqa: RET503 - _end never returns
    """Show the window and stay until it is closed.

    Returns:
        0 where another window was woken instead; a run that shows one ends the process itself.

    Raises:
        UserError: what is in the way, such as of the data folder, once nobody tries again.
    """
    sys.setswitchinterval(SWITCH_INTERVAL)
    app = make_application(name)
    teller = Teller()
    ready = _made_ready(app, start_options, teller)
    if ready is None:
        return 0
    instance, opened = ready
    installed = hooks.install_hooks(start_options.folder, teller.report_error)
    messages.install_message_handler()
    use_one_heap()
    jobs = Jobs(teller.report_error)
    account_service = AccountService(opened.store, start_options)
    window = _make_window(account_service, jobs, start_options)
    theme.apply_theme(app, window.scheme, wished_zoom(account_service))
    # Not in the middle of what went wrong, such as a paint event.
    teller.told.connect(window.show_error, Qt.ConnectionType.QueuedConnection)
    teller.told.connect(instance.lock_again)
    teller.woken.connect(window.bring_to_front)
    _open_first_page(window, account_service, start_options, opened)
    window.show()
    _end_on_signals(window, partial(_close_at_once, window, account_service))
    QTimer.singleShot(SETTLED, window, partial(_collect_again, window))
    app.aboutToQuit.connect(partial(_shut_down, jobs, opened, installed, instance))
    _exit_now(app.exec())


def _made_ready(
    app: QApplication, start_options: StartOptions, teller: Teller
) -> tuple[Instance, OpenedStore] | None:
    """The data folder and what is in it, for this process; None when another was woken instead.

    What is in the way is shown in a window, and tried again as often as somebody asks for it there.
    """
    while True:
        try:
            return _open_folder(start_options, teller)
        except UserError as user_error:
            if not _goes_on(app, user_error, start_options):
                raise


def _open_folder(
    start_options: StartOptions, teller: Teller
) -> tuple[Instance, OpenedStore] | None:
    make_folder(start_options.folder)
    # Who only looks at itself must not say that it did when it did not.
    instance = claim_folder(
        start_options.folder, teller.notify_woken, wake=not start_options.unattended
    )
    if instance is None:
        return None
    tighten(start_options.folder)
    try:
        return instance, open_store(start_options.folder, tell=teller.report_error)
    except UserError:
        instance.release()
        raise


def _goes_on(app: QApplication, user_error: UserError, start_options: StartOptions) -> bool:
    """Show why there can be no window yet, to whoever is there to see it; whether to try again."""
    if start_options.unattended:
        return False
    from portal_desktop.ui.shell.startup_error import CannotStart

    theme.apply_theme(app, "system")
    shown = CannotStart(user_error, user_error.way_on if isinstance(user_error, InTheWay) else "")
    _end_on_signals(shown, shown.close)
    shown.show()
    app.exec()
    if shown.goes_on and isinstance(user_error, InTheWay):
        with suppress(OSError):  # then it is still in the way, and shown again
            user_error.clear()
    return shown.goes_on


def _make_window(
    account_service: AccountService, jobs: Jobs, start_options: StartOptions
) -> MainWindow:
    today = start_options.now or datetime.now(UTC).astimezone().date()
    window = MainWindow(account_service, jobs, today)
    if not start_options.screenshot:
        put_on_screen(window)
    return window


def _open_first_page(
    window: MainWindow,
    account_service: AccountService,
    start_options: StartOptions,
    opened: OpenedStore,
) -> None:
    taken_in = account_service.unsaved.take_in()
    if start_options.demo:
        window.open_now(account_service.demo_account())
    else:
        window.show_welcome()
    for notice in (*opened.notices, *taken_in):
        window.show_error(notice)
    if start_options.unattended:
        from portal_desktop.ui.shell.self_check import look_around

        look_around(window, start_options.screenshot)


def _end_on_signals(window: QWidget, close: Callable[[], object]) -> None:
    """Ctrl-C, a polite kill and a log-out close the window, so that the draft is saved."""
    for name in SIGNALS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: close())
    # Python sees a signal only when it runs.
    beat = QTimer(window, interval=BEAT)
    beat.timeout.connect(lambda: None)
    beat.start()


def _close_at_once(window: MainWindow, account_service: AccountService) -> None:
    """Whoever sends a signal waits for no answer: what the disk does not take goes elsewhere."""
    if window.close():
        return
    saved = account_service.unsaved.rescue()
    said = f"It is in {saved}; the next start takes it in." if saved else "It is lost."
    sys.stderr.write(f"The draft could not be saved. {said}\n")
    window.closing.without_asking()


def _shut_down(jobs: Jobs, opened: OpenedStore, installed: hooks.Hooks, instance: Instance) -> None:
    jobs.close()
    try:
        opened.store.close()
    except UserError as user_error:
        sys.stderr.write(f"{user_error}\n")
    installed.remove()
    instance.release()


def _collect_again(window: MainWindow) -> None:
    """Collect garbage from now on, without looking again at what was loaded and stays."""
    gc.freeze()
    window.account_closed.connect(Garbage(window).account_closed)


def _exit_now(status: int) -> NoReturn:
    """Qt's image work in a thread at exit aborts or hangs: everything is stored, so just go."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
