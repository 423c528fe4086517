"""Dates as people of a language write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import Literal

from portal_desktop.common.money import locale_of

DateStyle = Literal["long", "short", "day", "moment"]
NOT_A_DATE = "—"


def date_text(
    when: int | date, language: str = "en", style: DateStyle = "long", zone: tzinfo | None = None
) -> str:
    """Write a day as people of a language do.

    Args:
        when: Stripe's seconds since 1970, a date or a datetime.
        style: ``long`` is ``December 14, 2026``, ``short`` ``Dec 14, 2026``, ``day`` ``Dec 14``;
            ``moment`` adds the hour and minute to ``short``.
        zone: in which seconds, and datetimes that know their zone, are shown; None is the
            computer's own.

    Returns:
        The text; a dash for seconds that no calendar has.
    """
    from babel.dates import format_date, format_skeleton, format_time

    day = _in_zone(when, zone)
    if day is None:
        return NOT_A_DATE
    locale = locale_of(language)
    if style == "day":
        return format_skeleton("MMMd", day, locale=locale)
    written = format_date(day, "long" if style == "long" else "medium", locale=locale)
    if style == "moment" and isinstance(day, datetime):
        return f"{written}, {format_time(day.time(), 'short', locale=locale)}"
    return written


def _in_zone(when: int | date, zone: tzinfo | None) -> date | None:
    if isinstance(when, datetime):
        return when.astimezone(zone) if when.tzinfo else when
    if isinstance(when, date):
        return when
    try:
        return datetime.fromtimestamp(when, UTC).astimezone(zone)
    except (OverflowError, ValueError, OSError):
        return None
