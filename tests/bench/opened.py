"""The program itself with ``--demo``, watched from outside of it."""

import gc
import sys
from collections.abc import Callable
from functools import partial

gc.disable()  # as the program's own first line does

from portal_desktop.application import cli as app  # noqa: E402

app.load_qt()

from PySide6.QtCore import QTimer  # noqa: E402

from portal_desktop.application import bootstrap as door  # noqa: E402
from portal_desktop.application.account_service import AccountService, StartOptions  # noqa: E402
from portal_desktop.ui.background.jobs import Jobs  # noqa: E402
from portal_desktop.ui.shell.main_window import MainWindow  # noqa: E402
from tests.bench.first_paint import FirstPaint  # noqa: E402
from tests.bench.saying import say_memory, say_when  # noqa: E402

LOOK = 10
REST = 1_500


def main(wanted: str, folder: str) -> None:
    """Say when the window was painted, when everything was ``read``, or what ``memory`` it needs.

    The watch is put on where ``bootstrap`` makes its window; the program itself does not know it.
    """
    goals: dict[str, Callable[[MainWindow, float], None]] = {
        "start": lambda _window, when: say_when(when),
        "read": partial(_when_read, _say_read),
        "memory": partial(_when_read, _rest),
    }
    made = door._make_window

    def watched(
        account_service: AccountService, jobs: Jobs, start_options: StartOptions
    ) -> MainWindow:
        window = made(account_service, jobs, start_options)
        FirstPaint(window, partial(goals[wanted], window))
        return window

    door._make_window = watched
    app.main(["--demo", "--data", folder])


def _when_read(then: Callable[[MainWindow], None], window: MainWindow, _when: float) -> None:
    timer = QTimer(window, interval=LOOK)
    timer.timeout.connect(partial(_look, timer, window, then))
    timer.start()


def _look(timer: QTimer, window: MainWindow, then: Callable[[MainWindow], None]) -> None:
    room = window.workspace
    if room is not None and room.session.state == "ready":
        timer.stop()
        then(window)


def _say_read(_window: MainWindow) -> None:
    import time

    say_when(time.monotonic())


def _rest(window: MainWindow) -> None:
    QTimer.singleShot(REST, window, say_memory)


if __name__ == "__main__":
    main(*sys.argv[1:])
