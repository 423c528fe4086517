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
from portal_desktop.ui.theme.appearance import Size
from portal_desktop.ui.theme.colours import Role
from portal_desktop.ui.widgets import painting as paint

BREAK = "\u200b"
"""Nothing to see, and a place where a line may end."""


_LONG = re.compile(r"\S{25,}")

Kind = Literal["display", "title", "large", "heading", "strong", "body", "help", "tiny"]

LETTERS: dict[Kind, tuple[Size, int, float]] = {
    "display": (Size.DISPLAY, 700, 98.5),
    "title": (Size.TITLE, 700, 100),
    "large": (Size.LARGE, 700, 100),
    "heading": (Size.SMALL, 600, 104),
    "strong": (Size.BODY, 600, 100),
    "body": (Size.BODY, 400, 100),
    "help": (Size.SMALL, 400, 100),
    "tiny": (Size.TINY, 400, 100),
}
DOT, BEHIND = 7, 7
QUIET: frozenset[Kind] = frozenset({"heading", "help", "tiny"})


class Text(QLabel):
    """A label of one ``kind`` in the colour of one role, which follows the theme.

    It wraps unless told not to, a word longer than any line too. As the buddy label of a control
    ``&`` stays an ordinary sign.
    """

    def __init__(
        self,
        text: str = "",
        kind: Kind = "body",
        role: Role | None = None,
        *,
        wrap: bool = True,
        selectable: bool = False,
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
        self._dress()
        self.setText(text)

    def text(self) -> str:
        return self._words

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        self._words = text
        # What can be selected can be copied, and then must be as it was written.
        shown = breakable(text) if self.wordWrap() and not self._selectable else text
        super().setText(plain_text.doubled(shown) if self._labels else shown)
        if (shown != text) != self._broken:
            self._broken = shown != text
            plain_text.set_name(self, "")
        if self._broken:
            plain_text.set_name(self, text)

    def setBuddy(self, buddy: QWidget) -> None:  # noqa: N802 - Qt's name
        super().setBuddy(buddy)
        self._labels = True
        self.setText(self._words)

    def set_role(self, role: Role) -> None:
        """Show the words in another colour of the theme."""
        self._role = role
        self._colour()

    def set_dot(self, shown: bool) -> None:
        """A dot before the words: what they name differs from what is published."""
        if shown != self._dot:
            self._dot = shown
            self._dress()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dot:
            side = theme.scaled(DOT)
            with paint.painter(self) as on:
                line = self.fontMetrics().height()
                # Words of one line stand in the middle of the room they are given.
                high = self.height() if self.height() < 2 * line else line
                middle = QPointF(side / 2, high / 2)
                paint.dot(on, middle, side, theme.colours(self).accent)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        elif event.type() == QEvent.Type.FontChange:
            self._dress()

    def _dress(self) -> None:
        size, weight, spread = LETTERS[self._kind]
        letters = theme.font(size, weight, spread=spread)
        if self._kind == "heading":
            letters.setCapitalization(QFont.Capitalization.AllUppercase)
        self.setFont(letters)
        self._make_room_for_dot()
        self._colour()

    def _make_room_for_dot(self) -> None:
        """Beside the margins that somebody else may have given these words."""
        before, self._indent = self._indent, theme.scaled(DOT + BEHIND) if self._dot else 0
        around = self.contentsMargins()
        around.setLeft(around.left() - before + self._indent)
        self.setContentsMargins(around)

    def _colour(self) -> None:
        # From the application: an own palette would be asked for the colour it was given before.
        named = theme.colours(QApplication.palette())
        group, ink = QPalette.ColorGroup, QPalette.ColorRole.WindowText
        wanted = QColor(getattr(named, self._role))
        if self.palette().color(group.Active, ink) != wanted:
            own = QPalette()
            own.setColor(ink, wanted)
            own.setColor(group.Disabled, ink, QColor(named.second))
            self.setPalette(own)


def breakable(text: str) -> str:
    """The text with a place to break between any two signs of a word longer than 24."""
    return _broken(text) if len(text) > 24 and _LONG.search(text) else text


@lru_cache(maxsize=256)  # dressed again with every change of theme
def _broken(text: str) -> str:
    return _LONG.sub(lambda word: "".join(map(_apart, word.group())).removeprefix(BREAK), text)


def _apart(sign: str) -> str:
    """A sign with a place to break before it; what belongs to the sign before it stays there."""
    return sign if unicodedata.category(sign)[0] in "MCS" and not sign.isascii() else BREAK + sign
