"""How often somebody spoke of danger, by day. No text, no kind, no conversation."""
from __future__ import annotations

from sqlalchemy import Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from virtual_school.store.tables import urgent_counts


def count_urgent(engine: Engine, day: str) -> None:
    """Add one to the count of ``day``, an ISO date in Luton."""
    change = update(urgent_counts).where(urgent_counts.c.day == day).values(count=urgent_counts.c.count + 1)
    with engine.begin() as connection:
        if connection.execute(change).rowcount:
            return
    try:
        with engine.begin() as connection:
            connection.execute(insert(urgent_counts).values(day=day, count=1))
    except IntegrityError:  # another one was the day's first
        with engine.begin() as connection:
            connection.execute(change)


def read_urgent_counts(engine: Engine) -> dict[str, int]:
    """Return how often by day."""
    with engine.connect() as connection:
        rows = connection.execute(select(urgent_counts.c.day, urgent_counts.c["count"]))
        return {day: count for day, count in rows}
