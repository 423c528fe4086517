"""A picture on its way to one place of the window, decoded beside it where that takes long."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage, QPixmap

from portal_desktop.common.errors import UserError
from portal_desktop.ui.branding.image_processing import thumbnail
from portal_desktop.ui.platform.image_codec import is_quick

T = TypeVar("T")


class Background(Protocol):
    """Does something slow beside the window, and calls back in it."""

    def __call__(
        self,
        work: Callable[[], T],
        *,
        same: str,
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
        owner: QObject,
    ) -> None: ...


class ImageLoader(QObject):
    """Decodes pictures for one place, named ``place``; only what it was asked for last is shown.

    ``show`` gets the picture, or None where there is none that can be drawn: at once if that is
    quick, and otherwise later; what was there before stays so long.
    """

    def __init__(
        self,
        background: Background,
        place: str,
        show: Callable[[QPixmap | None], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background, self._place, self._show = background, place, show
        self._asked = 0

    def request_image(self, content: bytes | None, room: QSize, ratio: float = 1.0) -> None:
        """Show the picture as large as ``room`` allows, in pixels of a screen of ``ratio``."""
        self._asked += 1
        if not content or is_quick(content):
            self._on_image_ready(self._asked, ratio, thumbnail(content, room) if content else None)
            return
        self._background(
            partial(thumbnail, content, room),
            same=self._place,
            done=partial(self._on_image_ready, self._asked, ratio),
            failed=lambda _user_error: None,
            owner=self,
        )

    def _on_image_ready(self, asked: int, ratio: float, image: QImage | None) -> None:
        if asked != self._asked:
            return
        if image is None:
            self._show(None)
            return
        image.setDevicePixelRatio(ratio)
        self._show(QPixmap.fromImage(image))
