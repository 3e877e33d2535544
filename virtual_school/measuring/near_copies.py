"""Find questions that are written almost alike, so that none of the evaluation's is taught or tuned on."""
from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator

import numpy as np

ALIKE = 0.95  # difflib's ratio: about one letter in twenty differs
LETTERS = 29  # a to z, space, digits, anything else

_ANNOTATION = re.compile(r"\[([^\]]+)\](\{[^}]*\}|\([^)]*\))")


def unmarked(example: str) -> str:
    """Return an example without Rasa's marks of entities: ``[DT]{"entity": "contact"}`` is ``DT``."""
    return _ANNOTATION.sub(r"\1", example)


def words(text: str) -> list[str]:
    """Return the words of an example or a question, without Rasa's marks, capitals and punctuation."""
    plain = unicodedata.normalize("NFKC", unmarked(text)).casefold()
    return re.findall(r"\w+", re.sub("['\u2019]", "", plain)) or plain.split()


def word_set(text: str) -> frozenset[str]:
    """Return the words in no order, a plural as its singular: equal for questions that only shuffle their words."""
    return frozenset(_singular(word) for word in words(text))


def near_copies(texts: Iterable[str], others: Iterable[str]) -> list[str]:
    """Return those of ``texts`` that hold the same words as one of ``others``, or nearly the same letters."""
    texts, others = list(texts), list(others)
    known = {word_set(other) for other in others}
    found = {text for text in texts if word_set(text) in known}
    for text, other in _maybe_alike(texts, others):
        if text not in found and alike(text, other):
            found.add(text)
    return [text for text in texts if text in found]


def alike(one: str, other: str) -> bool:
    """Return whether nearly all letters are the same, with the words as written or in the order of the alphabet."""
    first, second = words(one), words(other)
    return max(_ratio(first, second), _ratio(sorted(first), sorted(second))) >= ALIKE


def _ratio(first: list[str], second: list[str]) -> float:
    return difflib.SequenceMatcher(None, " ".join(first), " ".join(second), autojunk=False).ratio()


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _maybe_alike(texts: list[str], others: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs with enough letters in common, in whatever order: the others cannot reach ``ALIKE``.

    It is the bound of difflib's ``quick_ratio``, for one text against all others at once.
    """
    counts = _letters(others)
    totals = counts.sum(axis=1)
    for text, row in zip(texts, _letters(texts), strict=True):
        bound = 2 * np.minimum(row, counts).sum(axis=1) / (row.sum() + totals)
        yield from ((text, others[place]) for place in np.flatnonzero(bound >= ALIKE))


def _letters(texts: list[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return (texts, LETTERS): how often each occurs."""
    rows = [np.bincount([_code(letter) for letter in " ".join(words(text))], minlength=LETTERS) for text in texts]
    return np.array(rows, dtype=np.float32)


def _code(letter: str) -> int:
    if "a" <= letter <= "z":
        return ord(letter) - ord("a")
    return 26 if letter == " " else 27 if letter.isdigit() else 28
