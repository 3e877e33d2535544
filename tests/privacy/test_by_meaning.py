"""Names and addresses by the meaning of a text, where words and patterns do not decide alone."""
from __future__ import annotations

import pytest

from virtual_school.privacy.mask import mask
from virtual_school.privacy.names import NO_TITLE, candidates, named_words
from virtual_school.privacy.tokens import tokens
from virtual_school.reading import Read, Reader, nothing_read


@pytest.mark.parametrize("odds", [9.0, -9.0])
@pytest.mark.parametrize("text", ["skye is where we go", "amber again and she is late"])
def test_in_doubt_the_meaning_decides(text: str, odds: float) -> None:
    assert named_words(candidates(tokens(text)), {0: odds})[0] == (odds > 0)


def test_a_title_makes_no_name_of_a_word_that_surely_is_none() -> None:
    among = candidates(tokens("Mr Nobody came to the review"))
    assert named_words(among)[1]
    assert not named_words(among, {1: NO_TITLE - 1})[1]


HARMLESS = [
    "the amber warning means the school may shut at noon",
    "will the school mark it as late if the taxi is late",
    "the summer reading list says Matilda and The Twits",
    "he supports arsenal and wants a saka shirt as a reward",
    "what does grant mean on the form",
]
ABOUT_SOMEBODY = [
    ("oliver wont go to school and his carer is worried", "oliver"),
    ("summer hasnt got a place yet", "summer"),
    ("my foster daughter violet starts in september", "violet"),
    ("grant has been excluded again, third time", "grant"),
]


@pytest.mark.parametrize("text", HARMLESS)
def test_a_word_that_is_also_a_name_is_left(read: Read, text: str) -> None:
    assert mask(text, read).spans == ()


@pytest.mark.parametrize(("text", "name"), ABOUT_SOMEBODY)
def test_the_same_word_is_masked_where_it_is_somebody(read: Read, text: str, name: str) -> None:
    assert name not in mask(text, read).text


ADDRESSES = [
    ("i put 61 fernhill on the form but the list doesnt know it", "61 fernhill"),
    ("the taxi went to 12 larkfield and not 21 larkfield", "12 larkfield"),
    ("we moved in with my nan at 9 the paddocks last week", "9 the paddocks"),
]


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_an_address_that_no_pattern_knows(read: Read, text: str, address: str) -> None:
    assert address not in mask(text, read).text


@pytest.mark.parametrize(
    "text", ["we are number 12 on the list", "he got 61 in maths and 72 in art", "room 4 is too cold", "3 way meeting at 2 with the head", "his house won 340 points"]
)
def test_a_number_alone_is_no_address(read: Read, text: str) -> None:
    assert mask(text, read).text == text


def test_before_the_encoder_is_read_words_and_patterns_mask() -> None:
    text = "my foster son Kai lives at 14 Marlowe Close"
    assert mask(text, Reader().read) == mask(text, nothing_read)
    assert "Kai" not in mask(text, nothing_read).text and "14 Marlowe" not in mask(text, nothing_read).text


def test_what_is_no_name_anyhow_is_not_read() -> None:
    asked: list[str] = []
    mask("when does the term start?", asked.append)
    assert asked == []


@pytest.mark.parametrize("wrong", ["my \ud83d son Skye", "\udfff 12 larkfield", "Skye\x00", "\u200bskye\u200b and 12", "\U0001f600 Skye at 12 larkfield"], ids=ascii)
def test_broken_text_is_masked_like_any_other(read: Read, wrong: str) -> None:
    for span in mask(wrong, read).spans:
        assert wrong[span.start : span.end].strip()
