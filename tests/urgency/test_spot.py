"""The most usual ways to say it, and the most usual harmless ones; the measured share is in docs/safeguarding.md."""
from __future__ import annotations

import pytest

from virtual_school.urgency.spot import NOTHING, spot

URGENT = {
    "my foster son has run away": "missing",
    "he's been MISSING since last night": "missing",
    "i want to die": "suicide",
    "kms lol im done": "suicide",
    "shes cuttin herself": "suicide",
    "my dad hits me": "physical_abuse",
    "my stepdad touches me at night": "sexual_abuse",
    "mum leaves us alone all night with no food": "neglect",
    "he is sellin drugs for olders": "exploitation",
    "my uncle is taking me abroad to get married": "domestic_abuse",
    "she sent nudes and now hes blackmailing her": "online_harm",
    "hes got a knife": "danger_now",
    "I can't cope with him any more": "carer_strained",
    "i w\u200bant to d\u0456e": "suicide",
    "/i want to die": "suicide",
    "iwanttokillmyself": "danger_now",
}
HARMLESS = [
    "excluded for fighting",
    "he was excluded for bringing a knife into school",
    "killing time until the meeting",
    "dying to know if he got a place",
    "missing school for a holiday",
    "he missed a term of school",
    "safeguarding training dates",
    "can I see my social worker about being hit by a bill",
    "how do i get in touch",
    "he ran out of time in the exam",
    "",
]


@pytest.mark.parametrize(("text", "kind"), URGENT.items(), ids=URGENT)
def test_it_is_spotted(text: str, kind: str) -> None:
    assert spot(text).kind == kind


@pytest.mark.parametrize("text", HARMLESS)
def test_a_hot_word_in_a_harmless_sense_is_not(text: str) -> None:
    assert spot(text) == NOTHING


def test_the_end_of_an_overlong_text_is_read() -> None:
    assert spot("tell me about the awards " * 4000 + "my dad hits me").is_urgent


def test_the_card_fits_who_asks() -> None:
    assert spot("my dad hits me").card == "child"
    assert spot("a pupil has disclosed abuse, who do I call out of hours").card == "professional"
    assert spot("i want to die").card == "low"
    assert spot("the neighbour's child is being hit").card == "adult"
