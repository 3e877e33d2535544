"""The purge is measured with as many rows past their time as was said."""
from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine

from benchmarks.purge import Times, fill
from virtual_school.clock import now
from virtual_school.store.purge import Limits, count_due


def test_so_many_rows_are_past_their_time(engine: Engine) -> None:
    fill(engine, 1000)
    due = count_due(engine, now(), Limits(timedelta(minutes=30), timedelta(days=30)))
    assert due == {"messages of ended conversations": 400, "ended conversations": 100, "questions": 500}


def test_the_figures_are_milliseconds_of_replies_and_starts() -> None:
    figures = Times(replies=[1.0, 2.0, 2.0, 30.0, 30.0], starts=[4.0], failed=1, seconds=2.0).figures()
    assert figures["replies"] == {"count": 5, "p50": 2.0, "p95": 30.0, "max": 30.0}
    assert figures["failed"] == 1
