"""A line to write on."""

from PySide6.QtCore import QEvent, QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.signals import Listener, listen
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import RADIUS_CONTROL, TextSize
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.menu import style_menu
from portal_desktop.ui.widgets.painting import IDLE

PAD_X, PAD_Y, ICON = 11, 8, 15
UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class LineEdit(QLineEdit):
    """``edited`` gives the whole text after each thing a person types; ``left`` when they go on.

    Undo and redo belong to the window's history, so the field has none of its own; except one that
    stands ``apart`` from the settings, such as a search, where they take back what was typed.
    ``limit`` (characters) is counted at the right and may be exceeded: the row says what to do.
    ``hint`` is drawn as a key there while the field is empty, such as "Ctrl K".
    """

    edited = Signal(str)
    left = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        icon: str = "",
        limit: int = 0,
        hint: str = "",
        apart: bool = False,
        object_name: str = "",
        accessible_name: str = "",
        on_edit: Listener | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        plain_text.set_names(self, object_name, accessible_name)
        listen(self.edited, on_edit)
        self._icon = icon
        self._limit = limit
        self._hint = hint
        self._apart = apart
        self._error = False
        self._composing = False
        self.setFrame(False)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self.left)
        self.textChanged.connect(self._update_text_margins)
        self._apply_theme()
        self.set_value(text)

    def set_value(self, text: str) -> None:
        """Show a text without telling anybody; not while an input method is composing one."""
        if self._composing or text == self.text():
            return
        at = self.cursorPosition() if self.hasFocus() else 0
        self.setText(text)
        self.setCursorPosition(min(at, len(text)))

    def set_error(self, wrong: bool) -> None:
        """Outline the field as wrong; the sentence saying why stands in the row."""
        if wrong != self._error:
            self._error = wrong
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(
            metrics.averageCharWidth() * 28, metrics.height() + 2 * theme.scaled_pixels(PAD_Y)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(80), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_for_the_window(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_for_the_window(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _is_for_the_window(self, event: QKeyEvent) -> bool:
        return not self._apart and any(event.matches(key) for key in UNDOING)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.hasAcceptableInput():
            # Qt tells nobody who leaves something that its validator does not take.
            self.left.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in () if self._apart else menu.actions()[:3]:
            # The field's own undo and redo, and the line below them.
            menu.removeAction(action)
        style_menu(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._apply_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.themed_painter(self) as (on, named):
            ground = named.field if self.isEnabled() else named.window
            line, width = (named.error, 1.5) if self._error else (named.outline, 1.0)
            if not self.isEnabled():
                line = paint.mixed_colour(ground, line, IDLE)
            paint.draw_rounded_rect(on, self.rect(), RADIUS_CONTROL, ground, line, width=width)
            if self.hasFocus():
                ring = named.error if self._error else named.accent
                paint.draw_focus_ring(on, self.rect(), RADIUS_CONTROL, ring)
            self._paint_decorations(on)
        super().paintEvent(event)

    def _paint_decorations(self, on: QPainter) -> None:
        """The icon before the text and the count behind it."""
        named = theme.colours_of(self)
        if self._icon:
            side = theme.scaled_pixels(ICON)
            paint.icon_at(
                on,
                QRectF(theme.scaled_pixels(PAD_X), 0, side, self.height()),
                self._icon,
                named.second,
                side,
            )
        over = 0 < self._limit < len(self.text())
        on.setFont(theme.font(TextSize.TINY, 600 if over else 400))
        on.setPen(QColor(named.error if over else named.second))
        room = QRectF(self.rect()).adjusted(0, 0, -theme.scaled_pixels(PAD_X), 0)
        words = self._trailing_text()
        room.setLeft(room.right() - on.fontMetrics().horizontalAdvance(words) - 1)
        if words and words == self._hint:
            tall = on.fontMetrics().height() + 4
            key = QRectF(room.left() - 10, (self.height() - tall) / 2, room.width() + 13, tall)
            paint.draw_rounded_rect(on, key.toAlignedRect(), 5, None, named.line)
            on.setPen(QColor(named.second))
            on.drawText(key.toAlignedRect(), Qt.AlignmentFlag.AlignCenter, words)
        else:
            on.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _trailing_text(self) -> str:
        if self._limit:
            return f"{len(self.text())} / {self._limit}"
        return "" if self.text() else self._hint

    def _apply_theme(self) -> None:
        self.setFont(theme.font())
        own = QPalette()
        own.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(own)
        self._update_text_margins()

    def _update_text_margins(self) -> None:
        before = theme.scaled_pixels(ICON) + 8 if self._icon else 0
        behind = 0
        words = self._trailing_text()
        if words:
            behind = QFontMetrics(theme.font(TextSize.TINY, 600)).horizontalAdvance(words) + 12
        # Qt itself leaves two pixels beside the text.
        aside = theme.scaled_pixels(PAD_X) - 2
        margins = QMargins(aside + before, 0, aside + behind, 0)
        if margins != self.textMargins():  # else the whole page is laid out with each letter
            self.setTextMargins(margins)
