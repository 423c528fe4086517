"""Choosing the part of a picture that is used: in place, with a look at what comes of it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from portal_desktop.branding import image_crop as fitting
from portal_desktop.branding.image_crop import Crop, Use
from portal_desktop.common.i18n import _
from portal_desktop.ui.branding.cropper import Cropper
from portal_desktop.ui.branding.image_processing import Negative
from portal_desktop.ui.branding.thumbnail import paint_chequers
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.boxes import column_of, row_of
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.icon_button import IconButton
from portal_desktop.ui.widgets.label import Label

SIDES = (64, 36)
LOGO = (128, 48)


class CropPanel(QFrame):
    """``taken`` carries the part a person chose; ``left`` when it stays as it was."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, negative: Negative, use: Use, crop: Crop) -> None:
        super().__init__()
        self._negative, self._square = negative, use == "icon"
        self.cropper = Cropper(negative.shown, negative.size, crop, square=self._square)
        self._said = Label("", "help")
        self._results = [_Result(each, self._square) for each in (SIDES if self._square else (0,))]
        self.use = Button(_("Use this part"), "primary", on_click=self._accept_crop)
        self.leave = Button(_("Not now"), on_click=self.left)
        self._lay_out()
        self.cropper.changed.connect(self._update_view)
        self.cropper.taken.connect(self._accept_crop)
        self.cropper.left.connect(self.left)
        self._update_view()

    def _lay_out(self) -> None:
        buttons = Flow(self.use, self.leave, *self._size_buttons(), gap=theme.SPACE[1])
        column_of(
            Label(_("Which part of the picture?"), "strong"),
            row_of(
                (self.cropper, 1),
                column_of(
                    Label(_("It will look like this"), "tiny", wrap=False),
                    *self._results,
                    "stretch",
                    gap=theme.SPACE[1],
                ),
                gap=theme.SPACE[3],
            ),
            self._said,
            buttons,
            on=self,
            gap=theme.SPACE[1],
            around=(0, theme.SPACE[1], 0, 0),
        )

    def _size_buttons(self) -> tuple[QWidget, ...]:
        larger = IconButton("plus", _("A larger part"), on_click=lambda: self.cropper.grow_crop(1))
        smaller = IconButton(
            "minus", _("A smaller part"), on_click=lambda: self.cropper.grow_crop(-1)
        )
        return larger, smaller

    def focus_cropper(self) -> None:
        """Give the keys to the picture."""
        self.cropper.setFocus(Qt.FocusReason.TabFocusReason)
        plain_text.announce(self, _("Which part of the picture?"))

    def _accept_crop(self) -> None:
        self.taken.emit(self.cropper.crop)

    def _update_view(self) -> None:
        crop, size = self.cropper.crop, self._negative.size
        told = _("{width} × {height} pixels of {all_width} × {all_height}.")
        self._said.setText(
            told.format(width=crop.width, height=crop.height, all_width=size[0], all_height=size[1])
        )
        part = self._negative.shown.copy(_scaled_rect(crop, size, self._negative.shown))
        for result in self._results:
            result.set_part(part)


class _Result(QFrame):
    """The part as it will be seen: an icon with round corners, in a side's size."""

    def __init__(self, side: int, square: bool) -> None:
        super().__init__()
        self._side, self._square = side, square
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_part(self, part: QImage) -> None:
        """Show another part."""
        ratio, mode = self.devicePixelRatioF(), Qt.AspectRatioMode
        small = part.scaled(
            self.sizeHint() * ratio,
            # Of a large picture the small one is cut, so a square is one to the nearest pixel.
            mode.IgnoreAspectRatio if self._square else mode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(ratio)
        self._picture = QPixmap.fromImage(small)
        self.update()

    def sizeHint(self) -> QSize:
        wide, high = (self._side, self._side) if self._square else LOGO
        return QSize(theme.scaled_pixels(wide), theme.scaled_pixels(high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        size = self._picture.deviceIndependentSize()
        where = QRectF(0, 0, size.width(), size.height())
        with paint.widget_painter(self) as on:
            if self._square:
                round_ = QPainterPath()
                round_.addRoundedRect(where, size.width() * 0.2, size.width() * 0.2)
                on.setClipPath(round_)
            if self._picture.hasAlphaChannel():
                paint_chequers(on, where)
            on.drawPixmap(0, 0, self._picture)


def _scaled_rect(crop: Crop, size: fitting.PictureSize, shown: QImage) -> QRect:
    """The part of the small picture."""
    scale = shown.width() / size[0]
    left, top = round(crop.left * scale), round(crop.top * scale)
    wide, high = max(round(crop.width * scale), 1), max(round(crop.height * scale), 1)
    # What lies beyond the picture would be clear, and show the pattern that stands for nothing.
    return QRect(left, top, wide, high) & shown.rect()
