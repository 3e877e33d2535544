"""What the classifier of names sees of a word: what it is known as, how it is written, and what stands around it."""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from virtual_school.privacy.tokens import Token
from virtual_school.privacy.word_classes import class_of, speaks_of_a_person
from virtual_school.privacy.words_and_names import COMMON, FAMILY, GIVEN, OURS, is_misspelt

TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "sir", "madam", "auntie", "aunty", "aunt", "uncle", "nan", "nana", "nanny", "nanna", "gran", "granny", "grandad", "grandma", "grandpa", "pastor", "imam", "father", "sister", "brother", "cllr", "councillor", "rev", "reverend", "rabbi"])
# What follows a title or a school's word and is nobody: words of the field.
FIELD = frozenset(["is", "said", "says", "told", "has", "was", "will", "can", "did", "does", "wont", "i", "he", "she", "they", "we", "you", "and", "or", "of", "from", "in", "at", "the", "who", "that", "the", "to", "for", "with", "head", "teacher", "year", "school", "class", "group", "whatshername", "whatsername", "whatshisname", "whats", "somebody", "someone", "something", "thingy", "nobody", "not", "just", "never", "also", "but", "so", "if", "when", "because", "sorry", "please", "thanks", "wants", "wanted", "asked", "gave", "put", "made", "let", "keeps", "shouted"])
TOLD = frozenset(["surname", "name", "names", "called", "named", "nickname", "nicknamed", "spelt", "known"])
KIN = frozenset(["son", "sons", "daughter", "daughters", "child", "boy", "boys", "girl", "girls", "lad", "lads", "lass", "brother", "brothers", "sister", "sisters", "nephew", "niece", "cousin", "grandson", "granddaughter", "grandaughter", "grandchild", "baby", "toddler", "ward", "friend", "mate", "partner", "husband", "wife", "mum", "mom", "mother", "dad", "father", "carer", "twin", "twins", "eldest", "youngest", "oldest", "kid", "kids", "pupil", "student", "siblings", "bro", "sis", "fs", "fd", "yp", "teen", "teenager", "placement", "little"])
_PIECES: dict[str, float] = json.loads(Path(__file__).with_name("name_pieces.json").read_text("utf-8"))
_WORDS = OURS | COMMON.keys()
# Words of a text whose letters are looked at, which takes long: no text in English that was written for this has more than 12
# unknown ones, none in another language more than 26.
MOST_UNKNOWN = 20
_EDGE = "^"


def may_be_name(token: Token, before: Token | None, manner: str) -> bool:
    """Return whether a word is looked at at all: known words in small letters are not."""
    if token.core in TITLES:
        return False
    if token.kind in ("given", "both", "family", "unknown"):
        return len(token.core) > 1 or token.shape != "small"
    if token.kind == "number" or token.core in ("i", "a"):
        return False
    if before is not None and before.kind == "given" and token.gap == "" and token.core in FAMILY:
        return True
    if before is not None and (before.core in TITLES or before.core in TOLD):
        return True
    return token.shape == "Capital" and manner == "normal" and token.gap != "." and len(token.core) > 1


def foreignness(word: str) -> int:
    """Return from 0 to 6 how much the letters of ``word`` look like a name's and not like an English word's."""
    whole = f"^{word}$"
    pieces = [whole[i : i + 3] for i in range(len(whole) - 2)]
    return max(0, min(6, round(3 + 2 * sum(map(_PIECES.get, pieces, repeat(0.3))) / max(1, len(pieces)))))


def _seen(token: Token) -> str:
    """Return the word where it is a known one, otherwise what it is known as."""
    if token.kind == "number":
        return f"{token.gap}<number>"
    return token.gap + (token.core if token.kind == "word" or len(token.core) < 3 else f"<{token.kind}>")


class Letters(NamedTuple):
    """What the letters of an unknown word say of it; ``None`` where they were not looked at."""

    foreign: str | None
    ends: str | None
    near: str | None
    misspelt: str | None


_NOT_LOOKED_AT = Letters(None, None, None, None)


class Seen(NamedTuple):
    """What all features of a text share, made once: each word as its neighbours see it, how often each stands, the rest."""

    found: Sequence[Token]
    words: list[str]
    times: Counter[str]
    manner: str
    strangers: str
    classes: list[str]
    of_a_person: str
    about: str
    stray: str
    length: str
    misspelt: dict[str, bool]  # of the words that were asked about
    letters: dict[str, Letters]  # of the unknown words that were asked about

    def letters_of(self, word: str) -> Letters:
        """Return what the letters of an unknown word say, of no more than ``MOST_UNKNOWN`` words of a text."""
        known = self.letters.get(word)
        if known is None:
            if len(self.letters) >= MOST_UNKNOWN:
                return _NOT_LOOKED_AT
            misspelt = "yes" if self.is_misspelt(word) else "no"
            known = self.letters[word] = Letters(str(foreignness(word)), word[-2:], _near_word(word), misspelt)
        return known

    def is_misspelt(self, word: str) -> bool:
        """Return whether ``word`` is a common one misspelt (``words_and_names.is_misspelt``), found out once a text."""
        if word not in self.misspelt:
            self.misspelt[word] = is_misspelt(word)
        return self.misspelt[word]


def seen(found: Sequence[Token], manner: str, strangers: int, about: int, public: bool) -> Seen:
    """``strangers`` from 0 to 3 says how many words of the text are unknown, ``about`` how much it is about somebody, ``public`` whether it has somebody whom everybody knows."""
    times = Counter(token.core for token in found)
    words = [_EDGE, _EDGE, *map(_seen, found), _EDGE, _EDGE]
    classes = [_EDGE, _EDGE, *map(_class, found), _EDGE, _EDGE]
    of_a_person = "yes" if speaks_of_a_person(frozenset(times)) else "no"
    return Seen(found, words, times, manner, str(strangers), classes, of_a_person, f"{about} {public}", str(_stray_capitals(found, manner)), str(min(len(found), 4)), {}, {})


