"""Masking is compared with no masking by what the bot answers."""
from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from rich.console import Console

from tests.decided_bot import DecidedBot, decided_bot
from virtual_school.measuring.evaluation import Case
from virtual_school.measuring.masked_answers import changed_by_masking, compare_with
from virtual_school.measuring.masking import answers_table
from virtual_school.settings import Settings
from virtual_school.website.bot_client import BotClient

HARMLESS = Case("who is the designated teacher", "designated_teacher")
NAMED = Case("my son Tom Smith was excluded", "school_exclusion")
FOLLOWING = Case("can Tom Smith appeal", "school_exclusion", after="my son Tom Smith was excluded")


@pytest.fixture
def bot(settings: Settings) -> Iterator[DecidedBot]:
    with decided_bot(settings.bot_port) as decided:
        yield decided


async def test_only_questions_that_masking_changes_are_asked() -> None:
    assert changed_by_masking([HARMLESS, NAMED]) == [NAMED]


def says(bot: DecidedBot, answer: Callable[[str], str]) -> None:
    """Let the bot give the answer that ``answer`` chooses for the words, each at another time."""

    def body(question: dict[str, str]) -> bytes:
        name = answer(question.get("text", ""))
        message = {"text": name, "utter_action": f"utter_{name}", "timestamp": len(bot.asked)}
        return json.dumps({"messages": [message], "intent": {"name": name}, "conversation": [{"event": "x"}]}).encode()

    bot.body = body


async def test_an_answer_that_depends_on_the_name_is_counted(settings: Settings, bot: DecidedBot) -> None:
    says(bot, lambda text: "other" if "Tom" in text else "school_exclusion")
    (one,) = await compare_with(BotClient(settings.bot_url, settings.bot_token), [NAMED])
    assert [question["text"] for question in bot.asked] == ["my son Tom Smith was excluded", "my son was excluded"]
    assert one.has_other_intent
    assert one.has_other_answer


async def test_the_same_answer_at_another_time_is_the_same(settings: Settings, bot: DecidedBot) -> None:
    says(bot, lambda text: "school_exclusion")
    compared = await compare_with(BotClient(settings.bot_url, settings.bot_token), [FOLLOWING])
    assert not compared[0].has_other_intent
    assert not compared[0].has_other_answer
    assert [question["conversation"] for question in bot.asked] == [[], [{"event": "x"}], [{"event": "x"}]]
    console = Console(width=100)
    with console.capture() as captured:
        console.print(answers_table(compared, 200))
    assert [line.split("│")[2].strip() for line in captured.get().splitlines() if "│" in line] == ["1", "0", "0", "200"]
