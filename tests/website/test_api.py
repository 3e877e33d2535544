"""The JSON API: contract, errors, idempotency."""
from __future__ import annotations

import asyncio
import json

import httpx
import pytest

from tests.website.conftest import DecidedBot, new_key


async def test_a_reply_has_the_form_of_the_contract(website, bot: DecidedBot, conversation: str) -> None:
    response = await website.post(f"{conversation}/messages", json={"text": "holiday?", "key": new_key()})
    assert response.status_code == 200
    reply = response.json()["reply"]
    assert set(reply) >= {"id", "outcome", "answers", "choices", "contact", "have_at_hand", "release"}
    assert reply["outcome"] == "answer"
    assert reply["contact"] == {"label": "Virtual School team", "phone": "01582 548113", "email": None, "opening": None}
    assert reply["have_at_hand"] == []
    answer = reply["answers"][0]
    assert answer["id"] == "term_time_holiday"
    assert answer["title"] == "Can I take my child on holiday in term time?"
    assert answer["blocks"] == [{"type": "paragraph", "spans": [{"text": "The text of term_time_holiday."}]}]
    assert answer["source"]["url"].startswith("https://")
    assert answer["reviewed"] == "2026-11-23"
    assert answer["reviewed_by_team"] is False


async def test_the_same_key_gives_the_same_reply_and_asks_once(website, bot: DecidedBot, conversation: str) -> None:
    body = {"text": "holiday?", "key": new_key()}
    replies = await asyncio.gather(*(website.post(f"{conversation}/messages", json=body) for _ in range(5)))
    assert len({response.text for response in replies}) == 1
    assert len(bot.asked) == 1


async def test_a_hundred_questions_at_once_are_answered_one_after_the_other(website, bot: DecidedBot, conversation: str) -> None:
    bodies = [{"text": f"question {number}", "key": new_key()} for number in range(100)]
    limits = httpx.Limits(max_connections=100)
    async with httpx.AsyncClient(base_url=website.base_url, timeout=20, limits=limits, trust_env=False) as many:
        replies = await asyncio.gather(*(many.post(f"{conversation}/messages", json=body) for body in bodies))
    assert {response.status_code for response in replies} == {200}
    assert {response.json()["reply"]["outcome"] for response in replies} == {"answer"}
    assert len(bot.asked) == 100
    messages = (await website.get(conversation)).json()["messages"]
    assert sorted(message["key"] for message in messages) == sorted(body["key"] for body in bodies)


async def test_the_context_goes_with_the_next_question(website, bot: DecidedBot, conversation: str) -> None:
    bot.says("greet", conversation=[{"event": "slot", "name": "event", "value": "x"}])
    for words in ("one", "two"):
        await website.post(f"{conversation}/messages", json={"text": words, "key": new_key()})
    assert bot.asked[0]["conversation"] == []
    assert bot.asked[1]["conversation"] == [{"event": "slot", "name": "event", "value": "x"}]


async def test_a_transcript_and_its_erasure(website, bot: DecidedBot, conversation: str) -> None:
    await website.post(f"{conversation}/messages", json={"text": "holiday?", "key": new_key()})
    messages = (await website.get(conversation)).json()["messages"]
    assert [message["text"] for message in messages] == ["holiday?"]
    assert messages[0]["reply"]["outcome"] == "answer"
    assert (await website.delete(conversation)).status_code == 204
    assert (await website.get(conversation)).status_code == 404


