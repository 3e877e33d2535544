"""Misspelt and run-together words are mended, known ones left alone."""
from __future__ import annotations

import pytest

from bot.known_words import count_words
from bot.spelling import Speller

EXAMPLES = [
    "what is the designated teacher", "can we go on holiday in term time", "who is the designated teacher in school",
    "can a child be excluded from school", "is the child excluded in term time", "do looked after children go on holiday",
    "what is the ePEP", "who is the epep for", "can we see the epep", "who do i ask if we want to go in term time",
]  # fmt: skip


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(count_words(EXAMPLES * 3))


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("desginated techer", "designated teacher"),
        ("he got exclooded", "he got excluded"),
        ("Holliday in trm tyme", "holiday in term time"),
        ("cna teh cild go onn holiday", "can the child go on holiday"),  # short words too, when they are taught
        ("who is teh designated teqcher", "who is the designated teacher"),  # the letter beside the right one
        ("canwe goon holiday", "can we goon holiday"),  # "goon" is a word
        ("whois thedesignated teacher", "who is the designated teacher"),
        ("HOLLIDAY AT SCHOL", "holiday AT school"),
        ("i sthe child excluded", "is the child excluded"),  # a letter on the wrong side of a space
        ("can weg o on holiday", "can we go on holiday"),
        ("whoisthedesignatedtecher", "who is the designated teacher"),  # run together and misspelt
    ],
)
def test_misspelt_words_are_mended(speller: Speller, typed: str, mended: str) -> None:
    assert speller.mend(typed) == mended


def test_a_word_of_the_language_stays_unless_another_is_far_likelier(speller: Speller) -> None:
    assert speller.mend("the cat can go") == "the cat can go"
    assert speller.mend("in tern time") == "in term time"


def test_the_words_beside_it_decide_what_a_word_was_meant_to_be() -> None:
    speller = Speller(count_words([*["when is the conference"] * 100, *["tell me about the awards and the laptop please"] * 2000]))
    assert speller.mend("hen is the conference") == "when is the conference"
    assert speller.mend("the hen house") == "the hen house"


def test_the_possessive_of_a_known_word_is_known(speller: Speller) -> None:
    assert speller.mend("the child's teacher's holiday") == "the child's teacher's holiday"


def test_nothing_is_cut_into_single_letters(speller: Speller) -> None:
    assert speller.mend("inschoolq") != "in school q"


@pytest.mark.parametrize("typed", ["the PSHE lead", "epep", "rhubarb crumble", "Zażółć gęślą", "छुट्टी", "…?!", "", "2days"])
def test_what_is_known_or_not_english_stays(speller: Speller, typed: str) -> None:
    assert speller.mend(typed) == typed


def test_a_name_that_is_no_word_may_change_but_never_its_neighbours(speller: Speller) -> None:
    assert speller.mend("Can Xqzwv go on holiday?") == "Can Xqzwv go on holiday?"


def test_the_longest_message_is_mended_quickly_enough_to_answer(speller: Speller) -> None:
    assert speller.mend("qwrtpsdfg" * 55)  # one word of 495 letters must not take for ever
