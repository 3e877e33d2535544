"""The texts that masking is timed on: as many as asked for, the same each time, none longer than a question."""
from __future__ import annotations

import json
import random

import pytest

from benchmarks.quick_checks import (
    KEPT,
    LONGEST,
    any_texts,
    awkward_texts,
    changed,
    cleaned,
    climbed,
    made,
    measure,
    steady,
    without_texts,
)


def test_the_texts_are_the_same_each_time_and_of_many_kinds() -> None:
    texts = made(80, awkward_texts())
    assert texts == made(80, awkward_texts())
    assert len(texts) == 80
    assert max(map(len, texts)) == LONGEST
    assert len(set(texts)) > 60
    assert sum(text.isascii() for text in texts) in range(15, 65)


@pytest.mark.parametrize("seed", range(50))
def test_a_changed_text_is_no_longer_than_a_question(seed: int) -> None:
    chance = random.Random(seed)
    text = "ab" * (LONGEST // 2)
    for _ in range(20):
        text = changed(text, ["c" * LONGEST, "d"], chance)
        assert len(text) <= LONGEST


def test_what_is_refused_is_not_masked() -> None:
    assert cleaned("a" * LONGEST) == "a" * LONGEST
    assert cleaned("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * LONGEST) == ""


def test_the_search_finds_texts_at_least_as_slow_as_those_that_it_began_with() -> None:
    began = [(steady(text), text) for text in ("my son Tom, 12", "07700 900")]
    found = climbed(began, rounds=2)
    assert found[0][0] >= max(took for took, _ in began)
    assert 2 < len(found) <= KEPT


def test_texts_of_any_characters_are_short_and_long() -> None:
    lengths = sorted(map(len, made(200, any_texts())))
    assert lengths[20] < 30
    assert lengths[-20] >= 400
    assert lengths[-1] <= LONGEST


def test_of_a_text_that_is_there_twice_the_longer_time_counts() -> None:
    assert climbed([(9.0, "a"), (8.0, "a")], rounds=0) == [(9.0, "a")]


def test_the_figures_say_how_slow_and_which() -> None:
    found = measure(20, rounds=1)
    for kind in ("any", "awkward"):
        assert found[kind]["texts"] == 20
        assert found[kind]["ms"]["p50"] <= found[kind]["ms"]["p99"] <= found[kind]["ms"]["max"] == found[kind]["slowest"][0]["ms"]
    assert found["searched"]["ms"] >= max(found[kind]["ms"]["max"] for kind in ("any", "awkward"))
    assert "text\"" not in json.dumps(without_texts(found))
    assert without_texts(found)["any"]["ms"] == found["any"]["ms"]
