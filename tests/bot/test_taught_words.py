"""What the words of a question say beside their meaning."""
from __future__ import annotations

import json

from bot.taught_words import TaughtWords

TEXTS = ["can he be excluded", "why was he excluded", "who is the designated teacher"]
TAUGHT = TaughtWords.of(TEXTS, ["exclusion", "exclusion", "teacher"])


def test_words_are_covered_by_the_examples_that_use_them() -> None:
    found = TAUGHT.wording("Who is the designated teacher?")
    assert found.covered["teacher"] == 1.0 and found.covered["exclusion"] == 0.0
    assert (found.words, found.denies) == (5, False)


def test_a_rare_word_counts_more_than_a_frequent_one() -> None:
    # "he" is in two examples of three, "teacher" in one.
    found = TAUGHT.wording("he teacher")
    assert found.covered["teacher"] > 0.7 > found.covered["exclusion"] > 0.2


def test_a_word_that_no_example_uses_is_counted_once_and_covered_by_none() -> None:
    found = TAUGHT.wording("the banana banana teacher")
    assert found.words == 3
    assert found.covered["teacher"] == TAUGHT.wording("the banana teacher").covered["teacher"] < 0.7


def test_saying_what_is_not_meant_is_noticed() -> None:
    assert TAUGHT.wording("not excluded, just sent home").denies
    assert not TAUGHT.wording("a knot in the rope").denies


def test_no_words_are_no_error() -> None:
    assert TAUGHT.wording("12 ?!").covered == {"exclusion": 0.0, "teacher": 0.0}


def test_it_is_the_same_after_it_was_stored() -> None:
    stored = TaughtWords(**json.loads(json.dumps(TAUGHT.to_json())))
    question = "is he excluded by the designated banana"
    assert stored.wording(question) == TAUGHT.wording(question)
