"""Keeping secrets out of everything that is written: logs, crash reports, the data file.

Two questions with different costs. ``redact`` masks generously, because a log loses nothing by
it: also what was encoded for an address or by base64, written in capitals, or broken into lines.
``contains_secret`` refuses a text, so it is asked only about shapes that cannot be a merchant's
own words ("Bearer bonds" is a headline).
"""

import re
from base64 import b64encode
from collections.abc import Iterator

MASK = "…"

_KINDS = ("sk_test_", "sk_live_", "rk_test_", "rk_live_", "pk_test_", "pk_live_", "sk_org_")
_PREFIX = r"(?:[srp]k_(?:test|live|org(?:_test|_live)?)_|whsec_)"
_SESSION = r"/p/session(?:/|(?:%3[Ff]|\?)(?:[^\s\"'<>]{0,200}?(?:&|%26))?secret(?:=|%3[Dd]))"
_REST = r"[^\s\"'<>…]+"

_UNSEEN = r"[\u00ad\u200b-\u200f\u2060\ufeff]"
_BREAK = r"(?:=?\r?\n|(?:\\r)?\\n)[ \t>]{0,40}"
"""The end of a line inside a word, as in mails (quoted, too) and in what Python and JSON print."""
_GAP = rf"(?:{_UNSEEN}{{0,3}}|{_BREAK})"
_ENCODED = r"%(?:25){0,3}"
"""What a percent sign becomes, also when it is encoded again."""
_LETTER = rf"(?:[A-Za-z0-9_]|{_ENCODED}(?:3\d|[46][1-9a-f]|[57][0-9a]|5f)|{_UNSEEN})"
_LETTER64 = rf"(?:[A-Za-z0-9+/_-]|{_ENCODED}2[bf])"
_GOES_ON = r"(?=[A-Za-z0-9_]{0,200}(?:\d|(?-i:[a-z][A-Z]))|[A-Za-z0-9_]{16})(?=[A-Za-z0-9_]{4})"
"""After the end of a line: letters that are no word of a sentence."""


def _word_pattern(words: str) -> str:
    """A pattern for ``words`` in any letters, each perhaps percent-encoded, or broken anywhere."""
    return _GAP.join(_character_pattern(each) for each in words)


def _character_pattern(sign: str) -> str:
    codes = {f"{ord(each):x}" for each in (sign.lower(), sign.upper())}
    return rf"(?:{re.escape(sign)}|{_ENCODED}(?:{'|'.join(sorted(codes))}))"


def _with_rest(begins: str, letter: str) -> str:
    """What begins so, as far as its letters go, in the next lines, too."""
    more = rf"(?:{_BREAK}{_GOES_ON}{letter}+)"
    return rf"({begins})(?:{letter}+{more}*|{more}+)"


def _in_base64() -> Iterator[str]:
    """What the beginnings of keys become in base64, wherever they stand in what was encoded."""
    for kind in (*_KINDS, "whsec_"):
        for place in range(3):
            sure = slice((place * 8 + 5) // 6, (place + len(kind)) * 8 // 6)
            yield b64encode(b"\0" * place + kind.encode() + b"\0\0").decode()[sure]


def _one_of(*words: str) -> str:
    return rf"(?:{'|'.join(map(_word_pattern, words))})"


_ANY_KEY = (
    f"{_one_of('sk_', 'rk_', 'pk_')}{_GAP}{_one_of('test', 'live', 'org')}"
    f"(?:{_GAP}{_one_of('_test', '_live')})?{_GAP}{_character_pattern('_')}"
    f"|{_word_pattern('whsec_')}"
)
_SLASH = rf"(?:\\?/|{_ENCODED}2f)"
_ANY_SESSION = rf"{_SLASH}p{_SLASH}session(?:{_SLASH}|\?|{_ENCODED}3f)"

_MASKED = (
    # A key ends where its letters end, so that the words after it in a sentence stay readable.
    re.compile(_with_rest(_ANY_KEY, _LETTER), re.IGNORECASE),
    re.compile(rf"({_ANY_SESSION}){_REST}", re.IGNORECASE),
    re.compile(r"(\b(?:bearer|basic)\s+)[^\s\"'…,;]+", re.IGNORECASE),
    re.compile(_with_rest("|".join(map(re.escape, _in_base64())), _LETTER64)),
    re.compile(r"((?:\b|_)secret[\"']?\s*(?:=|%3D|:)\s*[\"']?)[^\s\"'<>&…,;]+", re.IGNORECASE),
)

_CERTAIN = (
    # Not inside a word ("risk_test_results"), except right after a percent-encoded sign.
    re.compile(rf"(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{{2}})){_PREFIX}[A-Za-z0-9_]{{8,}}"),
    re.compile(rf"{_SESSION}[A-Za-z0-9_%-]{{8,}}"),
)


def redact(text: str) -> str:
    """Mask the keys, portal session links and authorisation headers in ``text``.

    What a key begins with stays, since it says of which kind it was. Masking twice changes
    nothing more; the result never ``contains_secret``.
    """
    for pattern in _MASKED:
        text = pattern.sub(rf"\1{MASK}", text)
    return text


def contains_secret(text: str) -> bool:
    """Whether ``text`` holds a whole key or the link of a customer's portal session."""
    return any(pattern.search(text) for pattern in _CERTAIN)
