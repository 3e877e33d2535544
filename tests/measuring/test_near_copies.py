"""Questions that are written almost alike are found; those that only have a topic in common are not."""
from __future__ import annotations

import random

import pytest

from virtual_school.measuring.near_copies import alike, near_copies, unmarked, word_set, words
from virtual_school.measuring.typos import with_typos

TEXT = "can my foster son go to the conference in the autumn half term"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Who is the DT?", "who is the dt"),
        ("who's excluded", "whos excluded"),
        ("who\u2019s excluded", "who's excluded"),
        ("when is it", "it is when?"),
        ("school places", "school place"),
        ("is he is he excluded", "is he excluded"),
        ('when is the [awards]{"entity": "event"}', "when is the awards"),
        ("\U0001f600", "\U0001f600"),
    ],
    ids=["capitals", "apostrophe", "typed apostrophe", "order", "plural", "said twice", "marks", "no words"],
)
def test_the_same_words_are_a_copy(one: str, other: str) -> None:
    assert word_set(one) == word_set(other)
    assert near_copies([one], ["something else", other]) == [one]


@pytest.mark.parametrize("seed", range(20))
def test_a_misspelling_is_a_copy(seed: int) -> None:
    misspelt = with_typos(TEXT, 1, random.Random(seed))
    assert near_copies([misspelt], [TEXT]) == [misspelt]


def test_a_misspelling_in_another_order_is_a_copy() -> None:
    moved = "in the autumn half term can my foster son go to the confrence"
    assert near_copies([moved], [TEXT]) == [moved]


@pytest.mark.parametrize(
    "other",
    ["can my foster son go to the awards in the autumn half term", "is there a conference in autumn", "bins", "\U0001f600"],
)
def test_another_question_is_none(other: str) -> None:
    assert near_copies([other], [TEXT]) == []


def test_short_words_that_differ_by_a_letter_are_none() -> None:
    assert near_copies(["PEP"], ["PP", "SEP"]) == []


def test_the_quick_look_loses_nothing_that_a_look_at_every_pair_finds() -> None:
    chance = random.Random(0)
    bases = ["".join(chance.choice("abcdefgh ") for _ in range(chance.randint(5, 60))) + "x" for _ in range(60)]
    changed = [with_typos(base, chance.randint(1, 4), chance) for base in bases]
    every = [text for text in changed if any(alike(text, base) or word_set(text) == word_set(base) for base in bases)]
    assert near_copies(changed, bases) == every
    assert 10 < len(every) < 60


def test_marks_are_taken_off() -> None:
    assert unmarked('the [DT]{"entity": "contact", "value": "x"} of [Icknield](school)') == "the DT of Icknield"
    assert words("Don't PANIC -- now!") == ["dont", "panic", "now"]
