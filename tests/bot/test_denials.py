"""A message that says what is not meant."""
from __future__ import annotations

import pytest

from bot.denials import what_is_left, without_what_is_denied

ANSWERED = {"intent": {"name": "work_and_training", "confidence": 0.9}, "text": "as typed"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("got an apprenticeship already ta, its somewhere to live i need", "its somewhere to live i need"),
        ("He isn't excluded. They want him home by noon. Not my idea. Is it legal?", "They want him home by noon, Is it legal"),
        ("not worried about his learning its the bullying on the bus", "its the bullying on the bus"),
        ("I don\u2019t mean the awards \u2013 when is the parents' evening", "when is the parents' evening"),
        ("transport can wait, she hasn't got a school", None),  # what comes before is no correction
        ("he has no school, what now", None),  # that is what is asked about
        ("not excluded, is it", None),
        ("whats the number", None),
        ("", None),
    ],
)
def test_what_is_left_of_it(text: str, left: str | None) -> None:
    assert what_is_left(text) == left


@pytest.mark.parametrize(
    ("ranking", "intent"),
    [
        ([("out_of_scope", 0.6), ("ask_contact", 0.4)], "out_of_scope"),
        ([("out_of_scope", 0.35), ("ask_contact", 0.3)], "work_and_training"),
        ([("ask_contact", 0.9), ("out_of_scope", 0.1)], "work_and_training"),
        ([], "work_and_training"),
    ],
)
def test_it_is_not_answered_when_what_is_left_is_none_of_ours(ranking: list, intent: str) -> None:
    left = {"intent_ranking": [{"name": name, "confidence": confidence} for name, confidence in ranking]}
    parsed = without_what_is_denied(ANSWERED, left)
    assert parsed["intent"]["name"] == intent
    assert parsed["text"] == "as typed"
