"""A text as its words and numbers, and how the text is written."""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from virtual_school.privacy.words_and_names import core, kind_of_word

_TOKEN = re.compile(r"[^\W\d_]{1,40}(?:['-][^\W\d_]{1,40}){0,3}|\d{1,12}|#{2,40}")
_END = re.compile(r"[.!?:;\n\"(•]")


class Token(NamedTuple):
    """A word or a number: where it stands, its core, what it is known as, how it is written, what stands before it."""

    start: int
    end: int
    word: str
    core: str
    kind: str
    shape: str  # small, Capital, UPPER
    gap: str  # "" for a space, "." after a sentence, "," after another sign, "-" joined, "&" between the two

    @property
    def possessive(self) -> bool:
        return self.word.lower().endswith(("'s", "s'"))

    @property
    def name_end(self) -> int:
        """Where the name ends, without the possessive s."""
        return self.end - (2 if self.word.lower().endswith("'s") else 1 if self.word.endswith("'") else 0)


def tokens(text: str) -> list[Token]:
    """Return the words and numbers of ``text``, and what was masked already as a number."""
    found = []
    end = 0
    for match in _TOKEN.finditer(text):
        word, (start, to) = match.group(), match.span()
        between = text[end:start]
        small = core(word)
        gap = "" if between == " " else _gap(between, first=end == 0)
        found.append(Token(start, to, word, small, kind_of_word(small), _shape(word), gap))
        end = to
    return found


def manner(found: Sequence[Token]) -> str:
    """Return how a text is written: "shouted", "titled" (nearly every word with a capital), "small" (no capitals), "normal"."""
    words = [token for token in found if token.kind != "number"]
    upper = sum(token.shape == "UPPER" for token in words)
    if words and upper >= 0.8 * len(words):
        return "shouted" if len(words) > 1 else "normal"
    capitals = sum(token.shape != "small" for token in words)
    if not capitals:
        return "small"
    long = [token for token in words if len(token.word) > 3]
    return "titled" if len(words) > 2 and long and sum(token.shape == "Capital" for token in long) >= 0.7 * len(long) else "normal"


def _shape(word: str) -> str:
    if not word[0].isupper():
        return "small"
    return "UPPER" if word.upper() == word and len(word) > 1 else "Capital"


def _gap(between: str, *, first: bool) -> str:
    if between == ", ":
        return ","
    if between == " & ":
        return "&"
    if first or _END.search(between):
        return "."
    return "," if between.strip() else "-" if not between else ""
