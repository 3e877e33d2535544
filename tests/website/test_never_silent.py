"""Whatever breaks, the person gets the number, in time."""
from __future__ import annotations

import asyncio
import sqlite3
import time

import httpx
import pytest
from sqlalchemy import Engine, text, update

from tests.website.conftest import DecidedBot, new_key
from virtual_school.settings import Settings
from virtual_school.store import tables
from virtual_school.website.chat import STORE_SECONDS
from virtual_school.website.services import Services


async def asked(website: httpx.AsyncClient) -> dict:
    response = await website.get("/api/v1/ask", params={"q": "holiday?"})
    assert response.status_code == 200
    return response.json()["reply"]


def assert_gives_the_number(reply: dict, outcome: str) -> None:
    assert reply["outcome"] == outcome
    assert reply["contact"]["phone"] == "01582 548113"
    assert reply["note"]["text"]


async def test_without_a_bot_the_page_says_that_it_is_starting_and_gives_the_number(website) -> None:
    assert_gives_the_number(await asked(website), "unavailable")
    page = (await website.post("/", data={"question": "holiday?"}, follow_redirects=True)).text
    assert "The assistant is starting" in page
    assert 'class="call"' in page
    assert '<a href="/faqs">' in page
    assert ">holiday?</textarea>" in page, "the question is still in the box"


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"null", b"[]", b"{}", b'{"messages": 7, "conversation": []}', b"\xff", b'{"messages": [7]}'],
    ids=repr,
)
async def test_garbage_from_the_bot_is_not_shown(website, bot: DecidedBot, body: bytes) -> None:
    bot.body = lambda question: body
    assert_gives_the_number(await asked(website), "unavailable")


@pytest.mark.parametrize("status", [401, 404, 500, 503])
async def test_an_error_of_the_bot_becomes_the_number(website, bot: DecidedBot, status: int) -> None:
    bot.status = status
    assert_gives_the_number(await asked(website), "unavailable")


async def test_a_bot_that_says_nothing_is_not_silence(website, bot: DecidedBot) -> None:
    bot.replies(intent={"name": "nlu_fallback"})
    assert_gives_the_number(await asked(website), "escalate")


async def test_an_intent_without_an_answer_gives_the_number(website, bot: DecidedBot) -> None:
    bot.replies(intent={"name": "something_new"}, messages=[{"text": "", "utter_action": "utter_something_new"}])
    assert_gives_the_number(await asked(website), "escalate")


async def test_text_of_an_answer_that_nobody_knows_is_not_shown(website, bot: DecidedBot) -> None:
    bot.says("invented", text="Anything at all")
    reply = await asked(website)
    assert_gives_the_number(reply, "escalate")
    assert "Anything" not in reply["note"]["text"]


async def test_when_the_actions_are_down_the_written_answer_is_given(website, bot: DecidedBot) -> None:
    bot.replies(intent={"name": "ask_contact"})
    reply = await asked(website)
    assert reply["outcome"] == "answer"
    assert "01582 548113" in reply["answers"][0]["text"]


async def test_close_answers_become_choices_with_titles_and_a_way_out(website, bot: DecidedBot) -> None:
    candidates = ["school_exclusion", "permanent_exclusion", "fixed_period_exclusion", "term_time_holiday"]
    bot.says("choose", candidates=candidates)
    reply = await asked(website)
    assert reply["outcome"] == "choices"
    assert [choice["id"] for choice in reply["choices"]] == [*candidates[:3], "none_of_these"]
    assert reply["choices"][0]["label"] == "My child has been excluded: what happens now?"


async def test_choices_without_any_title_give_the_number_instead(website, bot: DecidedBot) -> None:
    bot.says("choose", candidates=["greet", "unknown"])
    assert_gives_the_number(await asked(website), "escalate")


async def test_none_of_these_reaches_the_bot_as_an_unclear_question(website, bot: DecidedBot, conversation: str) -> None:
    await website.post(f"{conversation}/messages", json={"choice": "none_of_these", "key": new_key()})
    assert bot.asked[0]["choice"] == "nlu_fallback"


@pytest.fixture
def services(settings: Settings, engine: Engine, services: Services) -> Services:
    """With less patience, so that the tests of stalls are short; the relations are those of the defaults."""
    services.chat._reply_seconds = 2.0
    return services


async def test_a_stalled_bot_ends_in_time_with_the_number(website, bot: DecidedBot, conversation: str) -> None:
    bot.stall = 3.0
    started = time.monotonic()
    response = await website.post(f"{conversation}/messages", json={"text": "x", "key": new_key()})
    assert time.monotonic() - started < 3
    assert_gives_the_number(response.json()["reply"], "unavailable")


