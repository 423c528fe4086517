"""Turning the merchant's pictures into pixels, without trusting them."""

from collections.abc import Callable
from functools import cache
from typing import Protocol, TypeVar

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QLoggingCategory,
    QObject,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QImageReader, QPixmap

from portal_desktop.errors import Trouble
from portal_desktop.pictures import inspect_image
from portal_desktop.values import Image, StripeFile

T = TypeVar("T")

SIDE = 256  # pixels kept of a picture that is drawn 36 high, on screens up to 3 × and zoomed
THIN, LONG = 96, 1_024  # at least and at most of a long one, such as a logo: it is drawn 28 high
MOST_KEPT, MOST_SIZES = 8, 4
AT_ONCE = 40_000  # bytes that are read in less than a frame


class Background(Protocol):
    """Does something slow beside the window, and calls back in it."""

    def __call__(
        self,
        work: Callable[[], T],
        *,
        same: str,
        done: Callable[[T], None],
        failed: Callable[[Trouble], None],
        owner: QObject,
    ) -> None: ...


def decoded(data: bytes) -> QImage | None:
    """A small picture of ``data``, None for what is no whole PNG or JPEG. For any thread.

    Kind and size are read from the bytes first and Qt is told the kind: one that guesses would
    draw an SVG named .png, which may open files of this computer.
    """
    try:
        facts = inspect_image(data)
    except Trouble:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    _silence()
    reader = QImageReader(buffer, QByteArray(facts.kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    scale = _scale(facts.width, facts.height)
    if scale < 1:
        wide, high = round(facts.width * scale), round(facts.height * scale)
        reader.setScaledSize(QSize(max(wide, 1), max(high, 1)))
    # Asked, Qt chooses what reads this kind while Python's lock is held. Left to read(), it would
    # hold its own lock while it waits for Python's, and the window's thread the other way round.
    reader.transformation()
    image = reader.read()
    return None if image.isNull() else image


def _scale(width: int, height: int) -> float:
    """How much of a picture is kept: enough for the largest place it is drawn in."""
    short, long = sorted((width, height))
    return min(max(SIDE / long, THIN / short), LONG / long)


@cache
def _silence() -> None:
    """A broken picture is no news to Qt's log; whoever asked is answered with None."""
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false")


class Shown(QPixmap):
    """A picture that came, scaled once for each size in which it was drawn of late.

    Scaled by the painter while it draws, one much larger than its place would get steps for edges.
    """

    def __init__(self, image: QImage) -> None:
        super().__init__(QPixmap.fromImage(image))
        self._sized: dict[tuple[int, int], QPixmap] = {}

    def sized(self, wide: int, high: int) -> QPixmap:
        """The picture in so many pixels of the screen."""
        found = self._sized.get((wide, high))
        if found is None:
            while len(self._sized) >= MOST_SIZES:
                self._sized.pop(next(iter(self._sized)))
            ratio, smooth = (
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            found = self._sized[wide, high] = self.scaled(wide, high, ratio, smooth)
        return found


class Pictures(QObject):
    """Pictures by what they are, read once. ``read`` gives bytes, or None as long as none came.

    Large ones are decoded in the ``background``, if there is one; ``came`` says when.
    """

    came = Signal()

    def __init__(
        self,
        read: Callable[[Image | StripeFile], bytes | None],
        background: Background | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._background = read, background
        self._kept: dict[str, Shown | None] = {}
        self.waiting = False
        """Whether a picture was asked for that has not come yet."""

    def __call__(self, source: Image | StripeFile) -> Shown | None:
        """The picture, if it came and can be drawn."""
        key = source.sha256 if isinstance(source, Image) else source.id
        if key in self._kept:
            return self._kept[key]
        data = self._read(source)
        if data is None:
            self.waiting = True
            return None
        while len(self._kept) >= MOST_KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[key] = None
        if self._background is None or len(data) <= AT_ONCE:
            self._keep(key, decoded(data))
        else:
            self._later(key, data, self._background)
        return self._kept[key]

    def _later(self, key: str, data: bytes, background: Background) -> None:
        def done(image: QImage | None) -> None:
            self._keep(key, image)
            self.came.emit()

        background(
            lambda: decoded(data),
            same=f"preview.{key}",
            done=done,
            failed=lambda _trouble: None,
            owner=self,
        )

    def _keep(self, key: str, image: QImage | None) -> None:
        self._kept[key] = Shown(image) if image is not None else None
