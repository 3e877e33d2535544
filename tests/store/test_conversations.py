from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from virtual_school.store import tables
from virtual_school.store.conversations import Conversations, UnknownConversationError

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
IDLE = timedelta(minutes=30)
REPLY = {"outcome": "answer"}


@pytest.fixture
def conversations(engine: Engine) -> Conversations:
    return Conversations(engine, IDLE)


def test_a_conversation_gives_back_its_messages_in_order_and_its_context(conversations: Conversations) -> None:
    token = conversations.start(NOW)
    for key in ("a", "b", "c"):
        conversations.add(token, NOW, key, None, {"outcome": "answer", "id": key}, [{"event": key}])
    conversation = conversations.load(token, NOW)
    assert [message.key for message in conversation.messages] == ["a", "b", "c"]
    assert conversation.context == [{"event": "c"}]


def test_tokens_cannot_be_guessed_and_are_not_in_the_store(conversations: Conversations, engine: Engine) -> None:
    token = conversations.start(NOW)
    assert len(token) >= 43
    assert token != conversations.start(NOW)
    with engine.connect() as connection:
        assert token not in [row.id for row in connection.execute(select(tables.conversations.c.id))]


@pytest.mark.parametrize("token", ["", "x", "default", "a" * 43, "\x00", "' OR 1=1 --"])
def test_a_foreign_token_opens_nothing(conversations: Conversations, token: str) -> None:
    conversations.start(NOW)
    with pytest.raises(UnknownConversationError):
        conversations.load(token, NOW)
    with pytest.raises(UnknownConversationError):
        conversations.add(token, NOW, "a", None, REPLY, [])


def test_a_conversation_ends_after_its_idle_time(conversations: Conversations) -> None:
    token = conversations.start(NOW)
    conversations.load(token, NOW + IDLE)
    with pytest.raises(UnknownConversationError):
        conversations.load(token, NOW + IDLE + timedelta(seconds=1))


def test_a_question_keeps_a_conversation_alive(conversations: Conversations) -> None:
    token = conversations.start(NOW)
    conversations.add(token, NOW + timedelta(minutes=29), "a", None, REPLY, [])
    assert len(conversations.load(token, NOW + timedelta(minutes=58)).messages) == 1


def test_a_start_leaves_ended_conversations_to_the_purge(conversations: Conversations, engine: Engine) -> None:
    """However many have ended, nobody who begins waits until they are erased; and none of them can be opened."""
    ended = conversations.start(NOW)
    conversations.start(NOW + timedelta(hours=1))
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.conversations)) == 2
    with pytest.raises(UnknownConversationError):
        conversations.load(ended, NOW + timedelta(hours=1))


def test_the_same_key_replaces_its_reply(conversations: Conversations) -> None:
    token = conversations.start(NOW)
    conversations.add(token, NOW, "a", None, {"outcome": "unavailable"}, [])
    conversations.add(token, NOW, "a", None, REPLY, [])
    assert [message.reply for message in conversations.load(token, NOW).messages] == [REPLY]


def test_erasing_leaves_no_byte_behind(conversations: Conversations, engine: Engine) -> None:
    token = conversations.start(NOW)
    conversations.add(token, NOW, "a", None, {"outcome": "answer", "marker": "SEVENTEEN-GREEN-HERONS"}, [])
    conversations.erase(token)
    conversations.erase(token)
    with pytest.raises(UnknownConversationError):
        conversations.load(token, NOW)
    engine.dispose()
    folder = Path(str(engine.url.database)).parent
    assert [path for path in folder.glob("*.sqlite3*") if b"SEVENTEEN-GREEN-HERONS" in path.read_bytes()] == []
