"""The program as ``bootstrap`` puts it together, in this process: for pictures and measurements."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from portal_desktop.application.account_service import AccountService, StartOptions
from portal_desktop.application.cli import NAME
from portal_desktop.options.branding import ICON
from portal_desktop.storage.sqlite.opening import open_store
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.branding import image_processing as pictures
from portal_desktop.ui.platform.application import make_application
from portal_desktop.ui.shell.main_window import MainWindow
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.theme import appearance as theme
from tests.ui.support.account_service import wait_until


@dataclass(frozen=True)
class Program:
    """One window with all it is made with; nothing is shown yet."""

    app: QApplication
    account_service: AccountService
    jobs: Jobs
    window: MainWindow

    @property
    def room(self) -> Workspace:
        """The open account's workspace."""
        assert self.window.workspace is not None
        return self.window.workspace

    def open_demo(self, width: int = 1_280, height: int = 800) -> None:
        """Open the demo business and show it; everything is read when this returns."""
        self.window.open_now(self.account_service.demo_account())
        self.show(width, height)
        self.rest()

    def show(self, width: int, height: int) -> None:
        """Show the window in a size."""
        self.window.resize(width, height)
        self.window.show()

    def rest(self) -> None:
        """Let the window live until everything is read and painted."""
        room = self.window.workspace
        if room is not None:
            wait_until(lambda: room.session.state != "loading")
        wait_until(lambda: not self.jobs.is_busy)
        self.app.processEvents()


def choose_icon(running: Program) -> None:
    """Drop a picture on the icon, as a person would."""
    session = running.room.session
    image = pictures.prepare_image(_cup(), "cup.png", session.keep_picture)
    session.document.set_value(ICON.path, image)
    running.rest()


def _cup() -> bytes:
    """A cup, white on petrol, as PNG."""
    drawn = QImage(256, 256, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(QColor("#12363b"))
    with QPainter(drawn) as on:
        on.setRenderHint(QPainter.RenderHint.Antialiasing)
        on.setPen(QPen(QColor("#f2c879"), 14))
        on.drawArc(160, 104, 56, 56, -90 * 16, 180 * 16)
        on.drawLine(72, 214, 184, 214)
        on.setBrush(QColor("#f2c879"))
        on.drawRoundedRect(72, 88, 112, 96, 28, 28)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn.save(buffer, "PNG")  # type: ignore[call-overload]  # takes the format by name
    return bytes(buffer.data().data())


@contextmanager
def program(
    folder: Path, now: date | None = None, scheme: theme.Scheme = "light", base: str = ""
) -> Iterator[Program]:
    """The program with its data in ``folder``; ``now`` is taken as today.

    ``base`` is the address of an embedded account that runs elsewhere.
    """
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else make_application(NAME)
    theme.apply_theme(app, scheme, zoom=1.0)
    opened = open_store(folder)
    jobs = Jobs()
    account_service = AccountService(
        opened.store, StartOptions(folder, named=True, base=base, now=now, demo=True)
    )
    today = now or datetime.now(UTC).astimezone().date()
    window = MainWindow(account_service, jobs, today)
    try:
        yield Program(app, account_service, jobs, window)
    finally:
        window.close()
        jobs.close()
        opened.store.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
