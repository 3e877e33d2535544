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


LEFT = [  # words and patterns alone take something out of each
    "the summer reading list says Matilda and The Twits",
    "the play is Annie and tickets are on sale",
    "School want a deposit of £50 by 1 October, and our payment date is the 5th.",
]


@pytest.mark.parametrize("text", LEFT)
def test_what_only_looks_like_a_name_or_an_address_is_left(read: Read, text: str) -> None:
    assert mask(text, nothing_read).spans
    assert mask(text, read).spans == ()


ABOUT_SOMEBODY = ["matilda is off sick, her carer rang", "annie wont go in and her social worker is off"]


@pytest.mark.parametrize("text", ABOUT_SOMEBODY)
def test_the_same_word_is_masked_where_it_is_somebody(read: Read, text: str) -> None:
    assert mask(text, read).text.startswith("[name] ")


ADDRESSES = [
    ("i put 61 fernhill on the form but the list doesnt know it", "61 fernhill"),
    ("our address on the letter should be 7 wexcombe", "7 wexcombe"),
    ("they put 8 fallowgate on the form, it is 18 fallowgate", "18 fallowgate"),
]


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_an_address_that_no_pattern_knows(read: Read, text: str, address: str) -> None:
    assert address in mask(text, nothing_read).text
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
