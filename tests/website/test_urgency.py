"""Danger first: the card comes whatever else is broken, wrong or in the way."""
from __future__ import annotations

import asyncio
import logging
import sqlite3
import time

import httpx
import pytest
from sqlalchemy import Engine

from tests.decided_bot import DecidedBot
from tests.website.conftest import new_key
from virtual_school.content.blocks import to_blocks, to_text
from virtual_school.content.read import read_yaml
from virtual_school.settings import CHECKOUT, Settings
from virtual_school.store.urgent_counts import read_urgent_counts
from virtual_school.urgency import spot as spot_module
from virtual_school.urgency.card import NUMBERS, card_text
from virtual_school.website import app as app_module
from virtual_school.website.services import Services, build_services

URGENT = "my step dad hits me"
ALL_NUMBERS = set(NUMBERS.values())


def numbers_in(text: str) -> set[str]:
    return {number for number in ALL_NUMBERS if number in text}


@pytest.mark.parametrize("card", ["child", "adult", "professional", "low"])
def test_every_card_has_every_number_and_the_emergency_first(card) -> None:
    text = to_text(to_blocks(card_text(card, {})))
    assert numbers_in(text) == ALL_NUMBERS
    assert min(ALL_NUMBERS, key=text.index) == "999"


@pytest.mark.parametrize("card", ["child", "adult", "professional", "low"])
def test_no_card_promises_what_nobody_keeps(card) -> None:
    text = card_text(card, {}).lower()
    assert "nobody reads this chat live" in text
    assert "cannot send help" in text
    assert "leave this page quickly" in text
    for promise in ("secret", "confidential", "we will tell", "i will tell", "on its way", "on their way", "somebody will contact"):
        assert promise not in text


def test_a_confirmed_number_of_the_store_replaces_the_shipped_one() -> None:
    assert "01582 999999" in card_text("adult", {"social_care_day": "01582 999999"})


def test_the_shipped_contacts_and_the_last_resort_are_the_same_numbers() -> None:
    shipped = {row["key"]: row for row in read_yaml(CHECKOUT / "data/contacts.yml")["contacts"]}
    assert {key: shipped[key]["phone"] for key in NUMBERS} == NUMBERS
    assert all(shipped[key]["source"] and "confirmed" in shipped[key] for key in NUMBERS)


async def test_the_card_comes_in_the_api_with_the_answer_below_it(website, bot: DecidedBot, conversation: str) -> None:
    reply = (await website.post(f"{conversation}/messages", json={"text": URGENT, "key": new_key()})).json()["reply"]
    assert reply["outcome"] == "urgent"
    assert numbers_in(reply["note"]["text"]) == ALL_NUMBERS
    assert [answer["id"] for answer in reply["answers"]] == ["term_time_holiday"]


async def test_the_conversation_goes_on_after_the_card(website, bot: DecidedBot, conversation: str) -> None:
    await website.post(f"{conversation}/messages", json={"text": URGENT, "key": new_key()})
    reply = (await website.post(f"{conversation}/messages", json={"text": "holiday?", "key": new_key()})).json()["reply"]
    assert reply["outcome"] == "answer"


async def test_the_card_comes_on_the_page_and_in_a_quick_answer(website, bot: DecidedBot) -> None:
    sent = await website.post("/", data={"question": URGENT})
    page = (await website.get(sent.headers["location"])).text
    for shown in (page, (await website.get("/ask", params={"q": URGENT})).text):
        assert numbers_in(shown) == ALL_NUMBERS
        assert 'href="tel:08001111"' in shown


