"""Text to read and to copy from: as high as it is, broken anywhere before anything is cut off."""

import math
from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import RADIUS_CONTROL, SPACE, TextSize
from portal_desktop.ui.widgets import painting as paint
from portal_desktop.ui.widgets.menu import style_menu

TextLineKind = Literal["title", "heading", "body", "help"]
TextLine = tuple[TextLineKind, str]
LETTERS: dict[TextLineKind, tuple[TextSize, int]] = {
    "title": (TextSize.TITLE, 700),
    "heading": (TextSize.LARGE, 600),
    "body": (TextSize.BODY, 400),
    "help": (TextSize.SMALL, 400),
}
ABOVE: dict[TextLineKind, int] = {
    "title": SPACE[0],
    "heading": SPACE[3],
    "body": SPACE[0],
    "help": 2,
}
"""Pixels before a line."""
WINDOW_S = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Prose(QTextEdit):
    """Lines of a few kinds. All of it can be selected with the mouse and with the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[TextLine, ...] = ()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)

    def show_lines(self, lines: Iterable[TextLine]) -> None:
        """Show these in place of those before; what is selected stays while they are the same."""
        wanted = tuple(lines)
        if wanted != self._lines:
            self._lines = wanted
            self._write_lines()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(120), self.minimumHeight())

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled_pixels(360), self.minimumHeight())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_for_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_for_the_window(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """It is all there: what scrolls is the page around it."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        style_menu(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._write_lines()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if paint.focus_seen(self):
            with paint.widget_painter(self.viewport()) as on:
                ring = theme.colours_of(self).accent
                paint.draw_focus_ring(on, self.viewport().rect(), RADIUS_CONTROL, ring)

    def _write_lines(self) -> None:
        named = theme.colours_of(self)
        inks = {"help": QColor(named.second)}
        letters = {kind: theme.font(*each) for kind, each in LETTERS.items()}
        write_lines(self.document(), self._lines, letters, inks, QColor(named.text))
        self._fit_height()

    def _fit_height(self) -> None:
        document = self.document()
        document.setTextWidth(self.viewport().width())
        self.setFixedHeight(math.ceil(document.size().height()))


def write_lines(
    document: QTextDocument,
    lines: Iterable[TextLine],
    letters: dict[TextLineKind, QFont],
    inks: dict[str, QColor],
    ink: QColor,
) -> None:
    """Put lines into a document, in place of what is there: always as they are, never as markup."""
    document.clear()
    on = QTextCursor(document)
    on.beginEditBlock()
    for place, (kind, words) in enumerate(lines):
        block, characters = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(ABOVE[kind] if place else 0)
        block.setHeadingLevel({"title": 1, "heading": 2}.get(kind, 0))
        characters.setFont(letters[kind])
        characters.setForeground(inks.get(kind, ink))
        if place:
            on.insertBlock(block, characters)
        else:
            on.setBlockFormat(block)
            on.setBlockCharFormat(characters)
        on.insertText(words, characters)
    on.endEditBlock()


def _is_for_the_window(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in WINDOW_S)
