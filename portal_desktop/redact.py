"""Keeping secrets out of everything that is written: logs, crash reports, the data file.

Two questions with different costs. ``redact`` masks generously, because a log loses nothing by
it. ``contains_secret`` refuses a text, so it is asked only about shapes that cannot be a
merchant's own words ("Bearer bonds" is a headline).
"""

import re

MASK = "…"

_PREFIX = r"(?:[srp]k_(?:test|live|org(?:_test|_live)?)_|whsec_)"
_SESSION = r"/p/session(?:/|(?:%3[Ff]|\?)(?:[^\s\"'<>]{0,200}?(?:&|%26))?secret(?:=|%3[Dd]))"
_REST = r"[^\s\"'<>…]+"

_MASKED = (
    # A key ends where its letters end, so that the words after it in a sentence stay readable.
    re.compile(rf"({_PREFIX})[A-Za-z0-9_]+"),
    re.compile(rf"(/p/session(?:/|%2[Ff]|\?|%3[Ff])){_REST}"),
    re.compile(r"(\b(?:bearer|basic)\s+)[^\s\"'…,;]+", re.IGNORECASE),
    re.compile(r"((?:\b|_)secret[\"']?\s*(?:=|%3D|:)\s*[\"']?)[^\s\"'<>&…,;]+", re.IGNORECASE),
)

_CERTAIN = (
    # Not inside a word ("risk_test_results"), except right after a percent-encoded sign.
    re.compile(rf"(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{{2}})){_PREFIX}[A-Za-z0-9_]{{8,}}"),
    re.compile(rf"{_SESSION}[A-Za-z0-9_%-]{{8,}}"),
)


def redact(text: str) -> str:
    """``text`` with keys, portal session links and authorisation headers masked.

    What a key begins with stays, since it says of which kind it was. Masking twice changes
    nothing more; the result never ``contains_secret``.
    """
    for pattern in _MASKED:
        text = pattern.sub(rf"\1{MASK}", text)
    return text


def contains_secret(text: str) -> bool:
    """Whether ``text`` holds a whole key or the link of a customer's portal session."""
    return any(pattern.search(text) for pattern in _CERTAIN)
