"""Which questions are kept, how, and that keeping them never costs a reply."""
from __future__ import annotations

import asyncio
import sqlite3
from datetime import timedelta

from sqlalchemy import select

from tests.decided_bot import DecidedBot
from tests.website.conftest import new_key
from virtual_school.clock import now
from virtual_school.store.conversations import Conversations
from virtual_school.store.purge import count_due
from virtual_school.store.tables import question_counts, questions
from virtual_school.website.housekeeping import limits_of, tidy
from virtual_school.website.services import Services


async def send(website, conversation: str, text: str) -> dict:
    return (await website.post(f"{conversation}/messages", json={"text": text, "key": new_key()})).json()


async def kept(services: Services) -> list[tuple]:
    await asyncio.gather(*services.chat._counting)
    with services.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(questions.c.text, questions.c.outcome, questions.c.intent))]


async def test_a_question_is_kept_masked(services: Services, website, bot: DecidedBot, conversation: str) -> None:
    await send(website, conversation, "my foster son Zephyrin has been excluded")
    assert await kept(services) == [("my foster son [name] has been excluded", "answer", "term_time_holiday")]


async def test_urgent_refused_and_quick_questions_are_not_kept(services: Services, website, bot: DecidedBot, conversation: str) -> None:
    await send(website, conversation, "he wants to kill himself")
    await send(website, conversation, "x" * 501)
    await website.get("/api/v1/ask", params={"q": "holiday?"})
    assert await kept(services) == []
    with services.engine.connect() as connection:
        assert connection.execute(select(question_counts)).all() == []


async def test_a_locked_store_costs_no_reply(services: Services, website, bot: DecidedBot, conversation: str) -> None:
    locking = sqlite3.connect(str(services.engine.url.database))
    locking.execute("BEGIN EXCLUSIVE")
    try:
        assert (await send(website, conversation, "holiday?"))["reply"]["outcome"] == "answer"
    finally:
        locking.rollback()
        locking.close()


async def test_deleting_a_conversation_forgets_its_words(services: Services, website, bot: DecidedBot, conversation: str) -> None:
    await send(website, conversation, "holiday?")
    assert len(services.words._masked) == 1
    assert (await website.delete(conversation)).status_code == 204
    assert len(services.words._masked) == 0


async def test_the_website_erases_what_is_past_its_time_by_itself(services: Services) -> None:
    Conversations(services.engine, timedelta(minutes=30)).start(now() - timedelta(minutes=31))
    limits = limits_of(services.settings)
    assert count_due(services.engine, now(), limits)["ended conversations"] == 1
    await tidy(services)
    assert count_due(services.engine, now(), limits)["ended conversations"] == 0
