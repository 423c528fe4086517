"""Rules about taking a break (rule R20)."""

from collections.abc import Iterator

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.account.subscriptions import pausable_counts
from portal_desktop.common.i18n import _
from portal_desktop.options.subscription import PAUSE, PAUSE_DURATIONS, PAUSE_TYPE
from portal_desktop.settings import pause_durations as durations
from portal_desktop.settings.problem import Problem
from portal_desktop.settings.settings import Settings, members


def problems(settings: Settings, known: AccountSnapshot) -> Iterator[Problem]:
    """Find what Stripe refuses (rule R20), and whether anybody could pause at all."""
    # Stripe looks at the lengths also while nobody can pause.
    if settings.get(PAUSE_TYPE) != "indefinite":
        yield from _duration_problems(settings)
    if settings.get(PAUSE) is not True:
        return
    if known.subscriptions is not None and known.subscriptions.complete:
        able, living = pausable_counts(known.subscriptions)
        if living and not able:
            text = _("None of your subscriptions is flexible, so nobody could pause yet.")
            yield Problem((PAUSE.path,), None, "advice", text)


def _duration_problems(settings: Settings) -> Iterator[Problem]:
    path = PAUSE_DURATIONS.path
    chosen = members(settings, path)
    if not chosen and path in settings:
        fix = (_("Offer one month"), {path: PAUSE_DURATIONS.default})
        text = _("Choose at least one length a break can have.")
        yield Problem((path, PAUSE.path), None, "stops", text, fix)
    for duration in chosen:
        if not durations.is_valid_duration(duration):
            words = durations.too_long(duration)
            without = tuple(each for each in chosen if each != duration)
            fix = (_("Take it out"), {path: without})
            yield Problem((path,), duration, "stops", words, fix)
