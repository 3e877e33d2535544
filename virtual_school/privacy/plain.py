"""A text as plain letters, and where each of them stood: look-alikes, full width and invisible characters undone."""
from __future__ import annotations

import unicodedata
from functools import lru_cache

from virtual_school.look_alikes import LOOK_ALIKES

_DROPPED = ("Cf", "Mn", "Cs")


def plain(text: str) -> tuple[str, list[int]]:
    """Return the plain text, and for each of its characters the position in ``text``; one position more for the end."""
    if text.isascii():
        return text, list(range(len(text) + 1))
    letters: list[str] = []
    positions: list[int] = []
    for position, character in enumerate(text):
        for letter in character if character.isascii() else _plain(character):
            letters.append(letter)
            positions.append(position)
    return "".join(letters), [*positions, len(text)]


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if unicodedata.category(character) in _DROPPED:
        return ""
    folded = unicodedata.normalize("NFKC", character).translate(LOOK_ALIKES)
    return {"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{LEFT SINGLE QUOTATION MARK}": "'", "\N{EN DASH}": "-"}.get(folded, folded)