@pytest.mark.parametrize(
    ("body", "headers", "status", "words"),
    [
        (b'{"text": "", "key": "%s"}', {}, 422, "Enter your question"),
        (b'{"text": "   ", "key": "%s"}', {}, 422, "Enter your question"),
        (b'{"text": "' + b"a" * 501 + b'", "key": "%s"}', {}, 422, "500 characters"),
        (b'{"text": 7, "key": "%s"}', {}, 422, "as text"),
        (b'{"text": null, "key": "%s"}', {}, 422, "as text"),
        (b'{"text": "x"}', {}, 422, "key must be a UUID"),
        (b'{"text": "x", "key": "abc"}', {}, 422, "key must be a UUID"),
        (b'{"choice": "/restart", "key": "%s"}', {}, 422, "no such choice"),
        (b'{"choice": ["x"], "key": "%s"}', {}, 422, "no such choice"),
        (b"[]", {}, 422, "object"),
        (b"{", {}, 400, "not JSON"),
        (b'{"text": "\xff\xfe", "key": "%s"}', {}, 400, "not JSON"),
        (b"[" * 10_000, {}, 400, "not JSON"),
        (b'{"text": "x", "key": "%s"}', {"Content-Type": "text/plain"}, 415, "application/json"),
        (b"a" * 1_000_000, {}, 413, "too much text"),
    ],
    ids=["empty", "blank", "501", "number", "null", "no key", "wrong key", "command as choice", "list as choice", "list",
         "cut off", "not utf-8", "deep", "plain text", "1 MB"],
)
async def test_what_cannot_be_taken_is_told_in_a_sentence_with_the_number(
    website, bot: DecidedBot, conversation: str, body: bytes, headers: dict[str, str], status: int, words: str
) -> None:
    sent = body.replace(b"%s", new_key().encode())
    response = await website.post(
        f"{conversation}/messages", content=sent, headers={"Content-Type": "application/json", **headers}
    )
    assert response.status_code == status
    assert words in response.json()["error"]["message"]
    assert "01582 548113" in response.json()["error"]["message"]
    assert bot.asked == []
    after = await website.post(f"{conversation}/messages", json={"text": "and now?", "key": new_key()})
    assert after.json()["reply"]["outcome"] == "answer"


@pytest.mark.parametrize("typed", ['/intent{"x": "y"}', "/restart", "／restart", "/session_start"])  # noqa: RUF001
async def test_a_typed_command_reaches_the_bot_as_words(website, bot: DecidedBot, conversation: str, typed: str) -> None:
    await website.post(f"{conversation}/messages", json={"text": typed, "key": new_key()})
    assert not bot.asked[0]["text"].startswith("/")
    assert "choice" not in bot.asked[0]


@pytest.mark.parametrize("token", ["foreign", "default", "a" * 43, "%00", "..%2f..%2fetc"])
async def test_a_foreign_token_opens_nothing(website, bot: DecidedBot, token: str) -> None:
    address = f"/api/v1/conversations/{token}"
    assert (await website.get(address)).status_code == 404
    response = await website.post(f"{address}/messages", json={"text": "x", "key": new_key()})
    assert response.status_code == 404
    assert "01582 548113" in response.json()["error"]["message"]
    assert bot.asked == []


async def test_nothing_of_the_machine_shows_in_an_error(website, bot: DecidedBot) -> None:
    response = await website.get("/api/v1/nowhere")
    assert response.status_code == 404
    assert set(response.json()["error"]) == {"code", "message"}
    assert (await website.put("/api/v1/ask")).status_code == 405


async def test_ask_answers_programs_and_people_at_one_address(website, bot: DecidedBot) -> None:
    as_json = await website.get("/ask", params={"q": "x"}, headers={"Accept": "application/json"})
    assert as_json.json()["reply"]["outcome"] == "answer"
    as_page = await website.get("/ask", params={"q": "x"}, headers={"Accept": "text/html"})
    assert "The text of term_time_holiday." in as_page.text
    assert "/faqs/term_time_holiday" in as_page.text
    assert json.loads((await website.get("/api/v1/ask?q=x")).text)["reply"]["answers"]
    assert bot.asked[0]["conversation"] == []


async def test_ask_without_a_question(website, bot: DecidedBot) -> None:
    assert (await website.get("/ask")).status_code == 200
    assert (await website.get("/api/v1/ask")).status_code == 422
    assert (await website.get("/api/v1/ask", params={"q": "a" * 501})).status_code == 422


async def test_what_else_was_asked_is_offered_below_the_answer(website, bot: DecidedBot, conversation: str) -> None:
    bot.says("term_time_holiday", also=["school_exclusion", "term_time_holiday", "no_such_answer"])
    response = await website.post(f"{conversation}/messages", json={"text": "two things", "key": new_key()})
    reply = response.json()["reply"]
    assert [answer["id"] for answer in reply["answers"]] == ["term_time_holiday"]
    assert [choice["id"] for choice in reply["choices"]] == ["school_exclusion"]
