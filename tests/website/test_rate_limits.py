"""How often one conversation and one client may ask, and that whoever speaks of danger is answered all the same."""
from __future__ import annotations

import logging
from dataclasses import replace

import httpx
import pytest

from tests.website.conftest import DecidedBot, new_key
from virtual_school.own_programs import HEADER, own_key
from virtual_school.settings import Settings
from virtual_school.website.rate_limits import MINUTE, RateLimits, Window, client_of

URGENT = "my step dad hits me"
PER_CONVERSATION, PER_CLIENT, STARTS = 3, 8, 5


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings with limits that a test reaches soon; their relations are those of the defaults."""
    return replace(
        settings,
        questions_per_minute=PER_CONVERSATION,
        client_questions_per_minute=PER_CLIENT,
        client_starts_per_minute=STARTS,
    )


class Hand:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def test_the_eleventh_question_of_a_minute_waits_by_default() -> None:
    clock = Hand()
    limits = RateLimits(Settings(), clock)
    for _ in range(10):
        assert limits.question("192.0.2.1", "a" * 43) == 0
        clock.at += 5
    assert limits.question("192.0.2.1", "a" * 43) == 10, "the first one was 50 seconds ago"
    clock.at += 10
    assert limits.question("192.0.2.1", "a" * 43) == 0
    assert limits.question("192.0.2.1", "a" * 43) == 5


def test_what_is_refused_is_not_counted() -> None:
    clock = Hand()
    limits = RateLimits(Settings(), clock)
    for _ in range(10):
        limits.question("192.0.2.1", "a" * 43)
    for _ in range(1000):
        clock.at += 0.05
        assert limits.question("192.0.2.1", "a" * 43) > 0
    clock.at = 1000 + MINUTE
    assert limits.question("192.0.2.1", "a" * 43) == 0


def test_a_client_may_ask_in_many_conversations_up_to_its_own_limit() -> None:
    limits = RateLimits(Settings(), Hand())
    allowed = [limits.question("192.0.2.1", f"{number % 12:043}") == 0 for number in range(100)]
    assert allowed == [True] * 60 + [False] * 40
    assert limits.question("192.0.2.2", f"{1:043}") == 0, "another client is not concerned"


def test_zero_is_no_limit() -> None:
    limits = RateLimits(replace(Settings(), questions_per_minute=0, client_questions_per_minute=0, client_starts_per_minute=0))
    assert {limits.question("192.0.2.1", "a" * 43) + limits.start("192.0.2.1") for _ in range(500)} == {0}


def test_memory_is_bounded_however_many_ask() -> None:
    clock = Hand()
    window = Window(10, clock, most_keys=100)
    for number in range(5_000):
        window.count(f"{number % 1_700}".encode())
        clock.at += 0.001
    assert len(window) == 100
    clock.at += MINUTE
    window.count(b"one")
    assert len(window) == 1, "the others are forgotten after a minute"


def test_a_key_that_is_counted_again_is_not_the_next_to_be_dropped() -> None:
    window = Window(2, Hand(), most_keys=2)
    for key in (b"a", b"b", b"a", b"c"):
        window.count(key)
    assert window.wait(b"a") > 0
    assert window.wait(b"b") == 0


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::9]", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("unknown", "unknown"),
        ("", ""),
        ("\ud800", "\ud800"),
    ],
    ids=repr,
)
def test_a_client_is_an_ipv4_address_or_an_ipv6_network(address: str, client: str) -> None:
    assert client_of(address) == client
    assert RateLimits(Settings()).question(address) == 0


def test_no_address_is_held_in_memory_and_two_starts_hash_differently() -> None:
    one, other = RateLimits(Settings()), RateLimits(Settings())
    for limits in (one, other):
        limits.question("192.0.2.77", "t" * 43)
    held = [key for limits in (one, other) for window in (limits._clients, limits._conversations) for key in window._times]
    assert len(set(held)) == 4
    assert not any(b"192.0.2" in key or b"ttt" in key for key in held)


async def test_one_question_too_many_of_a_conversation_is_refused_with_the_time_to_wait(
    website, bot: DecidedBot, conversation: str
) -> None:
    statuses = []
    for _ in range(PER_CONVERSATION + 1):
        response = await website.post(f"{conversation}/messages", json={"text": "holiday?", "key": new_key()})
        statuses.append(response.status_code)
    assert statuses == [200] * PER_CONVERSATION + [429]
    assert 0 < int(response.headers["retry-after"]) <= MINUTE
    error = response.json()["error"]
    assert error["code"] == "too_many"
    assert f"wait {response.headers['retry-after']} seconds" in error["message"]
    assert "999" in error["message"]
    assert "01582 548113" in error["message"]
    assert len(bot.asked) == PER_CONVERSATION, "the bot was not asked"
    assert len((await website.get(conversation)).json()["messages"]) == PER_CONVERSATION


async def test_another_conversation_of_the_same_client_goes_on(website, bot: DecidedBot, conversation: str) -> None:
    for _ in range(PER_CONVERSATION + 1):
        await website.post(f"{conversation}/messages", json={"text": "holiday?", "key": new_key()})
    other = (await website.post("/api/v1/conversations")).json()["conversation"]
    response = await website.post(f"/api/v1/conversations/{other}/messages", json={"text": "holiday?", "key": new_key()})
    assert response.status_code == 200


async def test_forged_tokens_and_forged_addresses_get_nobody_around_the_limit(website, bot: DecidedBot) -> None:
    statuses = []
    for number in range(1_000):
        headers = {"X-Forwarded-For": f"10.0.{number // 250}.{number % 250}", "X-Real-IP": f"10.9.9.{number % 250}", "Forwarded": f"for=10.8.8.{number % 250}"}
        statuses.append((await website.get("/api/v1/ask", params={"q": "holiday?"}, headers=headers)).status_code)
    assert statuses.count(200) == PER_CLIENT
    assert statuses.count(429) == 1_000 - PER_CLIENT
    forged = await website.post(f"/api/v1/conversations/{'x' * 43}/messages", json={"text": "holiday?", "key": new_key()})
    assert forged.status_code == 429


@pytest.mark.parametrize("danger", [URGENT, URGENT + " and " + "he said it is my fault " * 30, "/restart " + URGENT, URGENT + " my name is Kai Example, 12 Mill Road LU1 2AB"], ids=["plain", "too long", "slash", "full of personal data"])
async def test_whoever_speaks_of_danger_is_answered_a_hundred_times_of_a_hundred(
    website, bot: DecidedBot, conversation: str, danger: str
) -> None:
    for _ in range(PER_CLIENT + 1):
        await website.get("/api/v1/ask", params={"q": "holiday?"})
    asked = len(bot.asked)
    for _ in range(25):
        sent = await website.post(f"{conversation}/messages", json={"text": danger, "key": new_key()})
        quick = await website.get("/api/v1/ask", params={"q": danger})
        page = await website.post("/", data={"question": danger})
        quick_page = await website.get("/ask", params={"q": danger})
        assert [answer.json()["reply"]["outcome"] for answer in (sent, quick)] == ["urgent", "urgent"]
        for answer in (sent, quick, page, quick_page):
            assert answer.status_code == 200
            assert "0800 1111" in answer.text
            assert "999" in answer.text
    assert len(bot.asked) == asked, "a flood of such texts does not reach the bot"
    refused = await website.post(f"{conversation}/messages", json={"text": "holiday?", "key": new_key()})
    assert refused.status_code == 429, "it is still limited"


async def test_whoever_speaks_of_danger_is_answered_when_no_more_conversations_may_be_started(website, bot: DecidedBot) -> None:
    for _ in range(STARTS):
        await website.post("/api/v1/conversations")
    refused = await website.post("/api/v1/conversations")
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert (await website.post("/", data={"question": "holiday?"})).status_code == 429
    assert (await website.post("/", data={"question": URGENT})).status_code == 303
    nowhere = await website.post("/api/v1/conversations/0/messages", json={"text": URGENT, "key": new_key()})
    assert nowhere.json()["reply"]["outcome"] == "urgent", "the widget's way when it gets no conversation"
    unknown = await website.post("/api/v1/conversations/none/messages", json={"text": "holiday?", "key": new_key()})
    assert unknown.status_code == 404


async def test_the_page_keeps_the_question_and_the_conversation_while_one_waits(website, bot: DecidedBot, conversation: str) -> None:
    token = conversation.rsplit("/", 1)[1]
    form = {"conversation": token, "question": "what about <holidays>?"}
    for _ in range(PER_CONVERSATION):
        assert (await website.post("/", data=form)).status_code == 303
    refused = await website.post("/", data=form)
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    for kept in ("what about &lt;holidays&gt;?", f'value="{token}"', "Please wait", 'href="tel:999"', "01582 548113"):
        assert kept in refused.text
    assert 'id="turns"' not in refused.text, "the script keeps the conversation that is on the screen"
    button = await website.post("/", data={"conversation": token, "choice": "term_time_holiday"})
    assert (button.status_code, 'value="term_time_holiday"' in button.text) == (429, True)


async def test_a_card_in_spite_of_the_limit_leaves_the_conversation_on_the_screen(website, bot: DecidedBot) -> None:
    for _ in range(PER_CLIENT):
        await website.get("/api/v1/ask", params={"q": "holiday?"})
    page = (await website.post("/", data={"question": URGENT})).text
    assert "data-ended" in page, "the script then keeps the earlier turns"
    assert "this one is answered by itself" in page


async def test_the_quick_page_the_search_and_feedback_are_limited_with_their_client(website, bot: DecidedBot, conversation: str) -> None:
    for _ in range(PER_CLIENT):
        assert (await website.get("/faqs", params={"q": "holiday"})).status_code == 200
    refused = [
        await website.get("/faqs", params={"q": "holiday"}),
        await website.get("/ask", params={"q": "holiday?"}),
        await website.get("/ask", params={"q": "holiday?"}, headers={"Accept": "application/json"}),
        await website.post("/feedback", data={"answer": "x", "helpful": "yes"}),
        await website.post("/faqs/term_time_holiday/feedback", data={"said": "yes"}),
        await website.post(f"{conversation}/feedback", json={"answer": "x", "helpful": True}),
    ]
    assert [(response.status_code, int(response.headers["retry-after"]) > 0) for response in refused] == [(429, True)] * 6
    assert all("999" in response.text and "01582 548113" in response.text for response in refused)


async def test_reading_erasing_and_health_are_never_limited(website, bot: DecidedBot, conversation: str) -> None:
    for _ in range(PER_CLIENT + 1):
        await website.get("/api/v1/ask", params={"q": "holiday?"})
    for path in ("/", "/faqs", "/ask", "/privacy", "/widget.js", "/health/live", "/health/ready", conversation):
        statuses = {(await website.get(path)).status_code for _ in range(20)}
        assert statuses == {200}, path
    assert (await website.delete(conversation)).status_code == 204
    assert (await website.post("/clear")).status_code == 303


async def test_a_stranger_without_the_key_is_limited_and_our_own_programs_are_not(website: httpx.AsyncClient, bot: DecidedBot, settings: Settings) -> None:
    own = {HEADER: own_key(settings.data_dir)}
    for _ in range(PER_CLIENT * 3):
        assert (await website.get("/api/v1/ask", params={"q": "holiday?"}, headers=own)).status_code == 200
    for wrong in ("", "x", "é", own[HEADER][:-1]):
        statuses = [(await website.get("/api/v1/ask", params={"q": "x"}, headers={HEADER.encode(): wrong.encode()})).status_code for _ in range(PER_CLIENT + 1)]
        assert statuses[-1] == 429


async def test_a_proxy_that_nobody_trusts_is_mentioned_in_the_log_once(website, bot: DecidedBot, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        for _ in range(PER_CLIENT + 5):
            await website.get("/api/v1/ask", params={"q": "holiday?"}, headers={"X-Forwarded-For": "192.0.2.1"})
    lines = [record.getMessage() for record in caplog.records if "VIRTUAL_SCHOOL_TRUSTED_PROXIES" in record.getMessage()]
    assert len(lines) == 1
    assert "192.0.2.1" not in lines[0]
