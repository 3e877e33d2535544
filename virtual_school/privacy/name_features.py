"""What the classifier of names sees of a word: what it is known as, how it is written, and what stands around it."""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
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
    scores = [_PIECES.get(whole[i : i + 3], 0.3) for i in range(len(whole) - 2)]
    return max(0, min(6, round(3 + 2 * sum(scores) / max(1, len(scores)))))


def _seen(token: Token) -> str:
    """Return the word where it is a known one, otherwise what it is known as."""
    if token.kind == "number":
        return f"{token.gap}<number>"
    return token.gap + (token.core if token.kind == "word" or len(token.core) < 3 else f"<{token.kind}>")


class Seen(NamedTuple):
    """What all features of a text share, made once: each word as its neighbours see it, how often each stands, the rest."""

    found: Sequence[Token]
    words: list[str]
    times: Counter[str]
    manner: str
    strangers: int
    classes: list[str]
    of_a_person: bool
    about: str
    stray: str
    misspelt: dict[str, bool]  # of the words that were asked about

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
    return Seen(found, words, times, manner, strangers, classes, speaks_of_a_person(frozenset(times)), f"about {about} {public}", f"stray {_stray_capitals(found, manner)}", {})


def _stray_capitals(found: Sequence[Token], manner: str) -> int:
    """Return from 0 to 3 how many ordinary words have a capital that they should not have: then a capital says little."""
    if manner != "normal":
        return 0
    return min(3, sum(token.shape == "Capital" and token.gap != "." and token.kind == "word" and len(token.core) > 2 and token.core not in OURS for token in found))


def _class(token: Token) -> str:
    return token.gap + (class_of(token.core) if token.kind == "word" or token.core == "will" else f"<{token.kind}>") + ("" if token.shape == "small" or token.kind == "number" else "C")


def features_after(text: Seen, position: int, after_name: bool) -> list[str]:
    """Return the features of the word at ``position`` that depend on whether the word before it is part of a name."""
    token = text.found[position]
    base, shape = _base_and_shape(token, text.manner)
    last = f"last {'name' if after_name else 'no'} {token.gap} {base}"
    return [last, f"{last} {shape} {token.core in FAMILY}"]


def _base_and_shape(token: Token, manner: str) -> tuple[str, str]:
    shape = "as all" if manner in ("shouted", "small") else f"{token.shape} in {manner}{' first' if token.gap == '.' else ''}"
    return f"both{COMMON.get(token.core, 4)}" if token.kind == "both" else token.kind, shape


def features(text: Seen, position: int) -> list[str]:
    """Return the features of the word at ``position`` that depend on the text alone."""
    found, words = text.found, text.words
    token = found[position]
    p2, p1, _, n1, n2 = words[position : position + 5]
    kind, gap = token.kind, token.gap
    base, shape = _base_and_shape(token, text.manner)
    shaped = f"{base} {shape}"
    kin = "kin" if not KIN.isdisjoint(other.core for other in found[max(0, position - 3) : position]) else "no kin"
    told = [
        base, shaped, f"p2 {p2}", f"n2 {n2}", f"around {p1} {n1}",
        f"{base} p1 {p1}", f"{base} n1 {n1}", f"{base} p {p2} {p1}", f"{base} n {n1} {n2}", f"{base} around {p1} {n1}",
        f"{shaped} p1 {p1}", f"{shaped} n1 {n1}",
        f"kin {kin} {base} {gap}",
        f"strangers {text.strangers} {shaped}", f"length {min(len(found), 4)} {position == 0} {base}", f"its {token.possessive} {shaped}",
        f"letters {min(len(token.core), 4)} {shaped}",
    ]
    _, c1, _, d1, d2 = text.classes[position : position + 5]
    told += [
        f"c1 {c1} {base}", f"d1 {d1} {base}", f"d1 {d1} {shaped}", f"d {d1} {d2} {base}", f"c {c1} {d1} {shaped}", f"of a person {text.of_a_person} {shaped}", f"s {token.possessive} {d1} {shape}",
    ]
    told += [f"{text.about} {shaped}", f"{text.about} {base} {c1}", f"{text.about} {base} {d1}", f"{text.stray} {shaped}"]
    if position and found[position - 1].core in TITLES:
        told += [f"title {shape}", f"title {base}"]
    if kind in ("both", "word"):
        told += [f"w {token.core}", f"w {token.core} {shape}"]
    if kind == "unknown":
        told += [f"foreign {foreignness(token.core)}", f"foreign {foreignness(token.core)} {shape}", f"ends {token.core[-2:]}", f"near {_near_word(token.core)} {shape}", f"misspelt {text.is_misspelt(token.core)} {shape}"]
    if kind in ("both", "unknown"):
        told.append(f"again {text.times[token.core] > 1} {base}")
    return told


def _near_word(word: str) -> str:
    """Return whether ``word`` is a known word with one letter too many or two changed places, or one that is run together."""
    known = (word[:i] + word[i + 1 :] for i in range(len(word)))
    swapped = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    if len(word) > 3 and any(other in COMMON or other in OURS for group in (known, swapped) for other in group):
        return "word"
    if any(word[:i] in GIVEN and word[i:] in GIVEN for i in range(3, len(word) - 2)):
        return "two names"
    return "nothing"
