"""One program for each data folder. Started a second time, it wakes the first and leaves."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread, QTimer

from portal_desktop.errors import Trouble
from portal_desktop.text import _

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

LOCK = "portal-desktop.lock"
_PATIENCE = 1_000
_LOOK = 20  # milliseconds between two tries to wake who has only just begun


class Instance(QObject):
    """That this process is the one. Others that are started call ``on_wake`` here."""

    def __init__(
        self,
        lock: QLockFile,
        folder: Path,
        on_wake: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lock, self._folder = lock, folder
        self._on_wake = on_wake
        self._server: QLocalServer | None = None
        # Loading Qt's network takes a moment: whoever comes early keeps knocking.
        QTimer.singleShot(_PATIENCE // 4, self, self._listen)

    def release(self) -> None:
        """Let another process have the data folder."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        self._server = server = QLocalServer(self)
        # With access options Qt also renames its socket over one that a killed process left.
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._woken)
        server.listen(_name(self._folder))

    def _woken(self) -> None:
        if self._server is None:
            return
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.disconnectFromServer()
            self._on_wake()


def claim(
    folder: Path, on_wake: Callable[[], None], parent: QObject | None = None
) -> Instance | None:
    """Be the one for ``folder``; ``None`` when another process is, which has now been woken.

    Raises ``Trouble`` of kind ``disk`` when the folder cannot be written to.
    """
    lock = QLockFile(str(folder / LOCK))
    # Never stale by age: a merchant may leave the window open for a week. A dead process is seen.
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return Instance(lock, folder, on_wake, parent)
    if lock.error() != QLockFile.LockError.LockFailedError:
        raise Trouble(
            _("The data folder cannot be used."),
            _("Choose another one, or allow writing to it."),
            kind="disk",
        )
    _wake(_name(folder))
    return None


def _name(folder: Path) -> str:
    import hashlib

    # Hashed, because a socket's name may not be as long as a path.
    return f"portal-desktop-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"


def _wake(name: str) -> None:
    from PySide6.QtNetwork import QLocalSocket

    patience = QDeadlineTimer(_PATIENCE)
    while not patience.hasExpired():
        socket = QLocalSocket()
        socket.connectToServer(name)
        if socket.waitForConnected(_PATIENCE):
            socket.waitForDisconnected(_PATIENCE)
            return
        QThread.msleep(_LOOK)
