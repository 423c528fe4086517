"""A colour, written as #RRGGBB or picked."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QColorDialog, QToolButton, QWidget

from portal_desktop.common.i18n import _
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.line_edit import PAD_X, LineEdit

SWATCH = 16
DIGITS = 6


class ColourField(LineEdit):
    """A field with a swatch; pressing the swatch opens the system's colour dialog.

    ``edited`` gives what was typed, finished or not, or the colour picked. While somebody types,
    the swatch keeps the last colour of six digits; it shows nothing once what is no colour is left.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.swatch = _Swatch(self)
        self.swatch.clicked.connect(self.open_colour_dialog)
        self.swatch.set_colour(self.colour())
        self.textChanged.connect(self._on_text_changed)
        self.left.connect(self._update_swatch)
        self._update_text_margins()

    def set_value(self, text: str) -> None:
        """As in ``LineEdit``; what somebody is about to type over stays chosen as it is written."""
        if not self.hasFocus() or text.casefold() != self.text().casefold():
            super().set_value(text)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance("#DDDDDD")
        return QSize(
            wide + theme.scaled_pixels(SWATCH) + 2 * theme.scaled_pixels(PAD_X) + 22,
            super().sizeHint().height(),
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def colour(self) -> QColor:
        """What is written, as a colour; an invalid one while it is none."""
        text = self.text().strip()
        written = text if text.startswith("#") else f"#{text}"
        return QColor(written) if len(written) in {4, 7} else QColor()

    def open_colour_dialog(self) -> None:
        """Open the colour dialog, which shows the colour of the swatch."""
        dialog = QColorDialog(self.swatch.colour, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        plain_text.set_title(dialog, _("Choose a colour"))
        dialog.colorSelected.connect(self._on_colour_picked)
        dialog.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = theme.scaled_pixels(SWATCH) + 8
        self.swatch.setGeometry(
            theme.scaled_pixels(PAD_X) - 4, (self.height() - side) // 2, side, side
        )

    def _on_text_changed(self) -> None:
        # Three digits are a colour, but also half of another one.
        whole = len(self.text().strip().removeprefix("#")) == DIGITS and self.colour().isValid()
        if whole or not self.isModified():
            self._update_swatch()

    def _update_swatch(self) -> None:
        self.swatch.set_colour(self.colour())

    def _on_colour_picked(self, colour: QColor) -> None:
        self.set_value(colour.name().upper())
        self.edited.emit(self.text())
        self.left.emit()

    def _update_text_margins(self) -> None:
        before = theme.scaled_pixels(SWATCH) + 8
        self.setTextMargins(
            theme.scaled_pixels(PAD_X) - 2 + before, 0, theme.scaled_pixels(PAD_X) - 2, 0
        )


class _Swatch(QToolButton):
    def __init__(self, field: ColourField) -> None:
        super().__init__(field)
        self.colour = QColor()
        plain_text.set_name(self, _("Choose a colour"))
        plain_text.set_tool_tip(self, _("Choose a colour"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_colour(self, colour: QColor) -> None:
        """Show another colour; nothing for an invalid one."""
        if colour != self.colour:
            self.colour = colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        rect = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        with paint.themed_painter(self) as (on, named):
            ground = self.colour.name() if self.colour.isValid() else None
            paint.draw_rounded_rect(on, rect, 4, ground, named.outline)
            paint.draw_focus_if_seen(on, self, self.rect(), 7, named.accent)
