"""What is said of something found at Stripe other than it was."""

from collections.abc import Container, Iterable

from portal_desktop.common.i18n import _, ngettext
from portal_desktop.publishing.change_text import ChangeText

NAMED = 3


def told_of_drift(drift: tuple[ChangeText, ...], left: Container[str]) -> str:
    """A step the merchant just took is told as that, and not as a stranger's change.

    ``left``: the paths of the steps still to be taken at Stripe.
    """
    steps = [each for each in drift if each.change.step]
    parts = (
        _taken_in([each.label for each in drift if not each.change.step]),
        _done_sentence([each.label for each in steps if each.change.path not in left]),
        _to_compare([each.label for each in steps if each.change.path in left]),
    )
    return " ".join(part for part in parts if part)


def _taken_in(labels: list[str]) -> str:
    words = ngettext(
        "One setting was changed at Stripe and taken in: {labels}.",
        "{count} settings were changed at Stripe and taken in: {labels}.",
        len(labels),
    )
    return words.format(count=len(labels), labels=_joined_labels(labels)) if labels else ""


def _done_sentence(labels: list[str]) -> str:
    return _("Done at Stripe: {labels}.").format(labels=_joined_labels(labels)) if labels else ""


def _to_compare(labels: list[str]) -> str:
    words = _("Another picture is at Stripe now: {labels}. Compare it on the tab “At Stripe”.")
    return words.format(labels=_joined_labels(labels)) if labels else ""


def _joined_labels(labels: Iterable[str]) -> str:
    names = list(dict.fromkeys(labels))
    if len(names) <= NAMED + 1:
        return "; ".join(names)
    more = _("and {count} more").format(count=len(names) - NAMED)
    return f"{'; '.join(names[:NAMED])} {more}"
