"""What sort of word stands beside a word, and whether a text speaks of a person at all: a name is followed by "has" or "needs", a thing by a thing."""
from __future__ import annotations

from virtual_school.privacy.words_and_names import COMMON

_CLASSES = {
    "verb": "is was has had will wont won't would wouldn't wouldnt can cant can't could couldnt couldn't does doesnt doesn't did didnt didn't isnt isn't wasnt wasn't hasnt hasn't hadnt shouldnt shouldn't should might must may "
    "needs wants got gets keeps goes went says said told came comes lives lived loves loved likes liked hates hated feels felt thinks thought knows knew sits sat does gave gives made makes took takes left leaves lost ran runs "
    "hit rang rings sent sends wrote writes asked asks told tells started starts moved moves missed misses turned turns attends refuses refused struggles struggled cries cried tried tries uses used plays played reads finds found "
    "stays stayed sleeps slept sees saw heard stopped stops failed passed passes deserves speaks spoke turned joined joins arrived wanted needed brought buys bought broke fell swears walks walked",
    "verb of two": "are were have need want live go attend like hate get came dont don't arent aren't havent haven't share both",
    "preposition": "in on at for with from to of by about after before since until till into over under through during without as like than off up down out near between against per via",
    "article": "the a an this that these those some any every each no another which what whose",
    "whose": "my your his her our their its",
    "person": "i you he she we they it me him them us im i'm hes he's shes she's theyre they're who whos who's someone anyone nobody everyone",
    "joins": "and or but so because cos if when while though although n & then also plus",
    "asks": "what when where why how which whose whos",
    "not": "not never just only still always already really too very also again now today please thanks",
}
_CLASS = {word: name for name, words in _CLASSES.items() for word in words.split()}
_ENDS = ("ing", "ed", "ly", "tion", "ment", "ness", "s")
_OF_A_PERSON = frozenset(["he", "she", "her", "him", "his", "hers", "he's", "she's", "hes", "shes", "himself", "herself", "son", "daughter", "brother", "sister", "nephew", "niece", "cousin", "grandson", "granddaughter", "child", "boy", "girl", "lad", "pep", "carer", "foster", "fostering", "mum", "dad", "siblings", "twins", "yp"])


def class_of(word: str) -> str:
    """Return the class of a small word, else how a word ends and how common it is."""
    known = _CLASS.get(word)
    if known:
        return known
    end = next((end for end in _ENDS if len(word) > len(end) + 2 and word.endswith(end)), "")
    return f"{end}{min(2, COMMON.get(word, 3))}" if word[:1].isalpha() else word[:1]


def speaks_of_a_person(words: frozenset[str]) -> bool:
    """Return whether one of ``words`` says that a text is about somebody."""
    return not _OF_A_PERSON.isdisjoint(words)
