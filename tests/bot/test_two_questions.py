"""Two questions in one message."""
from __future__ import annotations

import pytest

from bot.two_questions import also_asked, parts

NEVER = frozenset({"thanks"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("he has been excluded. will I be fined for June?", ["he has been excluded", "will I be fined for June"]),
        ("who is the DT there and how do I ring them", ["who is the DT there", "how do I ring them"]),
        ("what is it, and also when is the conference", ["what is it", "when is the conference"]),
        ("can I take him to Spain in June", []),
        ("excluded for five days and we're going away in term", ["excluded for five days", "we're going away in term"]),
        ("excluded for five days and were going away in term", ["excluded for five days", "were going away in term"]),
        ("it is not his marks, it's his mental health", ["it's his mental health"]),
        ("Hi there. Thanks!", []),
        ("bread and butter and jam and tea", []),
    ],
)
def test_a_message_is_cut_where_a_question_begins(text: str, found: list) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    ("whole", "of_parts", "also"),
    [
        ("a", ["a", "b"], ["b"]),
        ("a", ["nlu_fallback", "a"], []),
        ("a", ["b", "b", "thanks"], ["b"]),
        ("thanks", ["thanks", "a"], ["a"]),  # "Are you a robot? Then what's the number?"
        ("nlu_fallback", ["a", "b"], ["a", "b"]),
        ("nlu_fallback", ["a", "a"], []),
        ("out_of_scope", ["a", "out_of_scope"], []),
    ],
)
def test_what_else_was_asked(whole: str, of_parts: list, also: list) -> None:
    assert also_asked(whole, of_parts, NEVER) == also
