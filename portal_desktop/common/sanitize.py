"""Text from outside, made harmless before it is shown."""

import unicodedata
from collections.abc import Iterator

LONGEST = 2_000


def sanitize_text(outside: str, longest: int = LONGEST) -> str:
    """Text from outside, fit to be shown: no control characters, bounded, on one line.

    Direction overrides are dropped too: they can make an address read as another.
    """
    if len(outside) <= longest and outside.isprintable():
        return outside
    kept = "".join(_harmless_characters(outside[: longest * 2]))
    return kept if len(kept) <= longest else kept[: longest - 1] + "…"


def _harmless_characters(outside: str) -> Iterator[str]:
    for character in outside:
        if character in "\n\r\t\u2028\u2029":
            yield " "
        elif (
            unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"} or character == "\u200d"
        ):
            yield character
