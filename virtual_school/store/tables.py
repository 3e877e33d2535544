"""The tables of the store.

What staff or other programs write into contacts, events and opening hours stays text here and is checked when it is
read. One malformed contact or event must not hide the others; one malformed row of the hours hides them all.
"""
from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, Float, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

contacts = Table(
    "contacts",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("label", Text),
    Column("phone", Text),
    Column("email", Text),
    Column("opening", Text),
    Column("advice", Text),
    Column("source", Text),
    Column("confirmed", Text),  # true when the team has confirmed the number
)

urgent_counts = Table(
    "urgent_counts",
    metadata,
    Column("day", String(10), primary_key=True),  # in Luton; how often the card was shown is all that is kept
    Column("count", Integer, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("series", Text),
    Column("title", Text),
    Column("starts_on", Text),
    Column("ends_on", Text),
    Column("place", Text),
    Column("audience", Text),
    Column("link", Text),
    Column("cancelled", Text),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(64), primary_key=True),  # SHA-256 of the token: the store cannot open a conversation
    Column("last_used_at", DateTime(timezone=True), nullable=False, index=True),
    Column("context", Text, nullable=False),  # JSON for the bot: intents, actions, slots; nothing that was typed
)

messages = Table(
    "messages",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("conversation_id", String(64), ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("key", String(36), nullable=False),
    Column("choice", String(64)),
    Column("reply", Text, nullable=False),  # JSON, as it was sent
    UniqueConstraint("conversation_id", "key"),
    UniqueConstraint("conversation_id", "position"),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("asked_at", DateTime(timezone=True), nullable=False, index=True),  # the minute
    Column("text", Text, nullable=False),  # masked; never of a question about danger
    Column("outcome", String(16), nullable=False),
    Column("intent", String(64)),
    Column("confidence", Float),
    Column("release", Text),
)

question_counts = Table(
    "question_counts",
    metadata,
    Column("day", String(10), primary_key=True),  # in Luton
    Column("outcome", String(16), primary_key=True),
    Column("count", Integer, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("message_id", String(36), ForeignKey("messages.id", ondelete="SET NULL")),  # gone with the conversation
    Column("answer", String(64), nullable=False),  # an FAQ's id; the outcome of a reply without an answer
    Column("helpful", Boolean, nullable=False),
    Column("reason", String(32)),
    Column("release", Text),
    Column("given_on", String(10), nullable=False),  # a day in Luton, no time
    UniqueConstraint("message_id", "answer"),
)

opening_hours = Table(
    "opening_hours",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("weekday", Text),
    Column("opens", Text),
    Column("closes", Text),
)

closures = Table(
    "closures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("reason", Text),
)

opening_rules = Table(
    "opening_rules",
    metadata,
    Column("name", String(64), primary_key=True),  # bank_holidays; a row stands here once hours were ever entered
    Column("value", Text),
)
