"""The application as a whole: its identity, and a way to hear of things from any thread."""

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from portal_desktop import __version__
from portal_desktop.common.errors import UserError


class Teller(QObject):
    """Signals that arrive on the window's thread, whichever thread emits them."""

    told = Signal(object)
    woken = Signal()

    def notify_woken(self) -> None:
        """The program was started a second time."""
        self.woken.emit()

    def report_error(self, user_error: UserError) -> None:
        """Report an error; may be called on any thread."""
        self.told.emit(user_error)


def make_application(name: str) -> QApplication:
    """The QApplication, with the names desktops know the program by."""
    QCoreApplication.setApplicationName(name)
    QCoreApplication.setApplicationVersion(__version__)
    QApplication.setApplicationDisplayName("")
    QApplication.setDesktopFileName(name)
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    return QApplication([name])
