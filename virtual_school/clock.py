"""What day it is in Luton, and now."""
from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LUTON = ZoneInfo("Europe/London")

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


def day_in_luton(moment: datetime) -> date:
    """Return the calendar day that it is in Luton at ``moment`` (which carries its time zone)."""
    return moment.astimezone(LUTON).date()


def in_words(day: date) -> str:
    """Return a day as people write it: 13 March 2025."""
    return f"{day.day} {day:%B %Y}"
