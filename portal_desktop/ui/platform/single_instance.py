"""One program for each data folder. Started a second time, it wakes the first and leaves."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCryptographicHash,
    QDeadlineTimer,
    QObject,
    QSysInfo,
    QThread,
    QTimer,
)

from portal_desktop.common.errors import UserError
from portal_desktop.diagnostics.folder_lock import FolderLock, Owner, Taken, lock_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

PATIENCE = 5_000
"""Milliseconds that who holds the folder has to answer, or to let go of it when it is closing."""
_SOON = 250
_LOOK = 50  # milliseconds between two tries
_HERE = b"here\n"


class Instance(QObject):
    """That this process is the one. Others that are started call ``on_wake`` here."""

    def __init__(
        self,
        lock: FolderLock,
        folder: Path,
        on_wake: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lock, self._folder = lock, folder
        self._on_wake = on_wake
        self._server: QLocalServer | None = None
        # Loading Qt's network takes a moment: whoever comes early keeps knocking.
        QTimer.singleShot(_SOON, self, self._start_server)

    def release(self) -> None:
        """Let another process have the data folder."""
        if self._server is not None:
            self._server.close()
        self._lock.release()

    def lock_again(self) -> None:
        """Where the folder was moved, and was made anew since, lock that one too."""
        if self._lock.is_there():
            return
        with suppress(UserError):  # then the data file's own lock has to do
            lock = lock_folder(self._folder, _this_process())
            self._lock.release()
            self._lock = lock

    def _start_server(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        self._server = server = QLocalServer(self)
        # With access options Qt also renames its socket over one that a killed process left.
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        server.listen(_server_name(self._folder))

    def _on_connection(self) -> None:
        if self._server is None:
            return
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.write(_HERE)
            visitor.flush()  # not after coming to the front, which may take its time
            visitor.disconnectFromServer()
            self._on_wake()


def claim_folder(
    folder: Path,
    on_wake: Callable[[], None],
    parent: QObject | None = None,
    *,
    wake: bool = True,
    patience: int = PATIENCE,
) -> Instance | None:
    """Be the one for ``folder``; ``None`` when another is, which was woken and has answered.

    Raises ``UserError`` of kind ``disk``: ``Taken`` when another holds the folder and does not
    answer in ``patience`` milliseconds, or is not to be woken; ``InTheWay`` with a way on; or why
    the folder cannot be used.
    """
    until = QDeadlineTimer(patience if wake else 0)
    while True:
        try:
            return Instance(lock_folder(folder, _this_process()), folder, on_wake, parent)
        except Taken:
            if wake and _wake_running_instance(_server_name(folder), until):
                return None
            if until.hasExpired():
                raise
        QThread.msleep(_LOOK)


def _this_process() -> Owner:
    # Hashed: the computer's id is no secret, but nobody's business either (man 5 machine-id).
    method = QCryptographicHash.Algorithm.Sha256
    machine = QCryptographicHash.hash(QSysInfo.machineUniqueId(), method).toHex()
    known = not QSysInfo.machineUniqueId().isEmpty()
    id_here = bytes(machine.data()).decode()[:16] if known else ""
    return Owner(os.getpid(), QSysInfo.machineHostName(), id_here)


def _server_name(folder: Path) -> str:
    import hashlib

    # Hashed, because a socket's name may not be as long as a path.
    return f"portal-desktop-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"


def _wake_running_instance(name: str, until: QDeadlineTimer) -> bool:
    """Whether the program that listens has answered.

    A connection alone says nothing: the system makes it for one that hangs as well.
    """
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(max(1, until.remainingTime())):
        return False
    while socket.bytesAvailable() < len(_HERE):
        if not socket.waitForReadyRead(max(1, until.remainingTime())):
            break
    return bytes(socket.readAll().data()) == _HERE
