"""Erase what is past its time, a few rows at a time, so that no reply waits for it; and leave no byte in the files."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Engine, Table, delete, func, select

from virtual_school.store.tables import conversations, messages, questions

BATCH = 500  # rows of one transaction: with 200 replies waited no less, and for twice as long (make bench-purge)


@dataclass(frozen=True)
class Limits:
    """How long a conversation lives without a question, and a masked question after it was asked."""

    idle: timedelta
    questions: timedelta


def count_due(engine: Engine, at: datetime, limits: Limits) -> dict[str, int]:
    """Return how many rows of each kind a purge at ``at`` would erase."""
    with engine.connect() as connection:
        return {
            kind: connection.scalar(select(func.count()).select_from(table).where(due)) or 0
            for kind, table, due in _due(at, limits)
        }


def purge_batches(engine: Engine, at: datetime, limits: Limits) -> Iterator[dict[str, int]]:
    """Erase what is due; yield after each transaction what it erased, so that the caller can let others in."""
    for kind, table, due in _due(at, limits):
        key = next(iter(table.primary_key))
        while True:
            with engine.begin() as connection:
                some = select(key).where(due).limit(BATCH).scalar_subquery()
                erased = connection.execute(delete(table).where(key.in_(some))).rowcount
            if erased:
                yield {kind: erased}
            if erased < BATCH:
                break


def purge(engine: Engine, at: datetime, limits: Limits, rest: Callable[[], None] = lambda: None) -> dict[str, int]:
    """Erase what is due and return how much of each kind; ``rest`` is called between the transactions."""
    erased: Counter[str] = Counter({kind: 0 for kind, _, _ in _due(at, limits)})
    for batch in purge_batches(engine, at, limits):
        erased.update(batch)
        rest()
    empty_log(engine)
    return dict(erased)


def empty_log(engine: Engine) -> bool:
    """Return whether SQLite's write-ahead log was emptied: erased rows stand in it until then. Others: nothing to do."""
    if engine.dialect.name != "sqlite":
        return True
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        # The first keeps no writer waiting; it leaves almost nothing to do for the second, which does.
        connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
    return busy == 0


def _due(at: datetime, limits: Limits) -> list[tuple[str, Table, ColumnElement[bool]]]:
    """Return the kinds with what is due of each. Messages go before their conversations, which may hold many."""
    ended = conversations.c.last_used_at < at - limits.idle
    of_ended = messages.c.conversation_id.in_(select(conversations.c.id).where(ended))
    return [
        ("messages of ended conversations", messages, of_ended),
        ("ended conversations", conversations, ended),
        ("questions", questions, questions.c.asked_at < at - limits.questions),
    ]
