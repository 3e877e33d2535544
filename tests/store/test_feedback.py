from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, inspect, select

from virtual_school.store import tables
from virtual_school.store.conversations import Conversations
from virtual_school.store.feedback import FeedbackCounts, Given

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DAY = date(2026, 11, 24)


@pytest.fixture
def conversations(engine: Engine) -> Conversations:
    return Conversations(engine, timedelta(minutes=30))


@pytest.fixture
def counts(engine: Engine) -> FeedbackCounts:
    return FeedbackCounts(engine)


def message_of(conversations: Conversations) -> tuple[str, str]:
    token = conversations.start(NOW)
    return token, conversations.add(token, NOW, "a", None, {"outcome": "answer"}, []).id


def test_feedback_is_counted_by_answer(conversations: Conversations, counts: FeedbackCounts) -> None:
    _, message = message_of(conversations)
    counts.give(message, ["term_time_holiday", "school_exclusion"], Given(False, "wrong"), "r1", DAY)
    counts.give(None, ["term_time_holiday"], Given(True), "r1", DAY)
    assert counts.counts() == {
        "term_time_holiday": {"unhelpful": 1, "wrong": 1, "helpful": 1},
        "school_exclusion": {"unhelpful": 1, "wrong": 1},
    }


def test_a_second_word_on_the_same_message_replaces_the_first(conversations: Conversations, counts: FeedbackCounts) -> None:
    _, message = message_of(conversations)
    counts.give(message, ["a", "b"], Given(False, "unclear"), None, DAY)
    counts.give(message, ["a"], Given(True), None, DAY)
    assert counts.counts() == {"a": {"helpful": 1}}
    assert counts.of_messages([message]) == {message: Given(True)}


def test_erasing_a_conversation_leaves_a_count_that_leads_nowhere(
    engine: Engine, conversations: Conversations, counts: FeedbackCounts
) -> None:
    token, message = message_of(conversations)
    counts.give(message, ["a"], Given(True), "r1", DAY)
    conversations.erase(token)
    with engine.connect() as connection:
        rows = [dict(row) for row in connection.execute(select(tables.feedback)).mappings()]
    assert rows == [{"id": 1, "message_id": None, "answer": "a", "helpful": True, "reason": None, "release": "r1",
                     "given_on": "2026-11-24"}]


def test_the_migrations_make_the_tables_that_the_code_knows(engine: Engine) -> None:
    made = inspect(engine)
    for table in tables.metadata.sorted_tables:
        assert {column["name"] for column in made.get_columns(table.name)} == set(table.columns.keys())
