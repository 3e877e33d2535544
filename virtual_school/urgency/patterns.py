"""Many patterns looked for at once, in time that grows with the text and nothing else: RE2."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import re2

_MEMORY = 64 << 20  # bytes that one set of patterns may take for what it has seen


def _options() -> re2.Options:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.never_capture = True
    return options


def one_of(patterns: Iterable[str]) -> re2.Pattern:
    """Return one pattern that finds whatever any of ``patterns`` finds as whole words."""
    return re2.compile("|".join(rf"\b(?:{pattern})\b" for pattern in patterns), _options())


class PhraseBook:
    """Phrases by kind; the first kind of the book wins."""

    def __init__(self, phrases: Mapping[str, Sequence[str]], parts: Mapping[str, str]) -> None:
        """``parts`` are what ``{name}`` stands for in the phrases."""
        self._kinds = [kind for kind, patterns in phrases.items() for _ in patterns]
        self._set = re2.Set.SearchSet(_options())
        for patterns in phrases.values():
            for pattern in patterns:
                self._set.Add(rf"\b(?:{_whole(pattern, parts)})")
        self._set.Compile()

    def kind(self, words: str) -> str | None:
        """Return the kind of the first phrase in the book that ``words`` hold."""
        found = self._set.Match(words)
        return self._kinds[min(found)] if found else None


def _whole(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern
