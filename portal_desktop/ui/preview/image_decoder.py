"""Turning the merchant's pictures into pixels, without trusting them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from portal_desktop.branding.image_header import ImageFacts
from portal_desktop.common.errors import UserError
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.ui.branding.image_loader import Background
from portal_desktop.ui.platform.image_codec import decode_image, is_quick

SIDE = 256  # pixels kept of a picture that is drawn 36 high, on screens up to 3 × and zoomed
THIN, LONG = 96, 1_024  # at least and at most of a long one, such as a logo: it is drawn 28 high
MOST_KEPT, MOST_SIZES = 8, 4


def decode_scaled(data: bytes) -> QImage | None:
    """A small picture of ``data``, None for what is no whole PNG or JPEG. For any thread."""
    try:
        found = decode_image(data, scaled=_kept_size)
    except UserError:
        return None
    return found.image if found is not None else None


def _kept_size(facts: ImageFacts) -> QSize:
    scale = min(_scale(facts.width, facts.height), 1.0)
    return QSize(max(round(facts.width * scale), 1), max(round(facts.height * scale), 1))


def _scale(width: int, height: int) -> float:
    """How much of a picture is kept: enough for the largest place it is drawn in."""
    short, long = sorted((width, height))
    return min(max(SIDE / long, THIN / short), LONG / long)


class Shown(QPixmap):
    """A picture that came, scaled once for each size in which it was drawn of late.

    Scaled by the painter while it draws, one much larger than its place would get steps for edges.
    """

    def __init__(self, image: QImage) -> None:
        super().__init__(QPixmap.fromImage(image))
        self._sized: dict[tuple[int, int], QPixmap] = {}

    def scaled_to_pixels(self, wide: int, high: int) -> QPixmap:
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

    Large ones are decoded in the ``background``; ``came`` says when.
    """

    came = Signal()

    def __init__(
        self,
        read: Callable[[Image | StripeFile], bytes | None],
        background: Background,
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
        if is_quick(data):
            self._cache_image(key, decode_scaled(data))
        else:
            self._decode_later(key, data)
        return self._kept[key]

    def _decode_later(self, key: str, data: bytes) -> None:
        def done(image: QImage | None) -> None:
            self._cache_image(key, image)
            self.came.emit()

        self._background(
            lambda: decode_scaled(data),
            same=f"preview.{key}",
            done=done,
            failed=lambda _user_error: None,
            owner=self,
        )

    def _cache_image(self, key: str, image: QImage | None) -> None:
        self._kept[key] = Shown(image) if image is not None else None
