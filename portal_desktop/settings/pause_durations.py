"""How long a break may last: ``month:3`` is three months.

Stripe's pause takes intervals of days, weeks, months and years, of at most three years
(parameters of the portal configuration, API 2026-10-28).
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from portal_desktop.common.i18n import _, ngettext
from portal_desktop.common.intervals import INTERVAL_DAYS
from portal_desktop.common.sanitize import sanitize_text

MOST = {"day": 1096, "week": 156, "month": 36, "year": 3}
"""The largest count of each interval: three years."""

RawDuration: TypeAlias = dict[str, str | int]


def from_interval_options(raw: object) -> tuple[str, ...]:
    """Stripe's ``interval_options`` as durations, the shortest first; none for null."""
    items = raw if isinstance(raw, list) else []
    return normalize_durations(
        f"{item.get('interval')}:{item.get('interval_count') or 1}"
        for item in items
        if isinstance(item, Mapping)
    )


def to_interval_options(durations: tuple[str, ...]) -> list[RawDuration]:
    """Durations as Stripe's ``interval_options``."""
    return [
        {"interval": kind, "interval_count": count}
        for kind, count in map(split_duration, durations)
    ]


def normalize_durations(durations: Iterable[str]) -> tuple[str, ...]:
    """Each once, the shortest first; the order means nothing to Stripe."""
    return tuple(sorted(set(durations), key=lambda each: (duration_days(each), each)))


def split_duration(duration: str) -> tuple[str, int]:
    """Take ``month:3`` apart: the interval and its count; a count of 0 for what is none."""
    kind, _colon, count = duration.partition(":")
    return kind, int(count) if count.isascii() and count.isdigit() else 0


def duration_days(duration: str) -> int:
    """About how many days it is."""
    kind, count = split_duration(duration)
    return INTERVAL_DAYS.get(kind, 0) * count


def is_valid_duration(duration: str) -> bool:
    """Whether Stripe takes it (rule R20)."""
    kind, count = split_duration(duration)
    return 1 <= count <= MOST.get(kind, 0)


def too_long(duration: str) -> str:
    """Write that it does not fit, as a sentence."""
    text = _("A break of {length} is longer than the three years Stripe allows.")
    return text.format(length=duration_text(duration))


def duration_text(duration: str) -> str:
    """Write a duration in words, such as "3 months"."""
    kind, count = split_duration(duration)
    words = {
        "day": ngettext("{count} day", "{count} days", count),
        "week": ngettext("{count} week", "{count} weeks", count),
        "month": ngettext("{count} month", "{count} months", count),
        "year": ngettext("{count} year", "{count} years", count),
    }
    return words[kind].format(count=count) if kind in words else sanitize_text(duration, 40)
