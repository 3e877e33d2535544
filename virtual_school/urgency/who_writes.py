"""Who seems to write of danger, and so which card fits: by the words of the text, and by its meaning where that is known.

Its weights are made by ``make urgency-model`` from who_writes.yml and shipped. A wrong guess changes the greeting and the
order of the numbers, never which numbers are there.
"""
from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np

from virtual_school.reading import Read
from virtual_school.urgency.features import DAMPING, words_and_pairs
from virtual_school.urgency.second_look import embedding

Card = Literal["child", "adult", "professional", "low"]

_MODEL = json.loads(Path(__file__).with_name("who_writes.json").read_text("utf-8"))
_CARDS: list[Card] = _MODEL["cards"]


class _Weights:
    """A logistic regression over words and pairs, and over the embedding where it has weights for one."""

    def __init__(self, found: dict[str, Any]) -> None:
        self.bias = np.array(found["bias"])
        self.words = {word: np.array(weights) for word, weights in found["words"].items()}
        self.meaning = np.array(found["meaning"])

    def scores(self, features: Sequence[str]) -> np.ndarray:
        """Return what the ``features`` of a text say for each card, (cards,)."""
        told = np.zeros(len(_CARDS))
        for feature in features:
            told += self.words.get(feature, 0.0)
        scores: np.ndarray = self.bias + told / (len(features) + DAMPING) ** 0.5
        return scores


_ALONE, _WITH_MEANING = _Weights(_MODEL["alone"]), _Weights(_MODEL["with_meaning"])


def fitting_card(words: Sequence[str], text: str, read: Read) -> Card:
    """Return the card that fits whoever wrote ``text``, of which ``words`` are the bare words."""
    features = words_and_pairs(words)
    meaning = embedding(text, read)
    scores = _ALONE.scores(features) if meaning is None else _WITH_MEANING.scores(features) + meaning @ _WITH_MEANING.meaning
    return _CARDS[int(scores.argmax())]
