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
SHORTEST, LONG_WORD, SHORTEST_RUN = 4, 7, 5  # letters: mended at all; with two edits; cut apart
TAUGHT_WEIGHT = 3.0  # how much likelier (natural logarithm) a word of our examples is than the same share of all English
EDIT_COST, FIRST_LETTER_COST = 4.0, 1.0  # natural logarithms; people rarely miss the first letter
CORPUS_SIZE = 1_024_908_267_229  # words behind symspellpy's frequencies; its segmentation counts against it
ABBREVIATION = 5  # capitals; longer ones are shouting


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in lower case."""
    return [word.lower() for word in WORD.findall(text)]


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word stands in ``texts``."""
    return Counter(word for text in texts for word in words_of(text))


class Speller:
    """Replaces words that neither the dictionary nor our examples have by the likeliest ones within two edits.

    A word of less than seven letters may be one edit away, one of less than four is never touched. Words run together are
    cut apart when every piece is a word of our examples. Dictionary, search and segmentation: symspellpy (Garbe 2012).
    """

    def __init__(self, taught: Mapping[str, int]) -> None:
        """``taught`` is how often each word stands in the examples (``count_words``)."""
        english = _english()
        self._taught = {word for word, count in taught.items() if count >= TAUGHT_OFTEN}
        self._known = self._taught.union(english)
        self._search = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
        self._likelihood = _likelihoods(taught, english)
        for word, likelihood in self._likelihood.items():
            self._search.create_dictionary_entry(word, max(1, round(math.exp(likelihood) * CORPUS_SIZE)))

    def mend(self, text: str) -> str:
        """Return ``text`` with its misspelt words replaced; words that are known stay as they were typed."""
        shouted = text.isupper()
        return WORD.sub(lambda found: self._mended(found.group(), shouted=shouted), text)

    def _mended(self, typed: str, *, shouted: bool) -> str:
        word = typed.lower().replace("\u2019", "'")
        abbreviated = typed.isupper() and not shouted and len(typed) <= ABBREVIATION
        if abbreviated or len(word) < SHORTEST or word in self._known or not word.isascii():
            return typed
        correction, likelihood = self._correction(word)
        pieces, together = self._cut(word) if len(word) >= SHORTEST_RUN else ("", -math.inf)
        best = pieces if together > likelihood else correction
        return best or typed

    def _correction(self, word: str) -> tuple[str, float]:
        edits = 2 if len(word) >= LONG_WORD else 1
        best, highest = "", -math.inf
        for found in self._search.lookup(word, Verbosity.ALL, max_edit_distance=edits):
            other_start = found.term[0] != word[0]
            likelihood = self._likelihood[found.term] - EDIT_COST * found.distance - FIRST_LETTER_COST * other_start
            if len(found.term) >= SHORTEST and likelihood > highest:
                best, highest = found.term, likelihood
        return best, highest

    def _cut(self, word: str) -> tuple[str, float]:
        found = self._search.word_segmentation(word, max_edit_distance=0)
        pieces = found.corrected_string.split()
        if len(pieces) < 2 or not self._taught.issuperset(pieces):
            return "", -math.inf
        return " ".join(pieces), found.log_prob_sum * math.log(10)


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
