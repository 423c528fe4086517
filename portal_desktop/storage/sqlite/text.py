"""Text on its way into the file."""

from portal_desktop.common.redaction import contains_secret
from portal_desktop.storage.sqlite.errors import HoldsSecret


def clean_text(text: str) -> str:
    """Make ``text`` fit for the file: no halves of characters, which UTF-8 lacks.

    Raises:
        HoldsSecret: for a text with a key or session link in it.
    """
    if contains_secret(text):
        raise HoldsSecret
    return text.encode("utf-8", "replace").decode()
