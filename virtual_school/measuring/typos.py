"""Misspell questions as people do who type in a hurry."""
from __future__ import annotations

import random

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def with_typos(text: str, edits: int, chance: random.Random) -> str:
    """Return ``text`` with that many letters dropped, doubled, swapped or replaced by their neighbour on the keyboard.

    Fewer where there are not enough letters: the last character stays, so that something is left.
    """
    letters = list(text)
    for _ in range(edits):
        places = [i for i, letter in enumerate(letters[:-1]) if letter.isalpha()]
        if places:
            _change(letters, chance.choice(places), chance)
    return "".join(letters)


def _change(letters: list[str], place: int, chance: random.Random) -> None:
    """Misspell the letter at ``place``, in place; what would change nothing is not among the ways."""
    ways = ["drop", "double"]
    ways += ["swap"] if letters[place] != letters[place + 1] else []
    ways += ["neighbour"] if _neighbours(letters[place]) else []
    way = chance.choice(ways)
    if way == "drop":
        del letters[place]
    elif way == "double":
        letters.insert(place, letters[place])
    elif way == "swap":
        letters[place], letters[place + 1] = letters[place + 1], letters[place]
    else:
        letters[place] = chance.choice(_neighbours(letters[place]))


def _neighbours(letter: str) -> str:
    row = next((row for row in KEYBOARD if letter.lower() in row), "")
    place = row.find(letter.lower())
    return row[max(0, place - 1) : place] + row[place + 1 : place + 2]
