"""How unlikely a slip of the hand is, as natural logarithms."""
from __future__ import annotations

# Two letters swapped, one doubled or one on the wrong side of a space; another letter hit, or one left out; the first letter
# missed; a space forgotten.
SWAP_COST, EDIT_COST, FIRST_LETTER_COST, SPACE_COST = 3.0, 4.0, 1.0, 2.0
FAR_KEY_COST = 1.5  # more, when the letter hit is no neighbour on the keyboard
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NEIGHBOURS = {row[i]: row[max(0, i - 1) : i] + row[i + 1 : i + 2] for row in _ROWS for i in range(len(row))}


def cost_of(typed: str, meant: str, distance: int) -> float:
    """Return how unlikely it is that ``meant`` was meant and ``typed`` typed, ``distance`` edits away."""
    return _slip(typed, meant) + EDIT_COST * (distance - 1) + FIRST_LETTER_COST * (meant[0] != typed[0])


def _slip(typed: str, meant: str) -> float:
    if sorted(typed) == sorted(meant) or (len(typed) > len(meant) and set(typed) == set(meant)):
        return SWAP_COST
    if len(typed) != len(meant):
        return EDIT_COST
    hit = ((one, other) for one, other in zip(typed, meant, strict=True) if one != other)
    return EDIT_COST if all(other in NEIGHBOURS.get(one, "") for one, other in hit) else EDIT_COST + FAR_KEY_COST
