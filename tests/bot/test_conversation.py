"""A conversation goes with the request and comes back: what is kept, and what is not."""
from __future__ import annotations

import json

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from bot.conversation_in_hand import TURNS_KEPT, in_hand, pack, unpack
from bot.website_channel import WebsiteChannel, WholeMessages, plain


async def turn(agent: Agent, text: str, events: list) -> tuple[list, str, list]:
    """Ask one question; return what was said, the intent, and the packed conversation."""
    collector = WholeMessages()
    with in_hand(unpack("one", events, agent.domain)) as hand:
        await agent.handle_message(UserMessage(text, collector, "one", input_channel="website"))
    assert hand.tracker is not None
    return collector.messages, hand.tracker.latest_message.intent["name"], pack(hand.tracker)


@pytest.mark.asyncio
async def test_two_unclear_questions_in_a_row_are_remembered_between_requests(agent: Agent) -> None:
    first, intent, events = await turn(agent, "what's the going rate for a plumber", [])
    assert intent in ("out_of_scope", "nlu_fallback")
    second, _, _ = await turn(agent, "when do the bins go out", events)
    assert first[0]["utter_action"] == "utter_unclear"
    assert second[0]["utter_action"] == "utter_unclear_again"


@pytest.mark.asyncio
async def test_what_comes_back_is_json_and_holds_nothing_that_was_typed(agent: Agent) -> None:
    _, _, events = await turn(agent, "seventeen green herons were excluded", [])
    assert "heron" not in json.dumps(events)


@pytest.mark.asyncio
async def test_a_conversation_does_not_grow_without_end(agent: Agent) -> None:
    events: list = []
    sizes = []
    for _ in range(TURNS_KEPT + 4):
        _, _, events = await turn(agent, "thanks ever so much", events)
        sizes.append(len(events))
    assert sizes[-1] == sizes[-2] == sizes[-3]


@pytest.mark.asyncio
async def test_a_message_comes_whole_with_its_metadata(agent: Agent) -> None:
    messages, _, _ = await turn(agent, "can I take my foster child on holiday during term time", [])
    assert len(messages) == 1
    assert messages[0]["utter_action"] == "utter_term_time_holiday"
    assert messages[0]["metadata"]["title"] == "Can I take my child on holiday in term time?"
    assert "\n\n" in messages[0]["text"]


@pytest.mark.parametrize(
    ("typed", "words"), [("/restart", "restart"), ("//x", "x"), ("/ /x", "x"), ("/", "?"), (" \\x", "x"), ("a/b", "a/b")]
)
def test_a_command_becomes_words(typed: str, words: str) -> None:
    assert plain(typed) == words


def test_without_a_token_nobody_is_let_in() -> None:
    class Asking:
        headers = {"authorization": "Bearer "}

    assert not WebsiteChannel(token="")._is_let_in(Asking())
    assert not WebsiteChannel(token="right")._is_let_in(Asking())
    Asking.headers = {"authorization": "Bearer right"}
    assert WebsiteChannel(token="right")._is_let_in(Asking())
