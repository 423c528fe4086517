"""``python -m tests.screenshots docs/pictures``: pictures of the window, the same on every machine.

The three of the README go into the folder named, everything else into ``build/screenshots``.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tests.support import same_everywhere

same_everywhere.settle()
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

from PySide6.QtCore import QPoint  # noqa: E402
from PySide6.QtGui import QPainter, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

from portal_desktop.ui.tabs.registry import TABS  # noqa: E402
from portal_desktop.ui.theme import appearance as theme  # noqa: E402
from tests.paths import ROOT  # noqa: E402
from tests.support.program import Program, program  # noqa: E402
from tests.support.story import tell  # noqa: E402

TODAY = date(2026, 11, 20)
ALL = ROOT / "build" / "screenshots"
IN_README = frozenset({"subscription-light", "review-light", "branding-dark"})
SIZES = {"": (1_280, 800), "-large": (1_920, 1_080)}
SCHEMES: tuple[theme.Scheme, ...] = ("light", "dark")
NARROW = {"-narrow": (1_000, 760), "-narrowest": (760, 520)}
LARGER = 2.0


def main(committed: Path) -> int:
    """Take all pictures; the exit status."""
    folders = {True: committed, False: ALL}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)

    def save(name: str, picture: QPixmap) -> None:
        file = folders[name in IN_README] / f"{name}.png"
        # Qt takes 0 for the smallest file.
        if not picture.save(str(file), quality=0):
            raise SystemExit(f"{file} could not be written")

    with _told() as running:
        for scheme in SCHEMES:
            _dress(running, scheme)
            for suffix, size in SIZES.items():
                running.show(*size)
                _tabs(running, f"-{scheme}{suffix}", save)
                _review(running, f"review-{scheme}{suffix}", save)
        _narrow(running, save)
        _with_large_letters(running, save)
    _welcome(save)
    return 0


Save = Callable[[str, QPixmap], None]


@contextmanager
def _told() -> Iterator[Program]:
    """The demo business with the story told."""
    with tempfile.TemporaryDirectory() as folder, program(Path(folder), TODAY) as running:
        QApplication.setCursorFlashTime(0)
        running.open_demo()
        tell(running)
        yield running


def _dress(running: Program, scheme: theme.Scheme, zoom: float = 1.0) -> None:
    theme.apply_theme(running.app, scheme, zoom)
    running.rest()


def _tabs(running: Program, suffix: str, save: Save) -> None:
    for tab in TABS:
        running.room.open_tab(tab.key)
        running.rest()
        save(f"{tab.key.replace('_', '-')}{suffix}", running.window.grab())


def _review(running: Program, name: str, save: Save) -> None:
    """The window with the review standing over it."""
    running.room.open_tab("subscription")
    running.room.open_review()
    running.rest()
    dialog = running.window.findChild(QDialog)
    assert dialog is not None
    picture = running.window.grab()
    with QPainter(picture) as on:
        on.drawPixmap(_beside(dialog, running.window), dialog.grab())
    dialog.close()
    running.rest()
    save(name, picture)


def _beside(dialog: QWidget, window: QWidget) -> QPoint:
    """Where the desktop would put it: in the middle."""
    return QPoint((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2)


def _narrow(running: Program, save: Save) -> None:
    _dress(running, "light")
    for suffix, size in NARROW.items():
        running.show(*size)
        for key in ("branding", "subscription", "links", "preview"):
            running.room.open_tab(key)
            running.rest()
            save(f"{key}-light{suffix}", running.window.grab())
        _review(running, f"review-light{suffix}", save)


def _with_large_letters(running: Program, save: Save) -> None:
    """At twice the size, for those who need it."""
    _dress(running, "light", LARGER)
    for suffix, size in SIZES.items():
        running.show(*size)
        for key in ("subscription", "branding", "links"):
            running.room.open_tab(key)
            running.rest()
            save(f"{key}-light-200{suffix}", running.window.grab())
        _review(running, f"review-light-200{suffix}", save)
    _dress(running, "light")


def _welcome(save: Save) -> None:
    with tempfile.TemporaryDirectory() as folder, program(Path(folder), TODAY) as running:
        running.window.show_welcome()
        for scheme in SCHEMES:
            _dress(running, scheme)
            for suffix, size in SIZES.items():
                running.show(*size)
                running.rest()
                save(f"welcome-{scheme}{suffix}", running.window.grab())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
