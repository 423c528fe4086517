"""Days as seconds, and billing periods on the calendar."""

import calendar
import datetime as dt

DAY = 86_400


def seconds(now: dt.date | None) -> int:
    """Noon (UTC) of the day; today without one."""
    day = now or dt.datetime.now(dt.UTC).date()
    return int(dt.datetime.combine(day, dt.time(12), dt.UTC).timestamp())


def ago(now: int, days: int) -> int:
    """Seconds, that many days before ``now``."""
    return now - days * DAY


def later(start: int, interval: str, count: int) -> int:
    """``start`` plus ``count`` intervals; the 31st becomes the last day of a shorter month."""
    if interval in {"day", "week"}:
        return start + count * DAY * (7 if interval == "week" else 1)
    moment = dt.datetime.fromtimestamp(start, dt.UTC)
    months = moment.year * 12 + moment.month - 1 + count * (12 if interval == "year" else 1)
    year, month = divmod(months, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return int(moment.replace(year=year, month=month + 1, day=day).timestamp())


def period(start: int, now: int, interval: str, count: int) -> tuple[int, int]:
    """The period around ``now`` of what began at ``start``."""
    number = 0
    while later(start, interval, (number + 1) * count) <= now:
        number += 1
    return later(start, interval, number * count), later(start, interval, (number + 1) * count)
