"""Words too long for any line, such as web addresses: where they may be broken."""

import re
import unicodedata
from functools import lru_cache

BREAK = "\u200b"
"""Nothing to see, and a place where a line may end."""
_LONG = re.compile(r"\S{25,}")


def breakable(text: str) -> str:
    """The text with a place to break between any two signs of a word longer than 24."""
    return _broken(text) if len(text) > 24 and _LONG.search(text) else text


@lru_cache(maxsize=256)  # dressed again with every change of theme
def _broken(text: str) -> str:
    return _LONG.sub(lambda word: "".join(map(_apart, word.group())).removeprefix(BREAK), text)


def _apart(sign: str) -> str:
    """A sign with a place to break before it; what belongs to the sign before it stays there."""
    return sign if unicodedata.category(sign)[0] in "MCS" and not sign.isascii() else BREAK + sign
