"""Days of a page: moving them by billing intervals, and Stripe's seconds as days."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

MOST_INTERVALS: Final = 1200  # a hundred years of months; Stripe allows three years


def moved(day: date, interval: str, count: int) -> date:
    """``day`` moved by so many intervals; the last of the month where it is too short."""
    count = max(-MOST_INTERVALS, min(count, MOST_INTERVALS))
    if interval in {"day", "week"}:
        return day + timedelta(days=count * (7 if interval == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if interval == "year" else 1)
    year, month = divmod(months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(min(max(year, 1), 9999), month + 1, min(day.day, last))
        except ValueError:
            continue
    return day


def seconds(day: date) -> int:
    """Noon of a day in Unix seconds: the same day in nearly every zone."""
    return int(datetime.combine(day, time(12), UTC).timestamp())


def day_of(moment: int) -> date | None:
    """The day of Unix seconds in the computer's zone; None for 0 and what no calendar has."""
    if not moment:
        return None
    try:
        return datetime.fromtimestamp(moment, UTC).astimezone().date()
    except (OverflowError, ValueError, OSError):
        return None
