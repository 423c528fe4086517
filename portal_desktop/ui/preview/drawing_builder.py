"""Putting marks below each other."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QRectF

from portal_desktop.ui.preview.display_list import (
    DrawnText,
    HitArea,
    Mark,
    Piece,
    Target,
    translated_mark,
)
from portal_desktop.ui.preview.typography import Align, Laid, Letters, lay_out_text


class DrawingBuilder:
    """A piece being made, ``width`` pixels wide; ``y`` is where the next mark goes."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.y = 0.0
        self.marks: list[Mark] = []
        self.areas: list[HitArea] = []

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
        laid = lay_out_text(text, letters, self.width - x if width is None else width, align)
        self.marks.append(DrawnText(x, y, laid, colour))
        return laid

    def area(self, rect: QRectF, goes_to: Target | None, name: str, radius: float = 4.0) -> None:
        """Let a click lead somewhere."""
        if goes_to is not None:
            self.areas.append(HitArea(rect, goes_to, name, radius))

    def add_marks(self, marks: Iterable[Mark], x: float, y: float) -> None:
        """Put marks somewhere that were measured from another corner."""
        self.marks += [translated_mark(each, x, y) for each in marks]

    def put_stack(self, other: "DrawingBuilder", x: float, y: float) -> None:
        """Put what another stack holds somewhere."""
        self.add_marks(other.marks, x, y)
        self.areas += [replace(each, rect=each.rect.translated(x, y)) for each in other.areas]

    def piece(self) -> Piece:
        """What was put together."""
        return Piece(self.width, self.y, tuple(self.marks), tuple(self.areas))
