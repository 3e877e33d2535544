"""A text as plain letters, and where each of them stood: look-alikes, full width and invisible characters undone."""
from __future__ import annotations

import unicodedata

from virtual_school.characters import CharacterTable
from virtual_school.look_alikes import LOOK_ALIKES

_DROPPED = ("Cf", "Mn", "Cs")


def plain(text: str) -> tuple[str, list[int]]:
    """Return the plain text, and for each of its characters the position in ``text``; one position more for the end."""
    if text.isascii():
        return text, list(range(len(text) + 1))
    parts = [_PLAIN[code] for code in map(ord, text)]
    positions = [position for position, letters in enumerate(parts) for _ in letters]
    return "".join(parts), [*positions, len(text)]


def _plain(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.category(character) in _DROPPED:
        return ""
    folded = unicodedata.normalize("NFKC", character).translate(LOOK_ALIKES)
    return {"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{LEFT SINGLE QUOTATION MARK}": "'", "\N{EN DASH}": "-"}.get(folded, folded)


_PLAIN = CharacterTable(_plain)
