"""A long text's parts."""
from __future__ import annotations

import pytest

from virtual_school.urgency.parts import LONG, parts, worst_part

LONGER = "We have a meeting on Monday about the laptop and the travel money, and I would like to know who else will be there with us."


def test_a_short_text_has_no_part_that_is_looked_at_alone() -> None:
    assert worst_part("My dad hits me.") is None


@pytest.mark.parametrize("danger", ["My dad hits me and nobody knows it.", "my dad hits me and nobody knows it"])
def test_the_worst_part_is_the_sentence_about_danger_wherever_it_stands(danger: str) -> None:
    for told in (f"{danger}. {LONGER} {LONGER}", f"{LONGER} {danger}. {LONGER}", f"{LONGER} {LONGER} {danger}"):
        part = worst_part(told)
        assert part is not None and "my dad hits me" in part.text.lower() and part.odds > 0


def test_no_part_has_more_words_than_it_may_and_all_words_are_in_some() -> None:
    told = f"Hi. {LONGER} Yes. No! {LONGER.replace('.', '').replace(',', '') * 3} Why? {LONGER}"
    found = parts(told)
    assert max(len(part.split()) for part in found) <= LONG
    assert {word for part in found for word in part.split()} == set(told.split())


@pytest.mark.parametrize("text", ["a. " * 2000, "a " * 3000, "." * 4000, "", " ", "\n" * 500, "a.\n" * 2000])
def test_of_a_text_that_is_nothing_but_signs_or_letters_there_are_few_parts(text: str) -> None:
    assert len(parts(text)) < 4000
    worst_part(text)
