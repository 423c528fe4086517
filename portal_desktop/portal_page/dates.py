"""Days of a page: moving them by billing intervals, and Stripe's seconds as days."""

from calendar import monthrange
from datetime import UTC, date, datetime, time
from typing import Final

MOST_INTERVALS: Final = 1200  # a hundred years of months; Stripe allows three years


def add_intervals(day: date, interval: str, count: int) -> date:
    """Move ``day`` by so many billing intervals; to the last of the month where it is too short.

    The first or last day of the calendar where it would lie outside.
    """
    count = max(-MOST_INTERVALS, min(count, MOST_INTERVALS))
    if interval in {"day", "week"}:
        days = day.toordinal() + count * (7 if interval == "week" else 1)
        return date.fromordinal(min(max(days, 1), date.max.toordinal()))
    months = day.year * 12 + day.month - 1 + count * (12 if interval == "year" else 1)
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def noon_timestamp(day: date) -> int:
    """Noon of a day in Unix seconds: the same day in nearly every zone."""
    return int(datetime.combine(day, time(12), UTC).timestamp())


def begin_of(day: date) -> int:
    """Unix seconds of the moment a day begins in the computer's zone."""
    try:
        return int(datetime.combine(day, time()).timestamp())
    except (OverflowError, ValueError, OSError):  # the first days, or last, of the calendar
        return int(datetime.combine(day, time(), UTC).timestamp())


def day_of(moment: int) -> date | None:
    """The day of Unix seconds in the computer's zone; None for 0 and what no calendar has."""
    if not moment:
        return None
    try:
        return datetime.fromtimestamp(moment, UTC).astimezone().date()
    except (OverflowError, ValueError, OSError):
        return None
