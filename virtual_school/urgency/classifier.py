"""The second look, where no phrase is known: a logistic regression over words and pieces of words.

Its weights are made by ``make urgency-model`` and shipped; nothing is learnt while it runs.
"""
from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import repeat
from pathlib import Path

from virtual_school.urgency.features import DAMPING, by_feature, piece_features, summed

WINDOW, STEP = 24, 12  # words: one sentence about danger must not drown in a long text about something else
PART_ONLY = 4.5  # log-odds that a window must have more than a whole text: any of many windows may look alarming by chance
# Words of a text that no example has and that are looked at piece by piece, which takes long: no text in English that was
# written for this has more than 12.
MOST_NEW = 20

Counted = tuple[float, int]  # a sum of weights, and of how many features

_MODEL = json.loads(Path(__file__).with_name("weights.json").read_text("utf-8"))
_BIAS: float = _MODEL["bias"]
_WORDS: Mapping[str, float] = _MODEL["words"]
_PIECES: Mapping[str, float] = _MODEL["pieces"]
_KINDS: Sequence[str] = list(_MODEL["kinds"])
_OF_KINDS = by_feature(_MODEL["kinds"])


def score(words: Sequence[str]) -> float:
    """Return the log-odds that ``words`` speak of danger: of the whole, or of its worst window less ``PART_ONLY``."""
    starts = range(0, len(words) - STEP, STEP) if len(words) > WINDOW + STEP else ()
    windows = [(start, min(start + WINDOW, len(words))) for start in starts]
    whole, *parts = scores(words, [(0, len(words)), *windows])
    return max([whole, *(part - PART_ONLY for part in parts)])


def scores(words: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[float]:
    """Return for each of ``spans``, from one position to before another, the log-odds that its words speak of danger."""
    known = _known_pieces(words)
    words_until, pieces_until = _running(_of_words(words)), _running([known[word] for word in words])
    return [_BIAS + _mean(words_until, *span) + _mean(pieces_until, *span) for span in spans]


def known_share(words: Sequence[str]) -> float:
    """Return the share of ``words`` that the examples use, 0 to 1."""
    return sum(map(_WORDS.__contains__, words)) / max(1, len(words))


def kind_of(words: Sequence[str]) -> str:
    """Return the kind of danger that ``words`` say most for."""
    said = summed(words, _OF_KINDS, len(_KINDS))
    return _KINDS[said.index(max(said))]


def _of_words(words: Sequence[str]) -> list[Counted]:
    """Return what each word says and the pair and the three that end there; of words that begin none, none is looked for."""
    counted: list[Counted] = []
    first = second = ""  # the two words before
    for word in words:
        told = _WORDS.get(word, 0.0)
        if second in _BEGIN_PAIRS:
            told += _WORDS.get(f"{second} {word}", 0.0)
        if first in _BEGIN_THREES:
            told += _WORDS.get(f"{first} {second} {word}", 0.0)
        counted.append((told, 3))
        first, second = second, word
    # The first has no pair, and the first two no three.
    return [(told, count) for (told, _), count in zip(counted[:2], (1, 2), strict=False)] + counted[2:]


def _known_pieces(words: Sequence[str]) -> dict[str, Counted]:
    """Return what the pieces of each of ``words`` say, of those not learnt that of the first ``MOST_NEW``."""
    each = dict.fromkeys(words)
    new = [word for word in each if word not in _LEARNT]
    looked_at = {word: _of_pieces(word) for word in new[:MOST_NEW]}
    return {word: _LEARNT.get(word) or looked_at.get(word, (0.0, 0)) for word in each}


def _of_pieces(word: str) -> Counted:
    pieces = piece_features(word)
    return sum(map(_PIECES.get, pieces, repeat(0.0))), len(pieces)


def _running(parts: Sequence[Counted]) -> list[Counted]:
    """Return the sums of all parts before each position."""
    total, count = 0.0, 0
    until = [(total, count)]
    for weight, features in parts:
        total, count = total + weight, count + features
        until.append((total, count))
    return until


def _mean(until: Sequence[Counted], start: int, end: int) -> float:
    count = until[end][1] - until[start][1]
    return (until[end][0] - until[start][0]) / float((count + DAMPING) ** 0.5)


_BEGIN_PAIRS = frozenset(feature.split()[0] for feature in _WORDS if feature.count(" ") == 1)
_BEGIN_THREES = frozenset(feature.split()[0] for feature in _WORDS if feature.count(" ") == 2)
# What the pieces of the examples' words say, summed once, as most words typed are among them; of those nothing is kept.
_LEARNT = {word: _of_pieces(word) for word in _WORDS if " " not in word}
