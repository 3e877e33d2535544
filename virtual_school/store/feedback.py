"""Whether answers helped: counts, without time, words or person."""
from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, delete, insert, select

from virtual_school.store import tables


@dataclass(frozen=True)
class Given:
    """What somebody said of an answer."""

    helpful: bool
    reason: str | None = None


class FeedbackCounts:
    """All feedback of the store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def give(self, message_id: str | None, answers: Collection[str], given: Given, release: str | None, on: date) -> None:
        """Count ``given`` for each of ``answers``; what was said of the same message before is replaced.

        Without a message (an answer's permanent page) each call counts.
        """
        with self._engine.begin() as connection:
            _forget(connection, message_id)
            for answer in answers:
                row = {"message_id": message_id, "answer": answer, "helpful": given.helpful, "reason": given.reason}
                connection.execute(insert(tables.feedback).values(**row, release=release, given_on=on.isoformat()))

    def of_messages(self, message_ids: Collection[str]) -> dict[str, Given]:
        """Return what was said of these messages, by message id."""
        columns = tables.feedback.c
        with self._engine.connect() as connection:
            rows = connection.execute(select(tables.feedback).where(columns.message_id.in_(message_ids)))
            return {row.message_id: Given(row.helpful, row.reason) for row in rows}

    def counts(self) -> dict[str, Counter[str]]:
        """Return for each answer how often it was ``helpful``, ``unhelpful``, and each reason."""
        counts: dict[str, Counter[str]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(select(tables.feedback)):
                said = ["helpful" if row.helpful else "unhelpful", *filter(None, [row.reason])]
                counts.setdefault(row.answer, Counter()).update(said)
        return counts


def _forget(connection: Connection, message_id: str | None) -> None:
    if message_id is not None:
        connection.execute(delete(tables.feedback).where(tables.feedback.c.message_id == message_id))
