"""Type as a web page has it: size, weight and line height in pixels, broken into lines."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextOption

from portal_desktop.common import resources
from portal_desktop.ui.theme import appearance as theme

Align = Literal["left", "centre", "right"]

_SIDE = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
WEIGHTS = ("Regular", "SemiBold", "Bold")

_family: ContextVar[str] = ContextVar("family", default=theme.FAMILY)


@contextmanager
def written_in(family: str) -> Iterator[None]:
    """Whatever is laid out meanwhile is in this family; it must be one of ``families``."""
    before = _family.set(family)
    try:
        yield
    finally:
        _family.reset(before)


@dataclass(frozen=True, slots=True)
class Letters:
    """``size`` and ``line`` (height) in pixels of the page, ``spread`` in per cent."""

    size: int
    weight: int = 400
    line: int = 20
    spread: float = 100
    capitals: bool = False

    def font(self) -> QFont:
        """As Qt wants it. Never hinted: lines must break alike at every zoom."""
        made = QFont([loaded_family(_family.get()), theme.FAMILY])
        made.setPixelSize(self.size)
        made.setWeight(QFont.Weight(self.weight))
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if self.spread != 100:
            made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, self.spread)
        if self.capitals:
            made.setCapitalization(QFont.Capitalization.AllUppercase)
        return made


NAME = Letters(15, 600, 20)
HEADLINE = Letters(24, 600, 32, 98.5)
TITLE = Letters(24, 700, 32, 98)
HEADING = Letters(12, 600, 16, 104, capitals=True)
BODY = Letters(14, 400, 20)
STRONG = Letters(14, 600, 20)
PRICE = Letters(24, 700, 32, 98.5)
PRICE_NARROW = Letters(20, 700, 28, 98.5)
PLAN = Letters(16, 600, 22)
SMALL = Letters(12, 400, 18)
BADGE = Letters(11, 600, 16)
CARD = Letters(8, 700, 10)


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Text broken into lines. ``width`` is that of its longest line."""

    layout: QTextLayout
    width: float
    height: float


def lay_out_text(text: str, letters: Letters, width: float, align: Align = "left") -> Laid:
    """``text`` in lines no wider than ``width``; words longer than a line are broken."""
    layout = QTextLayout(text, letters.font())
    option = QTextOption(_SIDE[align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top, widest = 0.0, 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, top + (letters.line - line.height()) / 2))
        widest = max(widest, line.naturalTextWidth())
        top += letters.line
    layout.endLayout()
    return Laid(layout, widest, top)


@cache
def loaded_family(family: str) -> str:
    """``family`` once Qt knows it; the program's own letters where its files are missing."""
    if family == theme.FAMILY:
        return family
    names = [f"{family.replace(' ', '')}-{weight}.ttf" for weight in WEIGHTS]
    added = [
        QFontDatabase.addApplicationFont(str(resources.resource_path("fonts", name)))
        for name in names
    ]
    return family if min(added) >= 0 else theme.FAMILY
