"""Words on the screen, always plain: what looks like markup is shown as it is."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme import appearance as theme
from portal_desktop.ui.theme.appearance import TextSize
from portal_desktop.ui.theme.colours import Role
from portal_desktop.ui.widgets import painting as paint

BREAK = "\u200b"
"""Nothing to see, and a place where a line may end."""


_LONG = re.compile(r"\S{25,}")

LabelKind = Literal["display", "title", "large", "heading", "strong", "body", "help", "tiny"]

LETTERS: dict[LabelKind, tuple[TextSize, int, float]] = {
    "display": (TextSize.DISPLAY, 700, 98.5),
    "title": (TextSize.TITLE, 700, 100),
    "large": (TextSize.LARGE, 700, 100),
    "heading": (TextSize.SMALL, 600, 104),
    "strong": (TextSize.BODY, 600, 100),
    "body": (TextSize.BODY, 400, 100),
    "help": (TextSize.SMALL, 400, 100),
    "tiny": (TextSize.TINY, 400, 100),
}
DOT, BEHIND = 7, 7
QUIET: frozenset[LabelKind] = frozenset({"heading", "help", "tiny"})


class Label(QLabel):
    """A label of one ``kind`` in the colour of one role, which follows the theme.

    It wraps unless asked not to, a word longer than any line too. As the buddy label of a control
    ``&`` stays an ordinary sign.
    """

    def __init__(
        self,
        text: str = "",
        kind: LabelKind = "body",
        role: Role | None = None,
        *,
        wrap: bool = True,
        selectable: bool = False,
        hidden: bool = False,
        buddy: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = ""
        self._labels = self._broken = False
        self._selectable = selectable
        self._dot = False
        self._indent = 0
        self._kind = kind
        self._role: Role = role or ("second" if kind in QUIET else "text")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self._apply_theme()
        self.setText(text)
        if buddy is not None:
            self.setBuddy(buddy)
        if hidden:
            self.hide()

    def text(self) -> str:
        return self._words

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        self._words = text
        # What can be selected can be copied, and then must be as it was written.
        shown = breakable_text(text) if self.wordWrap() and not self._selectable else text
        super().setText(plain_text.escaped_ampersands(shown) if self._labels else shown)
        if (shown != text) != self._broken:
            self._broken = shown != text
            plain_text.set_name(self, "")
        if self._broken:
            plain_text.set_name(self, text)

    def show_text(self, text: str) -> None:
        """Say this, or be hidden where there is nothing to say."""
        self.setText(text)
        self.setVisible(bool(text))

    def setBuddy(self, buddy: QWidget) -> None:  # noqa: N802 - Qt's name
        super().setBuddy(buddy)
        self._labels = True
        self.setText(self._words)

    def set_role(self, role: Role) -> None:
        """Show the words in another colour of the theme."""
        self._role = role
        self._apply_colour()

    def set_dot(self, shown: bool) -> None:
        """A dot before the words: what they name differs from what is published."""
        if shown != self._dot:
            self._dot = shown
            self._apply_theme()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dot:
            side = theme.scaled_pixels(DOT)
            with paint.widget_painter(self) as on:
                line = self.fontMetrics().height()
                # Words of one line stand in the middle of the room they are given.
                high = self.height() if self.height() < 2 * line else line
                middle = QPointF(side / 2, high / 2)
                paint.draw_dot(on, middle, side, theme.colours_of(self).accent)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_colour()
        elif event.type() == QEvent.Type.FontChange:
            self._apply_theme()

    def _apply_theme(self) -> None:
        size, weight, spread = LETTERS[self._kind]
        letters = theme.font(size, weight, spread=spread)
        if self._kind == "heading":
            letters.setCapitalization(QFont.Capitalization.AllUppercase)
        self.setFont(letters)
        self._make_room_for_dot()
        self._apply_colour()

    def _make_room_for_dot(self) -> None:
        """Beside the margins that somebody else may have given these words."""
        before, self._indent = self._indent, theme.scaled_pixels(DOT + BEHIND) if self._dot else 0
        around = self.contentsMargins()
        around.setLeft(around.left() - before + self._indent)
        self.setContentsMargins(around)

    def _apply_colour(self) -> None:
        # From the application: an own palette would be asked for the colour it was given before.
        named = theme.colours_of(QApplication.palette())
        group, ink = QPalette.ColorGroup, QPalette.ColorRole.WindowText
        wanted = QColor(getattr(named, self._role))
        if self.palette().color(group.Active, ink) != wanted:
            own = QPalette()
            own.setColor(ink, wanted)
            own.setColor(group.Disabled, ink, QColor(named.second))
            self.setPalette(own)


def breakable_text(text: str) -> str:
    """The text with a place to break between any two signs of a word longer than 24."""
    return _with_break_points(text) if len(text) > 24 and _LONG.search(text) else text


@lru_cache(maxsize=256)  # dressed again with every change of theme
def _with_break_points(text: str) -> str:
    return _LONG.sub(
        lambda word: "".join(map(_with_break_before, word.group())).removeprefix(BREAK), text
    )


def _with_break_before(sign: str) -> str:
    """A sign with a place to break before it; what belongs to the sign before it stays there."""
    return sign if unicodedata.category(sign)[0] in "MCS" and not sign.isascii() else BREAK + sign
