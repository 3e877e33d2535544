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


BY_KIND = {
    "danger_now": ["he has got a gun", "this is life or death", "my daughter isn't breathing", "sos", "she is standing on the bridge"],
    "missing": ["my child is missing", "he hasn't come home", "shes still not back", "reporting a child in care missing"],
    "physical_abuse": ["my mum hits me", "she has a black eye and says her mum did it", "he strangled me", "my stepdad punches me"],
    "sexual_abuse": ["I was raped", "rapd", "my uncle touches me", "he forced himself on me", "nonce works at my kids home"],
    "suicide": ["I want to kill myself", "easiest way to die", "how many tablets does it take to die", "i wanna top myself"],
    "exploitation": ["they make me sell drugs", "hes out ot for the olders", "my son is in a gang", "he is holding a gun for somebody"],
    "domestic_abuse": ["my dad hits my mum", "they are forcing me to marry", "my daughter is at risk of FGM"],
    "online_harm": ["someone is blackmailing me", "he posted my nudes", "a man online wants naked pictures of my daughter"],
    "neglect": ["my mum doesn't feed me", "they lock the fridge", "I want to report neglect", "we are home alone all night"],
    "carer_strained": ["I can't cope with him any more", "I'm at breaking point", "im in bits", "the placement is breaking down"],
}
ALSO_HARMLESS = [
    "suspended for hitting a boy",
    "dying to know",
    "killing time",
    "missing school",
    "he hurt his ankle in PE",
    "policy on mobile phones and nudes for schools",
    "are there lesson plans on online grooming",
    "can he meet his online tutor in person",
    "can't find my son's UPN",
    "he isn't back at school yet",
    "threatened with a fine",
    "she can't cope with fractions",
    "he lost his coat at school",
    "when is the next safeguarding training",
]
DISGUISED = {
    "zero width": "my d\u200bad h\u200dits me",
    "look-alike letters": "my d\u0430d hits m\u0435",
    "full width": "\uff4d\uff59 \uff44\uff41\uff44 \uff48\uff49\uff54\uff53 \uff4d\uff45",
    "no spaces": "mydadhitsme",
    "slash in front": "/my dad hits me",
    "capitals": "MY DAD HITS ME!!!",
    "over-long, at its beginning": "my dad hits me " + "tell me about the awards " * 4000,
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in BY_KIND.items() for text in texts])
def test_every_kind_is_spotted_when_said_plainly(kind: str, text: str) -> None:
    assert spot(text).is_urgent, kind


@pytest.mark.parametrize("text", ALSO_HARMLESS)
def test_a_question_about_school_is_not_spotted(text: str) -> None:
    assert spot(text) == NOTHING


@pytest.mark.parametrize("text", DISGUISED.values(), ids=DISGUISED)
def test_the_same_words_in_another_guise_are_spotted(text: str) -> None:
    assert spot(text).is_urgent


def test_a_long_worried_question_about_school_is_not_danger_for_its_length_alone() -> None:
    story = (
        "my brother keeps asking when he can see me and they tell him soon, then nothing happens for weeks, she cries at bedtime "
        "because of the maths test and says that everybody in her class is better, and I would like to know whether the school "
        "gets extra money for tutoring, what it may be spent on, who decides that and when we will be told about it in writing"
    )
    assert not spot(story).is_urgent
    assert spot(f"{story} and by the way my dad hits me").is_urgent


@pytest.mark.parametrize("word", ["long", "word", "holiday", "school", "please"])
def test_a_word_said_over_and_over_is_no_danger(word: str) -> None:
    assert not spot(f"{word} " * 150).is_urgent
    assert spot(f"{'help ' * 30} my dad hits me").is_urgent


def test_a_question_in_other_letters_is_not_taken_for_danger_by_chance() -> None:
    assert not spot("\u03a0\u03bf\u03cd \u03b5\u03af\u03bd\u03b1\u03b9 \u03c4\u03bf \u03c3\u03c7\u03bf\u03bb\u03b5\u03af\u03bf;").is_urgent  # where is the school
    for polish in ("Czy mog\u0119 zabra\u0107 dziecko na wakacje w czasie roku szkolnego?", "kiedy jest nast\u0119pne spotkanie"):
        assert not spot(polish).is_urgent
    wide = "".join(chr(ord(letter) + 0xFEE0) if letter != " " else letter for letter in "my dad is hitting me")
    assert spot(wide).is_urgent
