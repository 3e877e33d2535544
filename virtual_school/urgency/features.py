"""What the classifier sees of a text: its words, pairs and threes of them, and pieces of each word."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

SHORTEST, LONGEST = 3, 5  # letters of a piece, with the space before and after the word
DAMPING = 4  # features that say nothing, added to each text: one word alone is little evidence
LONGEST_WORD = 20  # letters; what comes after them is not looked at


def word_features(words: Sequence[str], position: int) -> list[str]:
    """Return the word at ``position``, and the pair and the three that end there."""
    word = words[position]
    if not position:
        return [word]
    pair = f"{words[position - 1]} {word}"
    return [f"{words[position - 2]} {pair}", pair, word] if position > 1 else [pair, word]


def words_and_pairs(words: Sequence[str]) -> list[str]:
    """Return every word and every pair of neighbours once."""
    each = (feature for position in range(len(words)) for feature in word_features(words, position)[-2:])
    return list(dict.fromkeys(each))


def by_feature(weights: Mapping[str, Mapping[str, float]]) -> dict[str, tuple[float, ...]]:
    """Return for each feature what it says for every one of the classes of ``weights``, in their order."""
    each = dict.fromkeys(feature for of_class in weights.values() for feature in of_class)
    return {feature: tuple(of_class.get(feature, 0.0) for of_class in weights.values()) for feature in each}


def summed(features: Sequence[str], weights: Mapping[str, tuple[float, ...]], classes: int) -> list[float]:
    """Return what ``features`` say together for every class (``by_feature``)."""
    known = [weights[feature] for feature in features if feature in weights]
    return [sum(of_class) for of_class in zip(*known, strict=True)] if known else [0.0] * classes


def piece_features(word: str) -> list[str]:
    """Return the pieces of 3 to 5 letters of ``word``: when misspelt it shares most of them with the right one."""
    whole = f" {word[:LONGEST_WORD]} "
    sizes = range(SHORTEST, min(LONGEST, len(whole)) + 1)
    return [whole[i : i + size] for size in sizes for i in range(len(whole) - size + 1)]
