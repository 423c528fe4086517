"""The window's heartbeat while a photo of 12 megapixels is opened, cropped and made small."""

import json
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from portal_desktop.options.branding import ICON
from portal_desktop.options.values import Image
from portal_desktop.ui.branding.thumbnail import Thumbnail
from tests.bench.children import run
from tests.bench.lines import Line
from tests.support.program import program
from tests.ui.support.account_service import wait_until

TARGET = 100.0
BEAT = 10
WIDE, HIGH = 4_000, 3_000
KINDS = ("png", "jpeg")


def lines(scratch: Path, turns: int) -> list[Line]:
    """Measured in a process of its own; the worst of ``turns`` counts."""
    said = run("heartbeat", str(turns), scratch=scratch)
    return [
        Line(
            f"a {BEAT} ms heartbeat while a 12-megapixel {kind.upper()} becomes the icon",
            f"never over {TARGET:.0f} ms",
            f"{said[kind]:.0f} ms at most  (done after {said[f'{kind}_done']:.0f} ms)",
            said[kind] < TARGET,
        )
        for kind in KINDS
    ]


def main(turns: int) -> None:
    """Drop the photos on the icon of the open demo, and say how late the heartbeat was."""
    said: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, program(Path(folder)) as running:
        running.open_demo()
        running.room.open_tab("branding")
        running.rest()
        document = running.room.document
        thumbnail = running.window.findChild(Thumbnail, ICON.path)
        assert thumbnail is not None
        for kind in KINDS:
            photo = _photo(Path(folder), kind)
            said[kind] = said[f"{kind}_done"] = 0.0
            for _turn in range(turns):
                document.set_value(ICON.path, None)
                running.rest()
                heart = Heart()
                thumbnail.offered.emit(photo)
                wait_until(lambda: isinstance(document.draft[ICON], Image))
                said[f"{kind}_done"] = max(said[f"{kind}_done"], heart.since())
                running.rest()
                said[kind] = max(said[kind], heart.stop())
    sys.stdout.write(json.dumps(said) + "\n")


class Heart:
    """Beats on the window's thread, and remembers the longest pause."""

    def __init__(self) -> None:
        self._began = self._last = time.perf_counter()
        self._longest = 0.0
        self._timer = QTimer(interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def since(self) -> float:
        """Milliseconds since the first beat."""
        return (time.perf_counter() - self._began) * 1_000

    def stop(self) -> float:
        """The longest pause between two beats, in milliseconds."""
        self._beat()
        self._timer.stop()
        return self._longest * 1_000

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now


def _photo(folder: Path, kind: str) -> Path:
    """Not one colour only, so that it is some work to read."""
    made = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    on = QPainter(made)
    light = QLinearGradient(0, 0, WIDE, HIGH)
    for place, colour in ((0.0, "#12343B"), (0.4, "#F4C36A"), (1.0, "#B4532A")):
        light.setColorAt(place, QColor(colour))
    on.fillRect(made.rect(), light)
    state = 1
    for _grain in range(6_000):
        state = (state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        x, y = state % WIDE, state // 7 % HIGH
        on.fillRect(x, y, 9 + state % 50, 9 + state % 41, QColor(state & 255, state >> 8 & 255, 90))
    on.end()
    path = folder / f"photo.{kind}"
    made.save(str(path))
    return path


if __name__ == "__main__":
    main(int(sys.argv[1]))
