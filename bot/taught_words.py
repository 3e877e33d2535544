"""How many of a question's words our examples use: a question about something else is full of words that they do not."""
from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.known_words import words_of

DENIALS = frozenset(["not", "isn't", "isnt", "don't", "dont", "aren't", "arent", "without", "rather"])


@dataclass(frozen=True)
class Wording:
    """What a question's words say about it, beside their meaning.

    ``covered`` is, for each intent, the share of the words, weighted by how rare they are (their inverse document
    frequency), that its examples use. ``words`` counts the different ones.
    """

    covered: Mapping[str, float] = field(default_factory=dict)
    words: int = 0
    denies: bool = False


class TaughtWords:
    """Which words the examples of each intent use, and how rare each word is."""

    def __init__(self, rarity: Mapping[str, float], by_intent: Mapping[str, Sequence[str]], rarest: float) -> None:
        """``rarity`` is each word's inverse document frequency, ``rarest`` that of a word that is in no example."""
        self._rarity = rarity
        self._by_intent = {intent: frozenset(words) for intent, words in by_intent.items()}
        self._rarest = rarest
        self._taught_by: dict[str, list[str]] = {}  # the intents whose examples have a word
        for intent, taught in self._by_intent.items():
            for word in taught:
                self._taught_by.setdefault(word, []).append(intent)

    @classmethod
    def of(cls, texts: Sequence[str], intents: Sequence[str]) -> TaughtWords:
        """Return what ``texts``, each an example of its intent, teach."""
        counts: Counter[str] = Counter()
        by_intent: dict[str, set[str]] = {}
        for text, intent in zip(texts, intents, strict=True):
            words = set(words_of(text))
            counts.update(words)
            by_intent.setdefault(intent, set()).update(words)
        rarity = {word: math.log(len(texts) / count) for word, count in counts.items()}
        return cls(rarity, {intent: sorted(words) for intent, words in by_intent.items()}, math.log(max(len(texts), 2)))

    def to_json(self) -> dict[str, Any]:
        by_intent = {intent: sorted(words) for intent, words in sorted(self._by_intent.items())}
        return {"rarity": dict(sorted(self._rarity.items())), "by_intent": by_intent, "rarest": self._rarest}

    def wording(self, question: str) -> Wording:
        """Return what the words of ``question`` say."""
        # Sorted: a sum in another order differs in its last bit, and the same question must always get the same numbers.
        words = sorted(set(words_of(question)))
        weights = {word: self._rarity.get(word, self._rarest) for word in words}
        total = sum(weights.values()) or 1.0
        sums = dict.fromkeys(self._by_intent, 0.0)
        for word, weight in weights.items():
            for intent in self._taught_by.get(word, ()):
                sums[intent] += weight
        covered = {intent: weight / total for intent, weight in sums.items()}
        return Wording(covered, len(words), not DENIALS.isdisjoint(words))
