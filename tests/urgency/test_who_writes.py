"""Who seems to write, and so which card is shown; the measured share is in docs/safeguarding.md."""
from __future__ import annotations

import pytest

from virtual_school.reading import Reader
from virtual_school.urgency.spot import spot

CARDS = {
    "my stepdad hits me when mum is at work": "child",
    "im 12 and a man online keeps asking me for pictures": "child",
    "my best friend told me she cuts herself what do i do": "child",
    "The little girl next door is left alone all night, who do I tell?": "adult",
    "I foster a boy of nine and he came back from contact with bruises on his back": "adult",
    "DSL here. A Year 8 pupil has disclosed that her father hits her.": "professional",
    "I'm the allocated social worker, the young person has been missing since 6pm": "professional",
    "I can't do this any more, I am scared I will hurt him": "low",
    "i want to die": "low",
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader().load()


@pytest.mark.parametrize(("text", "card"), CARDS.items(), ids=CARDS)
def test_the_card_fits_who_writes(reader: Reader, text: str, card: str) -> None:
    assert spot(text, reader.for_one_question()).card == card


@pytest.mark.parametrize(("text", "card"), CARDS.items(), ids=CARDS)
def test_before_the_encoder_is_read_words_say_who_writes(text: str, card: str) -> None:
    assert spot(text).card == card
