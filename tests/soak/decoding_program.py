"""Decodes pictures on a worker and on the window's thread at once, each way against each other.

``python -m tests.soak.decoding_program SECONDS ROUNDS`` says how often both sides ran. A freeze
ends it with status 1 and the stacks of all threads: it is watched by a thread that needs nothing
of Python's.
"""

import faulthandler
import itertools
import os
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, QUrl
from PySide6.QtGui import QColor, QImage, QPixmap, QPixmapCache, QTextDocument
from PySide6.QtWidgets import QApplication

from portal_desktop.ui.branding import image_processing as pictures
from portal_desktop.ui.platform.image_codec import encode_image
from portal_desktop.ui.preview.export_image import save_png
from portal_desktop.ui.preview.image_decoder import decode_scaled
from portal_desktop.ui.theme import icons
from tests.ui.support.pictures import picture

PATIENCE = 30
"""Seconds without an end after which a pair counts as frozen; one takes far less under load."""
OFTEN = 0.0002
"""Seconds after which Python hands over to another thread: so often that each order occurs."""

Way = Callable[[], object]


def worker_ways(folder: Path) -> dict[str, Way]:
    """What the program does with pictures in a queue."""
    png, jpeg = picture(64, 64), picture(64, 64, "JPEG")
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor("#0b6e6e"))
    file = folder / "photo.png"
    file.write_bytes(png)
    return {
        "decoded": lambda: decode_scaled(jpeg),
        "opened": lambda: pictures.open_picture(file),
        "made": lambda: pictures.prepare_image(png, "", lambda _content: "a" * 64),
        "encoded": lambda: encode_image(image, "png"),
        "saved": lambda: save_png(image, folder / "saved.png"),
    }


def window_ways(folder: Path) -> dict[str, Way]:
    """What the program or Qt itself may do with pictures on the window's thread."""
    png, jpeg = picture(64, 64), picture(64, 64, "JPEG")
    file = folder / "picture.png"
    file.write_bytes(png)
    return {
        "decoded": lambda: decode_scaled(png),
        "thumbnail": lambda: pictures.thumbnail(jpeg, QSize(32, 32)),
        "app_icon": icons.app_icon,
        "svg": lambda: _afresh(lambda: icons.icon_pixmap("image", "#123456")),
        "file": lambda: _afresh(lambda: QPixmap(str(file))),
        "data": lambda: QImage.fromData(QByteArray(png)),
        "document": lambda: _document(png),
    }


def _afresh(way: Way) -> object:
    QPixmapCache.clear()
    return way()


def _document(png: bytes) -> object:
    made, name = QTextDocument(), QUrl("a.png")
    made.addResource(QTextDocument.ResourceType.ImageResource, name, QByteArray(png))
    made.setHtml("<img src='a.png'>")
    return made.size()


class Worker:
    """Goes one way again and again on a thread, until ``stop``."""

    def __init__(self, way: Way) -> None:
        self._way, self._stopped = way, False
        self.turns = 0
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while not self._stopped:
            self._way()
            self.turns += 1

    def is_alive(self) -> bool:
        """Whether it did not fail."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Come to an end."""
        self._stopped = True
        self._thread.join()


def pair(on_worker: Way, on_window: Way, seconds: float) -> tuple[int, int]:
    """How often each side went its way; never comes back from a freeze."""
    worker, turns = Worker(on_worker), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end or (not worker.turns and worker.is_alive()):
        on_window()
        turns += 1
        QApplication.processEvents()
    worker.stop()
    return worker.turns, turns


def all_pairs(folder: Path, seconds: float) -> Iterator[str]:
    """What came of each pair."""
    for (name, way), (other, against) in itertools.product(
        worker_ways(folder).items(), window_ways(folder).items()
    ):
        faulthandler.dump_traceback_later(seconds + PATIENCE, exit=True)
        yield f"{name} on a worker, {other} in the window:"
        yield " {} and {} times\n".format(*pair(way, against, seconds))


def main(seconds: float, rounds: int) -> int:
    """The status: 0 if nothing froze and nothing failed."""
    application = QApplication([])
    sys.setswitchinterval(OFTEN)
    failed: list[threading.ExceptHookArgs] = []
    threading.excepthook = failed.append
    with tempfile.TemporaryDirectory() as folder:
        for _round in range(rounds):
            for said in all_pairs(Path(folder), seconds):
                sys.stdout.write(said)
                sys.stdout.flush()
                application.processEvents()
    sys.stderr.write("".join(f"{each.exc_value!r}\n" for each in failed))
    return 1 if failed else 0


if __name__ == "__main__":
    status = 1
    try:
        status = main(float(sys.argv[1]), int(sys.argv[2]))
    except BaseException:  # noqa: BLE001 - a worker may still be at it: this process must end now
        traceback.print_exc()
    sys.stderr.flush()
    os._exit(status)
