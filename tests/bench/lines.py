"""The table a bench prints: what was promised, what was measured, whether it holds."""

from collections.abc import Iterable
from dataclasses import dataclass

HEADS = ("", "target", "measured", "verdict")


@dataclass(frozen=True)
class Line:
    """One number. ``holds`` is None for what is only told, not promised."""

    what: str
    target: str
    measured: str
    holds: bool | None = None

    @property
    def verdict(self) -> str:
        """In a word."""
        if self.holds is None:
            return ""
        return "holds" if self.holds else "MISSED"


def table(lines: Iterable[Line]) -> str:
    """The lines in columns."""
    rows = [HEADS, *((each.what, each.target, each.measured, each.verdict) for each in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    rule = "  ".join("-" * width for width in widths)
    written = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join([written[0], rule, *written[1:]])
