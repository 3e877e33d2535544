"""The paper for the safeguarding lead says what the card says, and which kinds are looked for."""
from __future__ import annotations

import re

import pytest

from virtual_school.settings import CHECKOUT
from virtual_school.urgency.card import NUMBERS, TOO_LONG, card_text
from virtual_school.urgency.phrases import PHRASES
from virtual_school.urgency.who_writes import Card

PAPER = (CHECKOUT / "docs/safeguarding.md").read_text("utf-8")


@pytest.mark.parametrize("card", ["child", "adult", "professional", "low"])
def test_the_paper_quotes_every_sentence_of_the_card(card: Card) -> None:
    plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", card_text(card, {}))
    sentences = [line.removeprefix("- ") for line in plain.splitlines() if line]
    assert [sentence for sentence in sentences if sentence not in PAPER] == []


def test_the_paper_quotes_what_is_said_to_a_text_that_is_too_long() -> None:
    assert TOO_LONG in PAPER


def test_the_paper_names_every_kind_and_every_number() -> None:
    assert [kind for kind in PHRASES if f"`{kind}`" not in PAPER] == []
    assert [number for number in NUMBERS.values() if f"| {number} |" not in PAPER] == []