async def test_a_question_that_got_no_answer_can_be_sent_again(website, bot: DecidedBot, conversation: str) -> None:
    bot.stall = 3.0
    body = {"text": "x", "key": new_key()}
    await website.post(f"{conversation}/messages", json=body)
    bot.stall = 0.0
    again = await website.post(f"{conversation}/messages", json=body)
    assert again.json()["reply"]["outcome"] == "answer"
    messages = (await website.get(conversation)).json()["messages"]
    assert len(messages) == 1


async def test_a_locked_store_costs_the_context_and_not_the_answer(
    services: Services, website, bot: DecidedBot, conversation: str
) -> None:
    lock = sqlite3.connect(str(services.engine.url.database))
    lock.execute("BEGIN EXCLUSIVE")
    started = time.monotonic()
    response = await website.post(f"{conversation}/messages", json={"text": "x", "key": new_key()})
    assert response.json()["reply"]["outcome"] == "answer"
    page = (await website.post("/", data={"question": "holiday?"})).text
    assert "cannot be kept at the moment" in page
    assert "The text of term_time_holiday." in page
    assert (await website.post("/api/v1/conversations")).status_code == 503
    assert time.monotonic() - started < 8
    lock.rollback()
    lock.close()
    assert (await website.post("/api/v1/conversations")).status_code == 201


async def test_a_store_that_is_gone_costs_the_context_and_not_the_answer(services: Services, website, bot: DecidedBot) -> None:
    with services.engine.begin() as connection:
        for table in ("messages", "conversations", "contacts", "events"):
            connection.execute(text(f"DROP TABLE {table}"))
    page = (await website.post("/", data={"question": "holiday?"})).text
    assert "The text of term_time_holiday." in page
    assert "01582 548113" in page
    assert (await website.get("/faqs/ask_events")).status_code == 200
    assert (await website.get("/health/ready")).status_code == 503


async def test_garbage_in_the_contacts_still_gives_the_number(services: Services, website, bot: DecidedBot) -> None:
    with services.engine.begin() as connection:
        connection.execute(update(tables.contacts).values(phone="<b>garbage</b>", label=""))
    page = (await website.get("/faqs/ask_contact")).text
    assert "01582 548113" in page
    assert "garbage" not in page


async def test_garbage_in_a_conversation_is_no_500(services: Services, website, bot: DecidedBot, conversation: str) -> None:
    with services.engine.begin() as connection:
        connection.execute(update(tables.conversations).values(context="{garbage"))
    response = await website.post(f"{conversation}/messages", json={"text": "x", "key": new_key()})
    assert response.status_code == 200
    assert response.json()["reply"]["contact"]["phone"] == "01582 548113"


async def test_a_bystander_does_not_wait_for_a_stalled_question(website, bot: DecidedBot) -> None:
    bot.stall = 1.5
    waiting = asyncio.ensure_future(website.get("/api/v1/ask", params={"q": "slow"}))
    await asyncio.sleep(0.2)
    started = time.monotonic()
    assert (await website.get("/faqs")).status_code == 200
    assert (await website.get("/health/live")).status_code == 200
    assert time.monotonic() - started < 1
    await waiting


def test_the_default_deadline_leaves_time_to_say_so() -> None:
    assert Settings().reply_seconds + 2 * STORE_SECONDS <= 8


async def test_a_stalled_bot_and_a_locked_store_together_end_within_eight_seconds(
    services: Services, website, bot: DecidedBot
) -> None:
    services.chat._reply_seconds = Settings().reply_seconds
    bot.stall = 9.0
    lock = sqlite3.connect(str(services.engine.url.database))
    lock.execute("BEGIN EXCLUSIVE")
    started = time.monotonic()
    page = await website.post("/", data={"question": "holiday?"}, follow_redirects=True)
    assert time.monotonic() - started < 8
    assert "01582 548113" in page.text
    lock.rollback()
    lock.close()


async def test_the_faqs_are_served_without_the_bot(website) -> None:
    page = (await website.get("/faqs")).text
    assert "My child has been excluded: what happens now?" in page
    answer = (await website.get("/faqs/permanent_exclusion")).text
    assert "authority where the child lives" in answer
    events = (await website.get("/faqs/ask_events")).text
    assert "No dates of coming events have been published" in events
    assert (await website.get("/faqs/unclear")).status_code == 404
    assert (await website.get("/faqs/nothing")).status_code == 404
