"""Masked questions, for as long as they may be kept, and counts that stay. No conversation, no address, no second."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, func, insert, select, update

from virtual_school.clock import day_in_luton
from virtual_school.store.tables import question_counts, questions

FEWEST = 5  # a smaller count could point to a person
FEW = f"fewer than {FEWEST}"


@dataclass(frozen=True)
class AskedQuestion:
    """One masked question and what became of it; ``confidence`` is 0 to 1."""

    text: str
    outcome: str
    intent: str | None
    confidence: float | None
    release: str | None


def keep_question(engine: Engine, question: AskedQuestion, at: datetime) -> None:
    """Store ``question`` as asked in the minute of ``at``, and count it for its day in Luton."""
    row = {**vars(question), "asked_at": at.replace(second=0, microsecond=0)}
    with engine.begin() as connection:
        connection.execute(insert(questions).values(row))
        _count(connection, day_in_luton(at).isoformat(), question.outcome)


def counts_by_day(engine: Engine) -> dict[str, dict[str, str]]:
    """Return for each day how often each outcome came; small counts are not told."""
    found: dict[str, dict[str, str]] = {}
    with engine.connect() as connection:
        for row in connection.execute(select(question_counts)).mappings():
            found.setdefault(row["day"], {})[row["outcome"]] = told(row["count"])
    return found


def counts_by_intent(engine: Engine) -> dict[str, str]:
    """Return how often each intent was seen in the questions that are still kept; small counts are not told."""
    query = select(questions.c.intent, func.count()).group_by(questions.c.intent)
    with engine.connect() as connection:
        counts = Counter({intent or "none": count for intent, count in connection.execute(query)})
    return {intent: told(count) for intent, count in counts.items()}


def told(count: int) -> str:
    """Return a count as a report may show it."""
    return FEW if 0 < count < FEWEST else str(count)


def _count(connection: Connection, day: str, outcome: str) -> None:
    of_day = (question_counts.c.day == day) & (question_counts.c.outcome == outcome)
    change = update(question_counts).where(of_day).values(count=question_counts.c["count"] + 1)
    if not connection.execute(change).rowcount:
        connection.execute(insert(question_counts).values(day=day, outcome=outcome, count=1))
