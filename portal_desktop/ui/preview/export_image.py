"""The page as a picture in a file: what goes into a mail to a client."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import N_, _
from portal_desktop.portal_page import Device, Page
from portal_desktop.ui.branding.image_loader import Background
from portal_desktop.ui.platform.image_codec import write_png
from portal_desktop.ui.platform.save_dialog import ask_where_to_save
from portal_desktop.ui.preview import device_frame as frames
from portal_desktop.ui.preview import typography as letters
from portal_desktop.ui.preview.display_list import PictureOf
from portal_desktop.ui.preview.page_layout import PHONE, lay_out_page
from portal_desktop.ui.preview.page_painter import Extra, paint_sheet
from portal_desktop.ui.theme.colours import LIGHT
from portal_desktop.ui.widgets.painting import CENTRE, draw_text

WIDE, PHONE_LEAST, BROWSER_LEAST = 1_100, 700.0, 640.0
SAID = 22  # pixels for the line below
WHAT = N_("A preview of Stripe’s page, which may differ.")
MOST_HIGH = 12_000  # pixels; no page comes near it


def picture_of(page: Page, device: Device, pictures: PictureOf, host: str, times: int) -> QImage:
    """The whole page in its device on a light ground, ``times`` as many pixels as points.

    Whoever gets it in a mail reads below it what it is.
    """
    phone = device == "phone"
    wide, least = (PHONE, PHONE_LEAST) if phone else (WIDE, BROWSER_LEAST)
    laid = lay_out_page(page, device, float(wide), least, {})
    place = frames.frame_around_page(device, laid.width, min(laid.height, MOST_HIGH))
    room = QSize(
        round(place.outer.width() + 2 * frames.ROOM),
        round(place.outer.height() + 2 * frames.ROOM) + SAID,
    )
    made = QImage(room * times, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(times)
    made.fill(QColor(LIGHT.stage))
    with QPainter(made) as on:
        on.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        frames.paint_frame(on, place, host, dark=False)
        below = QRectF(0, room.height() - SAID - 6, room.width(), SAID)
        draw_text(on, below, _(WHAT), LIGHT.second, letters.SMALL.font(), CENTRE)
        on.setClipPath(frames.window_path(place))
        on.translate(place.inner.topLeft())
        seen = QRectF(0, 0, laid.width, laid.height)
        paint_sheet(on, laid, seen, pictures, Extra(LIGHT.accent))
    return made


def ask_where(parent: QWidget, name: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Open the system's dialog for a PNG file."""
    return ask_where_to_save(
        parent,
        _("Save as picture"),
        f"{name}.png",
        _("Pictures (*.png)"),
        lambda file: chosen(Path(file)),
        object_name="preview.save",
    )


def save_png(image: QImage, file: Path) -> Path:
    """Write a picture. For any thread. Raises ``UserError`` of kind ``disk``."""
    if not write_png(image, file):
        raise UserError(
            _("The picture could not be saved."),
            _("Look whether the folder is still there and has room."),
            kind="disk",
        )
    return file


class Saver(QObject):
    """Asks where and writes, in the background. ``said`` is what came of it."""

    said = Signal(str)

    def __init__(
        self, pane: QWidget, pictures: PictureOf, host: str, background: Background
    ) -> None:
        super().__init__(pane)
        self._pane, self._host = pane, host
        self._pictures, self._background = pictures, background

    def save(self, page: Page, device: Device, times: int) -> None:
        """Save a page, ``times`` as many pixels as points."""
        image = picture_of(page, device, self._pictures, self._host, times)
        ask_where(self._pane, f"portal-{page.name}", partial(self._write, image))

    def _write(self, image: QImage, file: Path) -> None:
        self._background(
            partial(save_png, image, file),
            same="preview.save",
            done=self._saved,
            failed=self._failed,
            owner=self,
        )

    def _saved(self, file: Path) -> None:
        self.said.emit(_("Saved as {name}.").format(name=file.name))

    def _failed(self, user_error: UserError) -> None:
        self.said.emit(str(user_error))
