"""What a sentence in trouble has to be."""

import re

from portal_desktop.common.errors import UserError
from portal_desktop.common.redaction import contains_secret
from portal_desktop.diagnostics.exception_hooks import unexpected_error

_NOT_FOR_AN_OWNER = re.compile(
    r"\b(JSON|HTTP|API|[45]\d\d|error|exception|payload|endpoint|None|null|NaN|timeout)\b",
    re.IGNORECASE,
)


def check_sentence(told: UserError) -> None:
    """What happened, and what to do next, in an owner's words."""
    assert told.title
    assert told.advice, f"no next step: {told}"
    for words in (told.title, told.advice):
        check_words(words)
    assert not contains_secret(f"{told.detail} {told!r}")


def check_words(words: str) -> None:
    """Whole sentences about something that was thought of."""
    assert words.endswith((".", "”")), f"no sentence: {words}"
    assert unexpected_error().title not in words
    assert "restart" not in words.lower()
    assert not contains_secret(words)
    ours = words.partition("Stripe said: ")[0]
    assert not _NOT_FOR_AN_OWNER.search(ours), f"no words for an owner: {words}"