@pytest.mark.parametrize(
    "typed",
    [URGENT + " and " + "he said it is my fault " * 30, "/" + URGENT, "/restart " + URGENT, "x " * 900 + URGENT + " x" * 900],
    ids=["too long", "slash", "command", "in the middle of much else"],
)
async def test_no_form_of_a_cry_for_help_is_refused(website, bot: DecidedBot, conversation: str, typed: str) -> None:
    answered = await website.post(f"{conversation}/messages", json={"text": typed, "key": new_key()})
    assert answered.status_code == 200
    assert answered.json()["reply"]["outcome"] == "urgent"
    assert (await website.get("/api/v1/ask", params={"q": typed})).json()["reply"]["outcome"] == "urgent"
    assert (await website.post("/", data={"question": typed})).status_code == 303


async def test_the_card_comes_at_once_when_the_bot_stalls(website, bot: DecidedBot, conversation: str) -> None:
    bot.stall = 3
    began = time.monotonic()
    reply = (await website.post(f"{conversation}/messages", json={"text": URGENT, "key": new_key()})).json()["reply"]
    assert reply["outcome"] == "urgent"
    assert time.monotonic() - began < 2  # not the bot's three


async def test_the_card_comes_when_the_store_is_locked_and_the_bot_dead(
    website, bot: DecidedBot, services: Services, conversation: str
) -> None:
    bot.status = 500
    path = services.settings.database_url.removeprefix("sqlite:///")
    lock = sqlite3.connect(path, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    try:
        replies = [
            (await website.post(f"{conversation}/messages", json={"text": URGENT, "key": new_key()})).json()["reply"],
            (await website.get("/api/v1/ask", params={"q": URGENT})).json()["reply"],
        ]
        page = await website.post("/", data={"question": URGENT})
    finally:
        lock.execute("ROLLBACK")
        lock.close()
    assert [reply["outcome"] for reply in replies] == ["urgent", "urgent"]
    assert numbers_in(page.text or "") == ALL_NUMBERS or page.status_code == 303


async def test_the_card_is_word_for_word_the_same_with_everything_dead(website, bot: DecidedBot, services: Services) -> None:
    alive = (await website.get("/api/v1/ask", params={"q": URGENT})).json()["reply"]["note"]["text"]
    bot.status = 500
    services.engine.dispose()
    assert (await website.get("/api/v1/ask", params={"q": URGENT})).json()["reply"]["note"]["text"] == alive


async def test_only_a_count_by_day_is_kept(website, bot: DecidedBot, services: Services, engine: Engine) -> None:
    for _ in range(3):
        await website.get("/api/v1/ask", params={"q": URGENT})
    await website.get("/api/v1/ask", params={"q": "holiday?"})
    for _ in range(50):
        if sum(read_urgent_counts(engine).values()) == 3:
            break
        await asyncio.sleep(0.05)
    assert list(read_urgent_counts(engine).values()) == [3]


@pytest.mark.parametrize("path", ["/nowhere", "/api/v1/nowhere", "/api/v1/ask", "/faqs/nowhere"])
async def test_every_failure_says_whom_to_call_in_danger(website: httpx.AsyncClient, path: str) -> None:
    failed = await website.get(path)
    assert failed.status_code >= 400
    assert "999" in failed.text


def test_an_encoder_that_cannot_be_read_is_said_and_words_decide(settings: Settings, engine, monkeypatch, caplog) -> None:
    def broken() -> None:
        raise RuntimeError("no weights")

    services = build_services(settings)
    monkeypatch.setattr(services.reader, "load", broken)
    with caplog.at_level(logging.ERROR):
        app_module._read(services)
    assert "words alone show danger" in caplog.text
    assert services.reader.read("my dad hits me") is None


async def test_the_website_looks_twice(website, monkeypatch) -> None:
    doubtful = "he comes home late and somebody drives him around"
    outcomes = []
    for odds in (9.0, -9.0):
        monkeypatch.setattr(spot_module, "danger_odds", lambda text, read, odds=odds: odds)
        outcomes.append((await website.get("/api/v1/ask", params={"q": doubtful})).json()["reply"]["outcome"])
    assert outcomes[0] == "urgent" != outcomes[1]
