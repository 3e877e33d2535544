"""Who seems to write of danger, and so which card fits: a logistic regression over the words and pairs of words of the text.

Its weights are made by ``make urgency-model`` from who_writes.yml and shipped. A wrong guess changes the greeting and the
order of the numbers, never which numbers are there.
"""
from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from virtual_school.urgency.features import DAMPING, by_feature, summed, words_and_pairs

Card = Literal["child", "adult", "professional", "low"]

_MODEL = json.loads(Path(__file__).with_name("who_writes.json").read_text("utf-8"))
_BIAS: Mapping[Card, float] = _MODEL["bias"]
_CARDS: Sequence[Card] = list(_BIAS)
_WORDS = by_feature({card: _MODEL["words"][card] for card in _CARDS})


def fitting_card(words: Sequence[str]) -> Card:
    """Return the card that fits whoever wrote a text with these bare words."""
    features = words_and_pairs(words)
    damped = (len(features) + DAMPING) ** 0.5
    said = dict(zip(_CARDS, summed(features, _WORDS, len(_CARDS)), strict=True))
    return max(_CARDS, key=lambda card: _BIAS[card] + said[card] / damped)
