"""The second look: danger by the meaning of a text, where its words do not decide."""
from __future__ import annotations

import pytest

from virtual_school.reading import LONGEST, Reader
from virtual_school.urgency import spot as spot_module
from virtual_school.urgency.second_look import danger_odds
from virtual_school.urgency.spot import NOTHING, spot

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
def reader() -> Reader:
    return Reader().load()


@pytest.mark.parametrize("text", HINTED)
def test_what_is_only_hinted_at_is_spotted_with_the_second_look(reader: Reader, text: str) -> None:
    assert spot(text, reader.read).is_urgent


def test_in_doubt_the_meaning_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    doubtful = "he comes home late and somebody drives him around"
    for odds in (9.0, -9.0):
        monkeypatch.setattr(spot_module, "danger_odds", lambda text, read, odds=odds: odds)
        assert spot(doubtful).is_urgent == (odds > 0)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_question_about_school_is_none_at_the_second_look_either(reader: Reader, text: str) -> None:
    assert not spot(text, reader.read).is_urgent
    assert (danger_odds(text, reader.read) or 0.0) < 0


@pytest.mark.parametrize("number", ["07700 900461", "+44 (0)1582 548-113", "01/02/2003 04"])
def test_a_number_that_was_left_changes_nothing(reader: Reader, number: str) -> None:
    for text in (*HINTED, "my foster son wants to kill himself"):
        assert spot(f"{text}, {number}", reader.read) == spot(text, reader.read)


def test_before_it_is_loaded_it_knows_nothing_and_words_decide() -> None:
    assert Reader().read("my dad hits me") is None
    assert spot("my dad hits me", Reader().read).is_urgent


def test_a_text_too_long_for_one_look_is_left_to_its_words(reader: Reader) -> None:
    much = "tell me about the awards " * (LONGEST // 25 + 1)
    assert danger_odds(much, reader.read) is None
    assert spot(f"{much} my dad hits me {much}", reader.read).is_urgent


@pytest.mark.parametrize("broken", ["my dad \ud83d hits me", "\udfff", "", "\x00", "\u200b\u200b"], ids=ascii)
def test_broken_text_is_looked_at_like_any_other(reader: Reader, broken: str) -> None:
    assert danger_odds(broken, reader.read) is not None
    spot(broken, reader.read)


def test_words_that_decide_alone_are_not_looked_at_again() -> None:
    asked: list[str] = []
    spot("when are the awards", asked.append)
    assert asked == []


@pytest.mark.parametrize("text", ["Goodbye", "ok bye", "thank you, goodbye", "bye for now!", "GOOD BYE"])
def test_a_farewell_that_says_no_more_is_no_danger_and_one_that_does_is(reader: Reader, text: str) -> None:
    assert spot(text, reader.read) == spot(text) == NOTHING
    assert spot(f"{text} everyone, i cant go on", reader.read).is_urgent


STORY = (
    "My brother would like to come to the next meeting about my school, and nobody has told him when it is.",
    "She cries at bedtime because of the maths test and says that everybody in her class is better.",
    "I would like to know whether the school gets extra money for tutoring, what it may be spent on, who decides that and when "
    "we will be told about it in writing.",
    "Thank you for the laptop, which came last week.",
    "Is the trip to the museum still on, and do I have to sign anything for it?",
)
DROWNED = ["My dad hits me.", "she has run away and we cant find her.", "he says he wants to die!"]


def test_a_long_worried_story_of_many_sentences_is_not_danger(reader: Reader) -> None:
    assert not spot(" ".join(STORY), reader.for_one_question()).is_urgent
    assert not spot(" ".join(STORY).replace(".", ""), reader.for_one_question()).is_urgent


@pytest.mark.parametrize("danger", DROWNED)
@pytest.mark.parametrize("at", range(len(STORY) + 1))
def test_one_sentence_about_danger_does_not_drown_in_a_long_story(reader: Reader, at: int, danger: str) -> None:
    told = " ".join([*STORY[:at], danger, *STORY[at:]])
    assert spot(told, reader.for_one_question()).is_urgent
    assert spot(told + " Thank you." * 60, reader.for_one_question()).is_urgent  # too long for one look
