"""How much a text is about somebody in the asker's life, by its ordinary words: "my foster son wont go in", not "the cat sat on my keyboard"."""
from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from virtual_school.privacy.tokens import Token

MOST = 3  # to either side


@dataclass(frozen=True)
class WordWeights:
    """Log-odds that each word gives for a text with a name, and those of a text without any."""

    weights: Mapping[str, float]
    bias: float


def _read() -> WordWeights:
    found = json.loads(Path(__file__).with_name("about_somebody.json").read_text("utf-8"))
    return WordWeights(found["weights"], found["bias"])


def ordinary(found: Sequence[Token]) -> frozenset[str]:
    """Return the words of a text that are names of nobody."""
    return frozenset([token.core for token in found if token.kind == "word"] + ["<number>" for token in found if token.kind == "number"])


def about_somebody(found: Sequence[Token], words: WordWeights | None = None) -> int:
    """Return from ``-MOST`` to ``MOST`` how much a text is about somebody."""
    known = words or _WORDS
    # Exactly summed: in the order of a set, which changes from start to start, the last digit would decide near a half.
    odds = math.fsum([known.bias, *(known.weights.get(word, 0.0) for word in ordinary(found))])
    return max(-MOST, min(MOST, round(odds)))


_WORDS = _read()
