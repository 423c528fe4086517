"""Days as seconds."""

import datetime as dt


def seconds(now: dt.date | None) -> int:
    """Noon (UTC) of the day; today without one."""
    day = now or dt.datetime.now(dt.UTC).date()
    return int(dt.datetime.combine(day, dt.time(12), dt.UTC).timestamp())
