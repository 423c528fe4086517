"""Putting marks below each other."""

from PySide6.QtCore import QRectF

from portal_desktop.page.blocks import PageName
from portal_desktop.ui.preview.letters import Align, Laid, Letters, lay
from portal_desktop.ui.preview.marks import Area, Mark, Piece, Words


class Stack:
    """A piece being made, ``width`` pixels wide; ``y`` is where the next mark goes."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.y = 0.0
        self.marks: list[Mark] = []
        self.areas: list[Area] = []

    def words(
        self,
        text: str,
        letters: Letters,
        colour: str,
        *,
        x: float = 0.0,
        width: float | None = None,
        align: Align = "left",
    ) -> Laid:
        """Put words below what is there, ``width`` wide or to the right edge."""
        laid = self.words_at(x, self.y, text, letters, colour, width=width, align=align)
        self.y += laid.height
        return laid

    def words_at(
        self,
        x: float,
        y: float,
        text: str,
        letters: Letters,
        colour: str,
        *,
        width: float | None = None,
        align: Align = "left",
    ) -> Laid:
        """Put words somewhere; what is below stays where it is."""
        laid = lay(text, letters, self.width - x if width is None else width, align)
        self.marks.append(Words(x, y, laid, colour))
        return laid

    def area(self, rect: QRectF, goes_to: PageName | None, radius: float = 4.0) -> None:
        """Let a click lead somewhere."""
        if goes_to is not None:
            self.areas.append(Area(rect, goes_to, radius))

    def piece(self) -> Piece:
        """What was put together."""
        return Piece(self.width, self.y, tuple(self.marks), tuple(self.areas))
