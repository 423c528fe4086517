"""Words for people: marking them, translating them, and making outside text harmless.

Packages without Qt hold their sentences marked with ``N_`` in tables; whoever shows a sentence
translates it with ``_`` at that moment, so that one process can change its language.
"""

import gettext
from pathlib import Path

DOMAIN = "portal_desktop"

_active: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def N_(sentence: str) -> str:
    """Mark a sentence for translation where it stands in a table; it is shown through ``_``."""
    return sentence


def _(sentence: str) -> str:
    """The sentence in the language of the window. An empty one stays empty (unlike gettext's)."""
    return _active.gettext(sentence) if sentence else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a counted sentence; the caller fills in the number with ``format``."""
    return _active.ngettext(one, many, count)


def set_language(chosen: str, folder: Path) -> None:
    """Speak a language (such as ``de``) from the catalogues below ``folder``; else English."""
    global _active, _language  # noqa: PLW0603 - one process, one language; gettext's own model
    _language = chosen
    _active = gettext.translation(DOMAIN, folder, [chosen], fallback=True)


def language() -> str:
    """The language of the window, for amounts and dates (such as ``en`` or ``de``)."""
    return _language
