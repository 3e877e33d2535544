"""Phrases in which a name is nobody's: "the summer term", "mark scheme", "Anne Frank"."""
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from virtual_school.privacy.tokens import Token

_SAINTS = ("st", "saint", "ss")


def _read() -> dict[str, list[tuple[str, ...]]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for line in Path(__file__).with_name("not_names.txt").read_text("utf-8").splitlines():
        words = tuple(word.removesuffix("'s") for word in line.split())
        if words and not line.startswith("#"):
            by_first.setdefault(words[0], []).append(words)
    return by_first


_PHRASES = _read()


def nobodys(found: Sequence[Token]) -> frozenset[int]:
    """Return the positions of the words that stand in such a phrase, and of the saints of churches and schools."""
    cores = [token.core for token in found]
    inside: set[int] = set()
    for position, word in enumerate(cores):
        for phrase in _PHRASES.get(word, ()):
            end = position + len(phrase)
            if tuple(cores[position:end]) == phrase and all(token.gap in ("", "-") for token in found[position + 1 : end]):
                inside.update(range(position, end))
        if word in _SAINTS and position + 1 < len(cores) and found[position + 1].gap in ("", "."):
            inside.add(position + 1)
    return frozenset(inside)
