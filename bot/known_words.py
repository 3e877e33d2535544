"""Which words there are, how often each is used, and which follow one another: our examples and the English language."""
from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
START = "^"  # stands before the first word of a sentence
_SENTENCE_END = re.compile(r"[.?!\n]")
COMMON_WORDS = 10_000  # of the language, which a misspelt word may have been meant to be
TAUGHT_OFTEN = 3  # so often, a word is no slip of the hand even if no dictionary has it
TAUGHT_WEIGHT = 3.0  # how much likelier (natural logarithm) a word of our examples is than the same share of all English
PAIRED_OFTEN = 2  # so often, two words stand beside each other for a reason
PAIR_SHARE = 0.9  # of what is said, which follows the pairs of our examples
CORPUS_SIZE = 1_024_908_267_229  # words behind symspellpy's frequencies


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in lower case."""
    return [word.lower() for word in WORD.findall(text)]


@dataclass(frozen=True)
class WordCounts:
    """How often each word stands in some texts, and each pair ``(before, after)``."""

    words: Mapping[str, int]
    pairs: Mapping[str, int]  # "before after", those that stand there PAIRED_OFTEN


def count_words(texts: Iterable[str]) -> WordCounts:
    """Return how often each word and each pair of words stands in ``texts``."""
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text in texts:
        for sentence in _SENTENCE_END.split(text):
            found = words_of(sentence)
            words.update(found)
            pairs.update(f"{before} {after}" for before, after in zip([START, *found], found, strict=False))
    return WordCounts(dict(words), {pair: count for pair, count in pairs.items() if count >= PAIRED_OFTEN})


class KnownWords:
    """The natural logarithm of how likely each word and each word after another is."""

    def __init__(self, counts: WordCounts) -> None:
        self.english = _english()
        self.taught = {word for word, count in counts.words.items() if count >= TAUGHT_OFTEN}
        self.likelihood = _likelihoods(counts.words, self.english)
        self._pairs = _gains(counts)

    def gain(self, before: str, after: str) -> float:
        """Return how much likelier ``after`` is because ``before`` stands before it."""
        return self._pairs.get(f"{before} {after}", 0.0)


def _gains(counts: WordCounts) -> dict[str, float]:
    everything = sum(counts.words.values())
    gains = {}
    for pair, count in counts.pairs.items():
        before, after = pair.split(" ")
        # Sentences are about a tenth of the words.
        often = counts.words[before] if before != START else everything / 10
        gains[pair] = math.log(1 + PAIR_SHARE * count * everything / (often * counts.words[after]))
    return gains


@lru_cache(maxsize=1)
def _english() -> dict[str, int]:
    """Return symspellpy's 82,765 English words with how often each was counted."""
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    return {word: int(count) for word, count in (line.split() for line in text.splitlines())}


def _likelihoods(taught: Mapping[str, int], english: Mapping[str, int]) -> dict[str, float]:
    """Return how likely each word is that a misspelt one may have been meant to be."""
    common = sorted(english, key=lambda word: (-english[word], word))[:COMMON_WORDS]
    likelihoods = {word: math.log(english[word] / CORPUS_SIZE) for word in common}
    all_taught = sum(taught.values())
    for word, count in taught.items():
        if word in english or count >= TAUGHT_OFTEN:
            likelihoods[word] = max(likelihoods.get(word, -math.inf), math.log(count / all_taught) + TAUGHT_WEIGHT)
    return likelihoods
