"""Words that are part of a name, or may be one, because of what stands beside them."""
from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from virtual_school.privacy.name_features import TITLES
from virtual_school.privacy.phrases import CALENDAR
from virtual_school.privacy.tokens import Token, manner

# Small words inside a name, short first names of fathers and mothers before it, and what thanks end with.
_PARTICLES = frozenset(["al", "el", "bin", "bint", "ibn", "de", "del", "della", "di", "da", "das", "do", "dos", "du", "la", "le", "van", "von", "der", "den", "ter", "ap", "ní", "ni", "nic", "ó", "mac"])
_BEFORE_NAMES = frozenset(["md", "mohd", "mst", "umm", "abu"])
_THANKS = frozenset(["thanks", "thankyou", "thx", "thnx", "tnx", "ta", "cheers", "regards", "rgds"])
_NO_SIGNATURE = TITLES | CALENDAR - {"april", "may", "june", "summer", "autumn"}
_KISSES = re.compile(r"[xX]{1,5}")


def joined(found: Sequence[Token], named: Sequence[bool]) -> frozenset[int]:
    """Return the positions of the words that "and" joins to a name: "amber and ruby"."""
    joins = [position for position in range(1, len(found) - 1) if found[position].core in ("and", "n") and found[position].gap == found[position + 1].gap == ""]
    return frozenset(join + side for join in joins for side in (-1, 1) if named[join - side] and found[join + side].kind in ("given", "both", "unknown"))


def before_family_names(found: Sequence[Token], named: Sequence[bool]) -> frozenset[int]:
    """Return the positions of the words that may be the first name of a name after them: "Hope Braithwaite", "kai mehmet"."""
    return frozenset(
        position
        for position, (token, after) in enumerate(itertools.pairwise(found))
        if named[position + 1] and after.gap == ""
        and (token.kind == "given" or (after.kind in ("family", "unknown") and token.kind in ("both", "unknown") and token.shape == after.shape == "Capital"))
    )  # fmt: skip


def small_words(found: Sequence[Token], named: Sequence[bool]) -> frozenset[int]:
    """Return the positions of the small words that belong to names: "María del Carmen", "Khalid bin Saeed", "Md Sabbir"."""
    inside = {p for p in range(1, len(found) - 1) if found[p].core in _PARTICLES and named[p - 1] and named[p + 1] and found[p].gap in ("", "-") and found[p + 1].gap in ("", "-")}
    return frozenset(inside | {p for p in range(len(found) - 1) if found[p].core in _BEFORE_NAMES and found[p].shape == "Capital" and named[p + 1] and found[p + 1].gap in ("", ".")})


def signed(found: Sequence[Token]) -> frozenset[int]:
    """Return the position of the name with a capital that stands after thanks at the very end: "ta, Mags x", "thx Ty"."""
    last = len(found) - 1
    while last > 0 and _KISSES.fullmatch(found[last].word):
        last -= 1
    if last < 1 or found[last - 1].core not in _THANKS or found[last].gap not in ("", ",", "."):
        return frozenset()
    is_name = found[last].shape == "Capital" and found[last].core not in _NO_SIGNATURE and found[last].kind in ("given", "family", "both", "unknown")
    return frozenset([last] if is_name and manner(found) == "normal" else [])
