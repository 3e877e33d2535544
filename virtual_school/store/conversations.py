"""Conversations: what was answered, and the context that the next question needs. Nothing that was typed."""
from __future__ import annotations

import hashlib
import json
import re
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from virtual_school.store import tables
from virtual_school.store.purge import empty_log

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")  # TOKEN_BYTES of chance in URL-safe base64
TOKEN_BYTES = 32


def is_token(text: str) -> bool:
    """Return whether ``text`` has the form of a token; nothing else need be looked up."""
    return _TOKEN.fullmatch(text) is not None


class UnknownConversationError(LookupError):
    """No such conversation: never started here, ended, or erased."""


@dataclass(frozen=True)
class Message:
    """One question's key, the answer id when it was a choice, and the reply as it was sent."""

    id: str
    key: str
    choice: str | None
    reply: dict[str, Any]


@dataclass(frozen=True)
class Conversation:
    """The messages in order and the bot's context."""

    context: list[dict[str, Any]]
    messages: Sequence[Message]

    def with_key(self, key: str) -> Message | None:
        return next((message for message in self.messages if message.key == key), None)


class Conversations:
    """Every conversation of the store; a token opens one, and the store keeps only its hash."""

    def __init__(self, engine: Engine, idle: timedelta) -> None:
        """``idle`` is how long a conversation lives without a question."""
        self._engine = engine
        self._idle = idle

    def start(self, at: datetime) -> str:
        """Store a new conversation and return its token. Those that have ended are left to the purge: they may be many."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        with self._engine.begin() as connection:
            row = {"id": _hashed(token), "last_used_at": at, "context": "[]"}
            connection.execute(insert(tables.conversations).values(row))
        return token

    def load(self, token: str, at: datetime) -> Conversation:
        """Return the conversation; raise ``UnknownConversationError`` when there is none alive."""
        with self._engine.connect() as connection:
            context = self._context(connection, token, at)
            query = select(tables.messages).where(tables.messages.c.conversation_id == _hashed(token))
            rows = connection.execute(query.order_by(tables.messages.c.position)).mappings().all()
        messages = [Message(row["id"], row["key"], row["choice"], json.loads(row["reply"])) for row in rows]
        return Conversation(json.loads(context), messages)

    def add(
        self, token: str, at: datetime, key: str, choice: str | None, reply: dict[str, Any], context: list[Any]
    ) -> Message:
        """Store a reply under its key, with the context after it; a reply with the same key is replaced.

        Raises ``UnknownConversationError`` when the conversation was erased meanwhile.
        """
        message = Message(str(uuid.uuid4()), key, choice, reply)
        with self._engine.begin() as connection:
            self._context(connection, token, at)
            _insert_message(connection, _hashed(token), message)
            change = update(tables.conversations).where(tables.conversations.c.id == _hashed(token))
            connection.execute(change.values(last_used_at=at, context=json.dumps(context)))
        return message

    def erase(self, token: str) -> list[str]:
        """Erase the conversation and all its messages from the files too; return their ids. An unknown one is no error."""
        of_it = tables.messages.c.conversation_id == _hashed(token)
        with self._engine.begin() as connection:
            ids = list(connection.scalars(select(tables.messages.c.id).where(of_it)))
            connection.execute(delete(tables.conversations).where(tables.conversations.c.id == _hashed(token)))
        empty_log(self._engine)  # when others read just now, the next purge does it
        return ids

    def _context(self, connection: Connection, token: str, at: datetime) -> str:
        columns = tables.conversations.c
        query = select(columns.context).where(columns.id == _hashed(token), columns.last_used_at >= at - self._idle)
        context = connection.scalar(query)
        if context is None:
            raise UnknownConversationError
        return str(context)


def _insert_message(connection: Connection, conversation_id: str, message: Message) -> None:
    columns = tables.messages.c
    of_key = (columns.conversation_id == conversation_id) & (columns.key == message.key)
    connection.execute(delete(tables.messages).where(of_key))
    last = connection.scalar(select(func.max(columns.position)).where(columns.conversation_id == conversation_id))
    row = {
        "id": message.id,
        "conversation_id": conversation_id,
        "position": (last or 0) + 1,
        "key": message.key,
        "choice": message.choice,
        "reply": json.dumps(message.reply),
    }
    connection.execute(insert(tables.messages).values(row))


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
