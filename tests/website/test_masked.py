"""What says who somebody is stays in the request that brought it: nobody behind it is told."""
from __future__ import annotations

import html
import json
import re

import httpx
import pytest

from tests.decided_bot import DecidedBot
from tests.website.conftest import new_key
from virtual_school.website.left_out import for_the_bot, left_out, without_labels
from virtual_school.website.question import take_question
from virtual_school.website.services import Services

TYPED = "my foster son Zephyrin has been excluded, ring me on 07700 900461"


@pytest.mark.parametrize(
    ("masked", "words"),
    [
        ("my foster son [name] has been excluded", "my foster son has been excluded"),
        ("[name]'s been excluded", "'s been excluded"),
        ("can he [age] move from [school]", "can he move from"),
        ("dob [date of birth]", "dob"),
        ("[link]", "?"),
        ("a [note] of my own", "a [note] of my own"),
    ],
)
def test_the_bot_reads_nothing_in_the_place_of_labels(masked: str, words: str) -> None:
    assert for_the_bot(masked) == words


def test_labels_are_no_words_of_the_person_who_asks() -> None:
    assert without_labels("czy [name] może zmienić szkołę") == "czy może zmienić szkołę"


def test_the_note_names_each_kind_once_and_nothing_when_nothing_was_left_out() -> None:
    note = left_out(["name", "phone", "name"])
    assert note is not None
    assert note.kinds == ("name", "phone")
    assert "(a name, a phone number)" in note.text
    assert left_out([]) is None


def test_a_question_is_masked_from_the_start() -> None:
    question = take_question(TYPED)
    assert "Zephyrin" not in repr(question)
    assert "900461" not in repr(question)
    assert "has been excluded" in question.text


async def test_the_bot_gets_the_masked_question_and_it_is_answered(website, bot: DecidedBot, conversation: str) -> None:
    answer = await website.post(f"{conversation}/messages", json={"text": TYPED, "key": new_key()})
    reply = answer.json()["reply"]
    assert reply["outcome"] == "answer"
    assert reply["left_out"]["kinds"] == ["name", "phone"]
    assert bot.asked[-1]["text"] == "my foster son has been excluded, ring me on"


@pytest.mark.parametrize("path", ["/ask", "/api/v1/ask"])
async def test_a_quick_question_is_masked_too(website: httpx.AsyncClient, bot: DecidedBot, path: str) -> None:
    answer = await website.get(path, params={"q": TYPED}, headers={"accept": "application/json"})
    assert answer.json()["reply"]["left_out"]["kinds"] == ["name", "phone"]
    assert "Zephyrin" not in json.dumps(bot.asked)


async def test_an_urgent_question_is_masked_too(website: httpx.AsyncClient, bot: DecidedBot, conversation: str) -> None:
    text = "my foster son Zephyrin wants to kill himself, 07700 900461"
    answer = await website.post(f"{conversation}/messages", json={"text": text, "key": new_key()})
    assert answer.json()["reply"]["outcome"] == "urgent"
    assert "Zephyrin" not in json.dumps(bot.asked)
    assert "900461" not in json.dumps(bot.asked)


async def test_without_script_the_page_shows_the_masked_question_and_says_so(website, bot: DecidedBot) -> None:
    page = html.unescape((await website.post("/", data={"question": TYPED}, follow_redirects=True)).text)
    assert "Zephyrin" not in page
    assert "my foster son [name] has been excluded" in page
    assert "We left out what looked like personal details (a name, a phone number)" in page
    assert (await website.post("/download")).text.count("Zephyrin") == 0


async def test_no_note_without_anything_left_out(website: httpx.AsyncClient, bot: DecidedBot) -> None:
    page = (await website.post("/", data={"question": "can we go on holiday?"}, follow_redirects=True)).text
    assert "We left out" not in page


async def test_nothing_as_typed_is_in_the_memory_of_conversations(services: Services, website, bot: DecidedBot) -> None:
    await website.post("/", data={"question": TYPED}, follow_redirects=True)
    too_long = f"Zephyrin wants to kill himself {'x' * 600}"
    page = (await website.post("/", data={"question": too_long}, follow_redirects=True)).text
    assert re.search("no longer kept", page)
    assert "Zephyrin" not in str(dict(services.words._masked))
