"""The lock on a data folder: held by the system for as long as this process lives.

What is written in the lock file decides nothing, so a file that is empty, damaged, or left by a
process whose number another has now keeps nobody out. It only says who holds it, and on which
computer: a folder that several computers share may not pass locks on. Why not Qt's lock file:
docs/adr/0009-a-lock-the-system-holds.md.
"""

import errno
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from portal_desktop.common import disk_errors
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.private_files import RIGHTS, open_private
from portal_desktop.common.sanitize import sanitize_text

LOCK = "portal-desktop.lock"
_OPEN = os.O_RDWR | os.O_CREAT
# Neither following a link nor waiting for what is no file.
_OPEN |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
_MOST = 1_024
_LONGEST_NAME = 80
_FAR = 1 << 30
"""Windows lets nobody read the locked byte, so it is one beyond what is written."""


@dataclass(frozen=True)
class Owner:
    """A process on a computer: its number, the computer's name, and what it is known by."""

    pid: int
    host: str
    machine: str

    def shares_computer(self, other: "Owner") -> bool:
        """Whether both are on one; computers change their names, and copies share an id."""
        return self.host == other.host or bool(self.machine and self.machine == other.machine)


class Taken(UserError):
    """The error of a folder that another process holds: it runs, and may answer."""


class InTheWay(UserError):
    """The error of a folder that something nobody holds keeps from being locked.

    ``way_on`` is what a button says that leads on, and ``clear`` what it does; that may raise
    ``OSError``.
    """

    def __init__(self, title: str, advice: str, way_on: str, clear: Callable[[], None]) -> None:
        super().__init__(title, advice, kind="disk")
        self.way_on, self.clear = way_on, clear


class FolderLock:
    """The lock of this process on the folder it may use."""

    def __init__(self, path: Path, file: int) -> None:
        self._path, self._file = path, file

    def is_there(self) -> bool:
        """Whether it still stands in the folder, which may have been moved and made anew."""
        try:
            return os.path.samestat(os.fstat(self._file), self._path.stat())
        except OSError:
            return False

    def release(self) -> None:
        """Let others have the folder; what is left of the file says that nobody has it."""
        with suppress(OSError):
            os.ftruncate(self._file, 0)
        with suppress(OSError):
            os.close(self._file)


def make_folder(folder: Path) -> None:
    """Make the folder if it is not there, for its owner only.

    Raises:
        UserError: of kind ``disk``.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise disk_errors.cannot_use(folder, error) from error


def lock_folder(folder: Path, me: Owner) -> FolderLock:
    """Lock the folder for this process.

    Raises:
        Taken: another process holds it.
        InTheWay: something that nobody holds is in the way, and can be cleared.
        UserError: of kind ``disk``, where the folder cannot be used.
    """
    path = folder / LOCK
    file = _opened(path)
    why_not = _why_not(path, file, me)
    if why_not is not None:
        os.close(file)
        raise why_not
    _write(file, me)
    return FolderLock(path, file)


def _why_not(path: Path, file: int, me: Owner) -> UserError | None:
    """Take the lock; why it is not to be had."""
    if not _lock(file):
        return _taken(_owner(file), me)
    left = _owner(file)
    if left is not None and not left.shares_computer(me):
        return _left_elsewhere(path, left)
    return None


def _opened(path: Path) -> int:
    try:
        file = _opened_if_ours(path)
    except OSError as error:
        kind = _kind(path)
        if kind == stat.S_IFREG and error.errno in disk_errors.NOT_ALLOWED:
            raise _of_somebody_else(path) from error
        if kind not in {None, stat.S_IFREG}:
            raise _no_file(path) from error
        raise disk_errors.cannot_use(path.parent, error) from error
    if stat.S_ISREG(os.fstat(file).st_mode):
        return file
    os.close(file)
    raise _no_file(path)


def _opened_if_ours(path: Path) -> int:
    try:
        return open_private(str(path), _OPEN)
    except PermissionError:
        with suppress(OSError):
            path.chmod(RIGHTS)
        return open_private(str(path), _OPEN)


def _kind(path: Path) -> int | None:
    with suppress(OSError):
        return stat.S_IFMT(path.lstat().st_mode)
    return None


def _lock(file: int) -> bool:
    """Whether the lock is ours now. Where the disk knows no locks, SQLite's own has to do."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file, _FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _HELD
    return True


def _owner(file: int) -> Owner | None:
    """Who has written into the file, in the form of Qt's: number, program, computer, its id."""
    try:
        os.lseek(file, 0, os.SEEK_SET)
        lines = os.read(file, _MOST).decode("utf-8", "replace").split("\n")
        return Owner(int(lines[0]), lines[2], lines[3] if len(lines) > 3 else "")
    except (OSError, ValueError, IndexError):
        return None


def _write(file: int, me: Owner) -> None:
    """Words for others only; a full disk does not take them."""
    with suppress(OSError):
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, f"{me.pid}\nportal-desktop\n{me.host}\n{me.machine}\n".encode())


def _taken(owner: Owner | None, me: Owner) -> Taken:
    advice = _("Go on in its window. If it does not answer, wait a moment and try again.")
    if owner is None or owner.shares_computer(me):
        title = _("Portal Desktop is already open with this data folder.")
        advice += " " + _("If there is no window, restart the computer.")
    else:
        title = _("Portal Desktop is open with this data folder on the computer “{name}”.")
        title = title.format(name=sanitize_text(owner.host, _LONGEST_NAME))
        advice = _("Close it there, then try again.")
    return Taken(title, advice, kind="disk")


def _left_elsewhere(path: Path, left: Owner) -> InTheWay:
    name = sanitize_text(left.host, _LONGEST_NAME)
    title = _("This data folder was last open on the computer “{name}”, and not closed there.")
    return InTheWay(
        title.format(name=name),
        _("If Portal Desktop may still be open there, close it first: two would spoil the drafts."),
        _("Open it here"),
        lambda: os.truncate(path, 0),
    )


def _no_file(path: Path) -> InTheWay:
    return InTheWay(
        _("Something else stands where Portal Desktop marks its data folder as open."),
        _("It is {path}. No Portal Desktop has made it, so it can be moved aside.").format(
            path=path
        ),
        _("Move it aside and open"),
        lambda: _move_aside(path),
    )


def _of_somebody_else(path: Path) -> UserError:
    return UserError(
        _("A file in the data folder cannot be opened; it may be somebody else’s."),
        _(
            "It is {path}. Make sure that nobody has Portal Desktop open with this folder, "
            "delete the file, then try again. Nothing of yours is in it."
        ).format(path=path),
        kind="disk",
    )


def _move_aside(path: Path) -> None:
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.name}.moved-{number}")):
        number += 1
    path.rename(aside)