def _stray_capitals(found: Sequence[Token], manner: str) -> int:
    """Return from 0 to 3 how many ordinary words have a capital that they should not have: then a capital says little."""
    if manner != "normal":
        return 0
    return min(3, sum(token.shape == "Capital" and token.gap != "." and token.kind == "word" and len(token.core) > 2 and token.core not in OURS for token in found))


def _class(token: Token) -> str:
    return token.gap + (class_of(token.core) if token.kind == "word" or token.core == "will" else f"<{token.kind}>") + ("" if token.shape == "small" or token.kind == "number" else "C")


class Views(NamedTuple):
    """A word as its features see it, each part a short text; ``None`` where there is nothing to see."""

    base: str  # what it is known as
    shape: str
    shaped: str  # both
    second_before: str
    before: str
    after: str
    second_after: str
    sort_before: str
    sort_after: str
    second_sort_after: str
    kin: str
    strangers: str
    length: str
    possessive: str
    letters: str
    of_a_person: str
    about: str
    stray: str
    title_shape: str | None  # after a title
    title_base: str | None
    word: str | None  # of one that is no name alone
    foreign: str | None  # of an unknown one
    ends: str | None
    near: str | None
    misspelt: str | None
    again: str | None


# The features: each is a combination of views. A feature's name is that of its template and the views.
TEMPLATES: dict[str, tuple[str, ...]] = {
    "base": ("base",), "shaped": ("shaped",), "p2": ("second_before",), "n2": ("second_after",), "around": ("before", "after"),
    "p1": ("before", "base"), "n1": ("after", "base"), "p": ("before", "second_before", "base"), "n": ("after", "second_after", "base"), "around base": ("before", "after", "base"),
    "p1 shaped": ("before", "shaped"), "n1 shaped": ("after", "shaped"),
    "kin": ("kin", "base"), "strangers": ("strangers", "shaped"), "length": ("length", "base"), "its": ("possessive", "shaped"), "letters": ("letters", "shaped"),
    "c1": ("sort_before", "base"), "d1": ("sort_after", "base"), "d1 shaped": ("sort_after", "shaped"), "d": ("sort_after", "second_sort_after", "base"), "c": ("sort_before", "sort_after", "shaped"),
    "of a person": ("of_a_person", "shaped"), "s": ("sort_after", "possessive", "shape"),
    "about": ("about", "shaped"), "about c1": ("sort_before", "about", "base"), "about d1": ("sort_after", "about", "base"), "stray": ("stray", "shaped"),
    "title": ("title_shape",), "title base": ("title_base",), "w": ("word",), "w shaped": ("word", "shape"),
    "foreign": ("foreign",), "foreign shaped": ("foreign", "shape"), "ends": ("ends",), "near": ("near", "shape"), "misspelt": ("misspelt", "shape"),
    "again": ("again", "base"),
}  # fmt: skip


class ViewsAfter(NamedTuple):
    """What depends on the word before."""

    last: str  # whether it is part of a name
    base: str
    shape: str
    family: str


TEMPLATES_AFTER: dict[str, tuple[str, ...]] = {"last": ("last", "base"), "last shaped": ("last", "base", "shape", "family")}


def views_after(text: Seen, position: int, after_name: bool) -> ViewsAfter:
    """Return what of the word at ``position`` depends on whether the word before it is part of a name."""
    token = text.found[position]
    base, shape = _base_and_shape(token, text.manner)
    return ViewsAfter(f"{'name' if after_name else 'no'}{token.gap}", base, shape, "family" if token.core in FAMILY else "none")


def _base_and_shape(token: Token, manner: str) -> tuple[str, str]:
    shape = "as all" if manner in ("shouted", "small") else f"{token.shape} in {manner}{' first' if token.gap == '.' else ''}"
    return f"both{COMMON.get(token.core, 4)}" if token.kind == "both" else token.kind, shape


def views(text: Seen, position: int) -> Views:
    """Return what of the word at ``position`` depends on the text alone."""
    found = text.found
    token = found[position]
    kind, core = token.kind, token.core
    base, shape = _base_and_shape(token, text.manner)
    p2, p1, _, n1, n2 = text.words[position : position + 5]
    _, c1, _, d1, d2 = text.classes[position : position + 5]
    titled = position > 0 and found[position - 1].core in TITLES
    return Views(
        base, shape, f"{base} {shape}", p2, p1, n1, n2, c1, d1, d2,
        f"{'no kin' if KIN.isdisjoint([other.core for other in found[max(0, position - 3) : position]]) else 'kin'}{token.gap}",
        text.strangers, text.length if position else f"first {text.length}", "its" if token.possessive else "no", str(min(len(core), 4)),
        text.of_a_person, text.about, text.stray,
        shape if titled else None, base if titled else None,
        core if kind in ("both", "word") else None,
        *(text.letters_of(core) if kind == "unknown" else _NOT_LOOKED_AT),
        ("yes" if text.times[core] > 1 else "no") if kind in ("both", "unknown") else None,
    )  # fmt: skip


def _near_word(word: str) -> str:
    """Return whether ``word`` is a known word with one letter too many or two changed places, or one that is run together."""
    if len(word) > 3:
        others = [word[:i] + word[i + 1 :] for i in range(len(word))]
        others += [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)]
        if not _WORDS.isdisjoint(others):
            return "word"
    if any([word[:i] in GIVEN and word[i:] in GIVEN for i in range(3, len(word) - 2)]):
        return "two names"
    return "nothing"
