"""Days as seconds, and billing periods on the calendar."""

import calendar
import datetime as dt

DAY = 86_400
FIRST = int(dt.datetime.min.replace(tzinfo=dt.UTC).timestamp())
LAST = int(dt.datetime.max.replace(tzinfo=dt.UTC, microsecond=0).timestamp())
"""The calendar's first and last second."""


def seconds(now: dt.date | None) -> int:
    """Noon (UTC) of the day; today without one."""
    day = now or dt.datetime.now(dt.UTC).date()
    return int(dt.datetime.combine(day, dt.time(12), dt.UTC).timestamp())


def ago(now: int, days: int) -> int:
    """Seconds, that many days before ``now``."""
    return now - days * DAY


def later(start: int, interval: str, count: int) -> int:
    """``start`` plus ``count`` intervals; the 31st becomes the last day of a shorter month.

    What no calendar has is its first or last second.
    """
    if interval in {"day", "week"}:
        return _on_calendar(start + count * DAY * (7 if interval == "week" else 1))
    moment = moment_of(start)
    months = moment.year * 12 + moment.month - 1 + count * (12 if interval == "year" else 1)
    year, month = divmod(months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return FIRST if year < dt.MINYEAR else LAST
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return int(moment.replace(year=year, month=month + 1, day=day).timestamp())


def moment_of(seconds: int) -> dt.datetime:
    """Unix seconds on the calendar (UTC)."""
    return dt.datetime.fromtimestamp(_on_calendar(seconds), dt.UTC)


def _on_calendar(seconds: int) -> int:
    return min(max(seconds, FIRST), LAST)


def period(start: int, now: int, interval: str, count: int) -> tuple[int, int]:
    """The period around ``now`` of what began at ``start``."""
    number = 0
    while later(start, interval, (number + 1) * count) <= min(now, LAST - 1):
        number += 1
    return later(start, interval, number * count), later(start, interval, (number + 1) * count)
