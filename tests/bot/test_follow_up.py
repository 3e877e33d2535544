"""A question that leans on the one before it."""
from __future__ import annotations

from typing import Any

import pytest

from bot.follow_up import in_context, topic_before

NEVER = frozenset({"thanks"})


def understood(intent: str, first: str, confidence: float, sure: float = 0.3) -> dict[str, Any]:
    return {"text": "and then", "intent": {"name": intent, "confidence": sure}, "intent_ranking": [{"name": first, "confidence": confidence}]}


def asked(*intents: str) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    for intent in intents:
        events += [{"event": "user", "parse_data": {"intent": {"name": intent}}}, {"event": "action", "name": "utter"}]
    return events


@pytest.mark.parametrize(
    ("conversation", "topic"),
    [
        ([], None),
        (asked("holiday", "exclusion"), "exclusion"),
        (asked("holiday", "nlu_fallback"), None),
        (asked("holiday", "thanks"), None),
    ],
)
def test_the_topic_is_that_of_the_last_answer(conversation: list, topic: str | None) -> None:
    assert topic_before(conversation, NEVER) == topic


@pytest.mark.parametrize(
    ("intent", "first", "confidence", "then"),
    [
        ("nlu_fallback", "exclusion", 0.5, "exclusion"),  # still about the same
        ("ambiguous_question", "exclusion", 0.5, "ambiguous_question"),  # "and if it's for good?": asked back
        ("nlu_fallback", "exclusion", 0.3, "nlu_fallback"),  # too unsure
        ("nlu_fallback", "holiday", 0.2, "ambiguous_question"),  # perhaps about something else: asked back
        ("nlu_fallback", "holiday", 0.05, "nlu_fallback"),
        ("nlu_fallback", "thanks", 0.5, "nlu_fallback"),
        ("ambiguous_question", "holiday", 0.5, "ambiguous_question"),
        ("out_of_scope", "exclusion", 0.5, "out_of_scope"),  # none of ours, before and after
    ],
)
def test_what_was_asked_before_tips_the_balance(intent: str, first: str, confidence: float, then: str) -> None:
    assert in_context(understood(intent, first, confidence), "exclusion", NEVER)["intent"]["name"] == then


@pytest.mark.parametrize(
    ("intent", "first", "sure", "then"),
    [
        ("holiday", "holiday", 0.95, "holiday"),  # clear by itself
        ("holiday", "holiday", 0.8, "ambiguous_question"),  # "for teenagers too?" is rather about what was asked before
        ("thanks", "thanks", 0.8, "thanks"),  # small talk is never offered
        ("exclusion", "exclusion", 0.8, "exclusion"),
        ("ambiguous_question", "exclusion", 0.6, "exclusion"),  # close, and about the same as before
        ("ambiguous_question", "holiday", 0.6, "ambiguous_question"),
    ],
)
def test_another_topic_must_be_surer_than_the_same_one(intent: str, first: str, sure: float, then: str) -> None:
    assert in_context(understood(intent, first, 0.9, sure), "exclusion", NEVER)["intent"]["name"] == then


def test_both_topics_are_offered() -> None:
    assert in_context(understood("nlu_fallback", "holiday", 0.2), "exclusion", NEVER)["candidates"] == ["holiday", "exclusion"]


def test_without_an_answer_before_nothing_changes() -> None:
    parsed = understood("nlu_fallback", "exclusion", 0.5)
    assert in_context(parsed, None, NEVER) == parsed


@pytest.mark.parametrize(
    ("text", "confidence", "then"),
    [("can you help me with that", 0.0, "exclusion"), ("what sort of stuff", 0.2, "exclusion"), ("what can I ask", 0.0, "ask_help")],
)
def test_help_is_about_what_was_asked_before(text: str, confidence: float, then: str) -> None:
    parsed = {**understood("ask_help", "ask_help", 0.8, sure=0.95), "text": text}
    parsed["intent_ranking"].append({"name": "exclusion", "confidence": confidence})
    assert in_context(parsed, "exclusion", NEVER)["intent"]["name"] == then
    assert in_context(parsed, None, NEVER)["intent"]["name"] == "ask_help"
