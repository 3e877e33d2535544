"""The strings that the assistant is tried with: as many mistakes as asked for, the same each time, never nothing."""
from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.robustness import noise
from virtual_school.measuring.typos import with_typos

WORDS = "Will my foster son be offered three free books in summer school?"


def distance(one: str, other: str) -> int:
    """Return how many letters must be dropped, added, replaced or swapped with the next (optimal string alignment)."""
    rows = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            same = one[i - 1] == other[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (not same))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@pytest.mark.parametrize("seed", range(50))
def test_one_typo_is_one_change(seed: int) -> None:
    assert distance(WORDS, with_typos(WORDS, 1, random.Random(seed))) == 1


@pytest.mark.parametrize("edits", [0, 2, 3])
def test_there_are_never_more_changes_than_asked_for(edits: int) -> None:
    found = {distance(WORDS, with_typos(WORDS, edits, random.Random(seed))) for seed in range(50)}
    assert max(found) == edits


def test_all_four_kinds_of_typo_are_made() -> None:
    made = {with_typos("abcd", 1, random.Random(seed)) for seed in range(100)}
    assert {"bcd", "aabcd", "bacd", "sbcd"} <= made


@given(text=st.text(min_size=1, max_size=30), edits=st.integers(0, 40), seed=st.integers(0, 1000))
def test_a_misspelt_question_is_never_empty(text: str, edits: int, seed: int) -> None:
    assert with_typos(text, edits, random.Random(seed))


@pytest.mark.parametrize("text", ["", "?", "a", "12 34"])
def test_what_has_no_letter_to_spare_stays_as_it_is(text: str) -> None:
    assert with_typos(text, 3, random.Random(0)) == text


def test_the_same_seed_gives_the_same_strings() -> None:
    def strings(seed: int) -> list[str]:
        chance = random.Random(seed)
        return [with_typos(WORDS, 2, chance) for _ in range(20)] + [noise(chance) for _ in range(20)]

    assert strings(7) == strings(7)
    assert strings(7) != strings(8)


def test_noise_is_never_empty_and_never_longer_than_a_question() -> None:
    chance = random.Random(0)
    strings = [noise(chance) for _ in range(3000)]
    assert all(text.strip() for text in strings)
    assert max(map(len, strings)) <= 120
    assert any("<script>" in text for text in strings)
    assert any("\u4e00" <= text[0] <= "\u4fff" for text in strings)
