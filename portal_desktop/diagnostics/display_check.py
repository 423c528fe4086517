"""Whether a window can be shown at all, asked before Qt is loaded.

Qt itself aborts in C++ when something is missing, and blames the wrong thing.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

LISTED = Path("/etc/ld.so.cache")
LIBRARIES = (
    # what Qt loads, what Debian and Ubuntu call it
    ("libEGL.so.1", "libegl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libdbus-1.so.3", "libdbus-1-3"),
)
FOR_X11 = (
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
WITHOUT_SCREEN = frozenset({"offscreen", "minimal", "vnc"})


def what_is_missing() -> str | None:
    """A sentence naming what to install or start; None where a window can be shown."""
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not platform and not _has_screen():
        return (
            "There is no screen to show a window on. Start Portal Desktop from a desktop session, "
            "or set DISPLAY to an X server."
        )
    wanted = (
        LIBRARIES if platform in WITHOUT_SCREEN or _is_wayland(platform) else LIBRARIES + FOR_X11
    )
    missing = [package for name, package in wanted if not _can_load_library(name)]
    if not missing:
        return None
    return (
        f"Qt needs libraries that are not here. Install them: sudo apt install {' '.join(missing)}"
    )


def _can_load_library(name: str) -> bool:
    """Whether the system finds a library: it is in the linker's list, or can be loaded."""
    with suppress(OSError):
        if f"/{name}\0".encode() in LISTED.read_bytes():
            return True
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _is_wayland(platform: str) -> bool:
    return platform.startswith("wayland") or (
        not platform and not os.environ.get("DISPLAY") and bool(os.environ.get("WAYLAND_DISPLAY"))
    )
