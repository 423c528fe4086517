"""Memory that is no longer used goes back to the system.

The C library of most Linux systems (glibc) keeps a heap of its own for each thread, and what is
freed in the middle of a heap, so that a program stays as large as it once was. On other systems
nothing is done here.
"""

import ctypes
import sys
from functools import cache
from typing import Final

M_ARENA_MAX: Final = -8
"""``mallopt``'s name for how many heaps there may be: https://man7.org/linux/man-pages/man3/mallopt.3.html."""


def use_one_heap() -> None:
    """Let all threads share one heap; to be called before there are others.

    One thread at a time runs Python, so they hardly ever wait for each other.
    """
    if (library := _glibc()) is not None:
        library.mallopt(M_ARENA_MAX, 1)


def trim_heap() -> None:
    """Give what is free back to the system.

    It took half a millisecond at most while 50,000 customers were being read.
    """
    if (library := _glibc()) is not None:
        library.malloc_trim(0)


@cache
def _glibc() -> ctypes.CDLL | None:
    """The library, where it is the one that has these functions."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None
