"""Nobody reads, continues or erases a conversation whose token they were not given."""
from __future__ import annotations

import random
import string
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from tests.website.conftest import DecidedBot, new_key
from virtual_school.clock import now
from virtual_school.store.conversations import Conversations, UnknownConversationError, is_token

ALPHABET = string.ascii_letters + string.digits + "-_"


def forged(token: str, number: int) -> str:
    """Return a token that is not ``token``: a guess, one letter changed, cut, lengthened, in other letters, with tricks."""
    chance = random.Random(number)
    place = chance.randrange(len(token))
    other = chance.choice(ALPHABET.replace(token[place], ""))
    kinds = [
        "".join(chance.choices(ALPHABET, k=43)),
        token[:place] + other + token[place + 1 :],
        token[:place],
        token + chance.choice(ALPHABET),
        token.swapcase(),
        token[::-1],
        f"{token}%00",
        f"{token}' OR '1'='1",
        "default",
    ]
    return kinds[number % len(kinds)]


def test_every_new_token_has_the_form_and_none_comes_twice(engine: Engine) -> None:
    conversations = Conversations(engine, timedelta(minutes=30))
    tokens = [conversations.start(now()) for _ in range(200)]
    assert all(is_token(token) for token in tokens)
    assert len(set(tokens)) == 200


@pytest.mark.parametrize("text", ["", "default", "x" * 42, "x" * 44, "x" * 42 + "\n", "x" * 43 + "\n", "é" * 43, "\ud800" * 43, "x" * 42 + "%", "../" * 14 + "x"])
def test_other_text_is_no_token(text: str) -> None:
    assert not is_token(text)


def test_a_hundred_thousand_forged_tokens_open_nothing(engine: Engine) -> None:
    conversations = Conversations(engine, timedelta(minutes=30))
    token = conversations.start(now())
    opened = 0
    at = now()
    for number in range(100_000):
        guess = forged(token, number)
        if number % 100 < 4 and is_token(guess):  # the store itself, as often as the test's time allows
            try:
                conversations.load(guess, at)
                opened += 1
            except UnknownConversationError:
                pass
        else:
            opened += guess == token
    assert opened == 0
    assert conversations.load(token, at).messages == []


async def test_hundreds_of_forged_tokens_neither_read_nor_continue_nor_erase(website, bot: DecidedBot, conversation: str) -> None:
    await website.post(f"{conversation}/messages", json={"text": "holiday?", "key": new_key()})
    answer = (await website.get(conversation)).json()["messages"][0]["reply"]["id"]
    token = conversation.rsplit("/", 1)[1]
    for number in range(300):
        address = "/api/v1/conversations/" + forged(token, number).replace("%", "%25").replace(" ", "%20")
        assert (await website.get(address)).status_code in (404, 405)
        if number % 5 == 0:
            sent = await website.post(f"{address}/messages", json={"text": "and then?", "key": new_key()})
            said = await website.post(f"{address}/feedback", json={"answer": answer, "helpful": False})
            assert {sent.status_code, said.status_code} == {404}
            assert (await website.delete(address)).status_code in (204, 405)
    kept = (await website.get(conversation)).json()["messages"]
    assert [(message["reply"]["id"], message["feedback"]) for message in kept] == [(answer, None)]
    assert len(bot.asked) == 1


async def test_what_is_no_token_never_reaches_the_store(website, bot: DecidedBot, engine: Engine, services) -> None:
    asked: list[str] = []
    await website.get("/")
    event.listen(services.engine, "before_cursor_execute", lambda *about: asked.append(about[2]))
    for address in ("default", "x" * 42, "x" * 44):
        await website.get(f"/api/v1/conversations/{address}")
        await website.delete(f"/api/v1/conversations/{address}")
        await website.post(f"/api/v1/conversations/{address}/messages", json={"text": "x", "key": new_key()})
    assert not any("conversations" in statement or "messages" in statement for statement in asked)
    await website.get("/api/v1/conversations/" + "x" * 43)
    assert any("conversations" in statement for statement in asked), "the listener hears"
