"""Mend misspelt and run-together words before a question is looked at; nobody sees the mended words."""
from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

from symspellpy import SymSpell, Verbosity

WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
COMMON_WORDS = 10_000  # of the language, which a misspelt word may have been meant to be
TAUGHT_OFTEN = 3  # so often, a word is no slip of the hand even if no dictionary has it
SHORTEST, LONG_WORD, SHORTEST_RUN = 2, 6, 5  # letters: mended at all; with two edits; cut apart
SHORT_WORD = 3  # letters; it is mended only to a word that is taught often and begins alike
TAUGHT_WEIGHT = 3.0  # how much likelier (natural logarithm) a word of our examples is than the same share of all English
# How unlikely a slip is, as natural logarithms: two letters swapped or one doubled, another letter hit or left out, the
# first letter missed, a space forgotten, another word of the language hit by chance.
SWAP_COST, EDIT_COST, FIRST_LETTER_COST, SPACE_COST, REAL_WORD_COST = 3.0, 4.0, 1.0, 2.0, 7.0
UNLIKELY = -30.0  # natural logarithm, of a word that no dictionary has
CORPUS_SIZE = 1_024_908_267_229  # words behind symspellpy's frequencies; its segmentation counts against it
ABBREVIATION = 5  # capitals; longer ones are shouting
ONE_LETTER_WORDS = frozenset("ai")
FAR_KEY_COST = 1.5  # more, when the letter hit is no neighbour on the keyboard
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NEIGHBOURS = {row[i]: row[max(0, i - 1) : i] + row[i + 1 : i + 2] for row in _ROWS for i in range(len(row))}


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in lower case."""
    return [word.lower() for word in WORD.findall(text)]


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word stands in ``texts``."""
    return Counter(word for text in texts for word in words_of(text))


class Speller:
    """Replaces misspelt words by the likeliest ones within two edits, as a noisy channel does (Kernighan et al. 1990).

    A word that our examples use is never touched; one that only the dictionary has, only where another is far likelier.
    A word of less than six letters may be one edit away. Words run together are cut apart when every piece is a word of our
    examples. Dictionary, search and segmentation: symspellpy (Garbe 2012).
    """

    def __init__(self, taught: Mapping[str, int]) -> None:
        """``taught`` is how often each word stands in the examples (``count_words``)."""
        self._english = _english()
        self._taught = {word for word, count in taught.items() if count >= TAUGHT_OFTEN}
        self._search = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
        self._likelihood = _likelihoods(taught, self._english)
        for word, likelihood in self._likelihood.items():
            self._search.create_dictionary_entry(word, max(1, round(math.exp(likelihood) * CORPUS_SIZE)))

    def mend(self, text: str) -> str:
        """Return ``text`` with its misspelt words replaced; words that are known stay as they were typed."""
        shouted = text.isupper()
        return WORD.sub(lambda found: self._mended(found.group(), shouted=shouted), text)

    def _mended(self, typed: str, *, shouted: bool) -> str:
        word = typed.lower().replace("\u2019", "'")
        abbreviated = typed.isupper() and not shouted and len(typed) <= ABBREVIATION
        if abbreviated or len(word) < SHORTEST or word in self._taught or not word.isascii():
            return typed
        correction, likelihood = self._correction(word)
        pieces, together = self._cut(word) if len(word) >= SHORTEST_RUN else ("", -math.inf)
        best, highest = (pieces, together) if together > likelihood else (correction, likelihood)
        return best if best and highest > self._as_typed(word) else typed

    def _as_typed(self, word: str) -> float:
        """Return how likely it is that ``word`` was meant."""
        if word not in self._english:
            return UNLIKELY
        return math.log(self._english[word] / CORPUS_SIZE) + REAL_WORD_COST

    def _correction(self, word: str) -> tuple[str, float]:
        edits = 2 if len(word) >= LONG_WORD else 1
        best, highest = "", -math.inf
        for found in self._search.lookup(word, Verbosity.ALL, max_edit_distance=edits):
            likelihood = self._likelihood[found.term] - _cost(word, found.term, found.distance)
            if likelihood > highest and self._may_be_meant(word, found.term):
                best, highest = found.term, likelihood
        return best, highest

    def _may_be_meant(self, word: str, term: str) -> bool:
        if len(word) > SHORT_WORD and len(term) > SHORT_WORD:
            return True
        return term in self._taught and term[0] == word[0] and len(term) > 1

    def _cut(self, word: str) -> tuple[str, float]:
        found = self._search.word_segmentation(word, max_edit_distance=0)
        pieces = found.corrected_string.split()
        letters = {piece for piece in pieces if len(piece) == 1}
        if len(pieces) < 2 or not self._taught.issuperset(pieces) or not letters <= ONE_LETTER_WORDS:
            return "", -math.inf
        return " ".join(pieces), found.log_prob_sum * math.log(10) - SPACE_COST * (len(pieces) - 1)


def _cost(word: str, term: str, distance: int) -> float:
    """Return how unlikely it is that ``term`` was meant and ``word`` typed, ``distance`` edits away."""
    return _slip(word, term) + EDIT_COST * (distance - 1) + FIRST_LETTER_COST * (term[0] != word[0])


def _slip(word: str, term: str) -> float:
    if sorted(word) == sorted(term) or (len(word) > len(term) and set(word) == set(term)):
        return SWAP_COST
    if len(word) != len(term):
        return EDIT_COST
    hit = ((typed, meant) for typed, meant in zip(word, term, strict=True) if typed != meant)
    return EDIT_COST if all(meant in NEIGHBOURS.get(typed, "") for typed, meant in hit) else EDIT_COST + FAR_KEY_COST


@lru_cache(maxsize=1)
def _english() -> dict[str, int]:
    """Return symspellpy's 82,765 English words with how often each was counted."""
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    return {word: int(count) for word, count in (line.split() for line in text.splitlines())}


def _likelihoods(taught: Mapping[str, int], english: Mapping[str, int]) -> dict[str, float]:
    """Return the natural logarithm of how likely each word is that a misspelt one may have been meant to be."""
    common = sorted(english, key=lambda word: (-english[word], word))[:COMMON_WORDS]
    likelihoods = {word: math.log(english[word] / CORPUS_SIZE) for word in common}
    all_taught = sum(taught.values())
    for word, count in taught.items():
        if word in english or count >= TAUGHT_OFTEN:
            likelihoods[word] = max(likelihoods.get(word, -math.inf), math.log(count / all_taught) + TAUGHT_WEIGHT)
    return likelihoods
