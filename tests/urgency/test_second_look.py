"""The second look: danger by the meaning of a text, where its words do not decide."""
from __future__ import annotations

import numpy as np
import pytest

from virtual_school.urgency.second_look import LONGEST, SecondLook, log_odds
from virtual_school.urgency.spot import spot

HINTED = [
    "he keeps saying we would all be better off without him and he has given his games away",
    "there was nothing in the cupboards again so the little ones had ketchup",
    "new trainers, a second phone, and he sleeps all day because somebody drives him around at night",
]
HARMLESS = [
    "he was excluded for hitting a boy, can we appeal",
    "what does the designated teacher do",
    "the school killed his confidence, who do I complain to",
    "and if they don't answer?",
]


@pytest.fixture(scope="module")
def second_look() -> SecondLook:
    return SecondLook().load()


@pytest.mark.parametrize("text", HINTED)
def test_what_is_only_hinted_at_is_spotted_with_the_second_look(second_look: SecondLook, text: str) -> None:
    assert spot(text, second_look.odds).is_urgent


def test_in_doubt_the_meaning_decides() -> None:
    doubtful = "he comes home late and somebody drives him around"
    assert spot(doubtful, lambda text: 9.0).is_urgent
    assert not spot(doubtful, lambda text: -9.0).is_urgent


@pytest.mark.parametrize("text", HARMLESS)
def test_a_question_about_school_is_none_at_the_second_look_either(second_look: SecondLook, text: str) -> None:
    assert not spot(text, second_look.odds).is_urgent
    assert (second_look.odds(text) or 0.0) < 0


@pytest.mark.parametrize("number", ["07700 900461", "+44 (0)1582 548-113", "01/02/2003 04"])
def test_a_number_that_was_left_changes_nothing(second_look: SecondLook, number: str) -> None:
    for text in (*HINTED, "my foster son wants to kill himself"):
        assert spot(f"{text}, {number}", second_look.odds) == spot(text, second_look.odds)


def test_before_it_is_loaded_it_knows_nothing_and_words_decide() -> None:
    assert SecondLook().odds("my dad hits me") is None
    assert spot("my dad hits me", SecondLook().odds).is_urgent


def test_a_text_too_long_for_one_look_is_left_to_its_words(second_look: SecondLook) -> None:
    much = "tell me about the awards " * (LONGEST // 25 + 1)
    assert second_look.odds(much) is None
    assert spot(f"{much} my dad hits me {much}", second_look.odds).is_urgent


@pytest.mark.parametrize("broken", ["my dad \ud83d hits me", "\udfff", "", "\x00", "\u200b\u200b"], ids=ascii)
def test_broken_text_is_looked_at_like_any_other(second_look: SecondLook, broken: str) -> None:
    assert second_look.odds(broken) is not None
    spot(broken, second_look.odds)


def test_words_that_decide_alone_are_not_looked_at_again() -> None:
    asked: list[str] = []
    spot("when are the awards", asked.append)
    assert asked == []


def test_the_networks_are_weighed_together() -> None:
    layers = {
        "hidden": np.ones((2, 384, 1)),
        "hidden_bias": np.array([[0.0], [-1e6]]),  # the second network's only unit never fires
        "out": np.array([[0.5], [9.0]]),
        "out_bias": np.array([1.0, -3.0]),
    }
    embedding = np.zeros((1, 384))
    embedding[0, 0] = 8.0
    assert log_odds(embedding, layers) == pytest.approx([(8.0 * 0.5 + 1.0 - 3.0) / 2])
