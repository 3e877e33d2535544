"""Which words are names, which are ordinary words, and which are both."""
from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from virtual_school.characters import CharacterTable

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ə": "e", "ŋ": "n"})
_FAMILY_FORM = re.compile(r"(?:o'|mc|mac|fitz|al-|el-)[a-z]{3,}")


def _read(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


def _list(name: str) -> frozenset[str]:
    return frozenset(word for line in _read(name) for word in line)


BOTH = _list("names_that_are_words.txt")
FIRST = _list("names_first.txt")
GIVEN = (_list("given_names.txt") | _list("more_names.txt") | FIRST) - BOTH
USUAL = FIRST | _list("usual_names.txt") | _list("more_names.txt")
FAMILY = _list("family_names.txt")
OURS = _list("our_words.txt") | _list("places_and_things.txt")
# The common words of English, one line for each of four bands of how often they are written.
COMMON = {word: band for band, line in enumerate(_read("english_words.txt")) for word in line}

# What a word of the lists is known as: the last that is said of it counts.
_LISTED = dict.fromkeys(GIVEN, "given") | dict.fromkeys([*COMMON, *OURS], "word") | dict.fromkeys(FIRST, "given") | dict.fromkeys(BOTH, "both")
_KNOWN = {word: kind for word, kind in _LISTED.items() if word[0].isalpha() and "-" not in word}
_COMMONEST = frozenset(word for word, band in COMMON.items() if band < 3)
# Every one of them with a mark in the place of each of its letters in turn.
_WITH_A_MARK = frozenset(f"{word[:i]}?{word[i + 1 :]}" for word in _COMMONEST for i in range(len(word)))


def _unaccented(character: str) -> str:
    apart = unicodedata.normalize("NFKD", character.translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c))


_UNACCENTED = CharacterTable(_unaccented)


def core(word: str) -> str:
    """Return ``word`` small, without accents and without the possessive s."""
    small = word.lower()
    if not small.isascii():
        small = small.translate(_UNACCENTED)
    return small.removesuffix("'s").removesuffix("'") if "'" in small else small


def kind_of_word(word: str) -> str:
    """Return what the core of a word is known as: "given", "both" (a name and a word), "family", "word", "unknown", "number".

    A word of two parts is a name when both parts may be one.
    """
    known = _KNOWN.get(word)
    if known is not None:
        return known
    if word[:1].isdecimal() or word[:1] == "#":
        return "number"
    if "-" in word:
        return _kind_of_parts(word)
    if word.replace("'", "") in FAMILY or _FAMILY_FORM.fullmatch(word):
        return "family"
    if word.endswith("s") and len(word) > 3:  # "hollys tutor"
        return "given" if word[:-1] in GIVEN else "both" if word[:-1] in BOTH else "unknown"
    return "unknown"


def _kind_of_parts(word: str) -> str:
    kinds = {kind_of_word(part) for part in word.split("-") if part}
    if _FAMILY_FORM.fullmatch(word):
        return "family"
    if "word" in kinds or "number" in kinds or not kinds:
        return "word"
    return "given" if "given" in kinds else "family" if "family" in kinds else "word"


def is_misspelt(word: str) -> bool:
    """Return whether ``word`` is one of the 20,000 most common words with one letter wrong, missing, too many, or two changed places."""
    halves = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    if not _WITH_A_MARK.isdisjoint([f"{a}?{b}" for a, b in halves] + [f"{a}?{b[1:]}" for a, b in halves if b]):
        return True
    others = [a + b[1:] for a, b in halves if b] + [a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1]
    return not _COMMONEST.isdisjoint(others)
