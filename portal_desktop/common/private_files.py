"""Files of the data folder: read and written by their owner only, whatever the folder allows.

Rights are those of POSIX; Windows gives a file those of the person's own folder.
"""

import os
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Literal

RIGHTS = 0o600
OURS = ("portal-desktop", "demo.json", "demo.new")
"""How the names of our files in the data folder begin; the folder may hold others' files too."""


def open_text(path: Path, mode: Literal["a", "w"]) -> TextIOWrapper:
    """Open a file for UTF-8 that is private before anything is in it.

    Raises:
        OSError: where the system does not open it.
    """
    return open(path, mode, encoding="utf-8", opener=open_private)


def open_private(path: str, flags: int) -> int:
    """The descriptor of a file, made if the flags say so; its rights are set whatever the umask."""
    file = os.open(path, flags, RIGHTS)
    if hasattr(os, "fchmod"):
        with suppress(OSError):  # a disk without rights, or a file of somebody else
            os.fchmod(file, RIGHTS)
    return file


def make_private(path: Path) -> None:
    """Give a file its rights, making it if it is not there.

    Not for a database that is open: closing the file here would let go of its locks.

    Raises:
        OSError: where the system does not let it be opened.
    """
    os.close(open_private(str(path), os.O_RDWR | os.O_CREAT))


def tighten(folder: Path) -> None:
    """Take from others what they may do with files of ours that were made before."""
    with suppress(OSError), os.scandir(folder) as found:
        for file in found:
            if file.name.startswith(OURS) and file.is_file(follow_symlinks=False):
                with suppress(OSError):
                    os.chmod(file.path, RIGHTS)  # noqa: PTH101 - a path of scandir's
