"""What each character of a text stands for, found out once: strange ones take no longer than letters."""
from __future__ import annotations

from collections.abc import Callable

MOST = 4096  # characters that are remembered; they say nothing of who typed them


class CharacterTable(dict[int, str]):
    """A table for ``str.translate`` that asks for a character the first time it is seen."""

    def __init__(self, stands_for: Callable[[str], str]) -> None:
        """``stands_for`` returns what is put in the place of a character, nothing or several perhaps."""
        super().__init__()
        self._stands_for = stands_for

    def __missing__(self, code: int) -> str:
        if len(self) >= MOST:
            self.clear()
        found = self[code] = self._stands_for(chr(code))
        return found
