"""What a character stands for is asked once, and no more characters are remembered than ``MOST``."""
from __future__ import annotations

from virtual_school.characters import MOST, CharacterTable


def test_a_character_is_asked_for_once() -> None:
    asked: list[str] = []

    def doubled(character: str) -> str:
        asked.append(character)
        return character * 2

    table = CharacterTable(doubled)
    assert "ab\N{GREEK SMALL LETTER ALPHA}a".translate(table) == "aabb\N{GREEK SMALL LETTER ALPHA}\N{GREEK SMALL LETTER ALPHA}aa"
    assert asked == ["a", "b", "\N{GREEK SMALL LETTER ALPHA}"]


def test_a_character_may_stand_for_nothing() -> None:
    assert "a\N{ZERO WIDTH SPACE}b".translate(CharacterTable(lambda character: character if character.isalpha() else "")) == "ab"


def test_only_so_many_are_remembered() -> None:
    table = CharacterTable(str.upper)
    assert "".join(map(chr, range(256, 256 + 3 * MOST))).translate(table)
    assert len(table) <= MOST
