"""How long a break may last: ``month:3`` is three months.

Stripe's pause takes intervals of days, weeks, months and years, of at most three years
(parameters of the portal configuration, API 2026-10-28).
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from portal_desktop.common.i18n import _, ngettext
from portal_desktop.common.sanitize import plain

DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
MOST = {"day": 1096, "week": 156, "month": 36, "year": 3}
"""The largest count of each interval: three years."""

Raw: TypeAlias = dict[str, str | int]


def read(raw: object) -> tuple[str, ...]:
    """Stripe's ``interval_options`` as durations, the shortest first; none for null."""
    items = raw if isinstance(raw, list) else []
    return normal(
        f"{item.get('interval')}:{item.get('interval_count') or 1}"
        for item in items
        if isinstance(item, Mapping)
    )


def write(durations: tuple[str, ...]) -> list[Raw]:
    """Durations as Stripe's ``interval_options``."""
    return [{"interval": kind, "interval_count": count} for kind, count in map(parts, durations)]


def normal(durations: Iterable[str]) -> tuple[str, ...]:
    """Each once, the shortest first; the order means nothing to Stripe."""
    return tuple(sorted(set(durations), key=lambda each: (length(each), each)))


def parts(duration: str) -> tuple[str, int]:
    """The interval and its count; a count of 0 for what cannot be understood."""
    kind, _colon, count = duration.partition(":")
    return kind, int(count) if count.isascii() and count.isdigit() else 0


def length(duration: str) -> int:
    """About how many days it is."""
    kind, count = parts(duration)
    return DAYS.get(kind, 0) * count


def fits(duration: str) -> bool:
    """Whether Stripe takes it."""
    kind, count = parts(duration)
    return 1 <= count <= MOST.get(kind, 0)


def too_long(duration: str) -> str:
    """That it does not fit, as a sentence."""
    text = _("A break of {length} is longer than the three years Stripe allows.")
    return text.format(length=shown(duration))


def shown(duration: str) -> str:
    """In words, such as "3 months"."""
    kind, count = parts(duration)
    words = {
        "day": ngettext("{count} day", "{count} days", count),
        "week": ngettext("{count} week", "{count} weeks", count),
        "month": ngettext("{count} month", "{count} months", count),
        "year": ngettext("{count} year", "{count} years", count),
    }
    return words[kind].format(count=count) if kind in words else plain(duration, 40)
