"""Phrases in which a name is nobody's: "the summer term", "mark scheme", "Anne Frank"."""
from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

from virtual_school.privacy.tokens import Token

_MONTHS = ("march", "april", "may", "june", "july", "august")
_DAYS_AND_MONTHS = frozenset(["january", "february", *_MONTHS, "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_BETWEEN = frozenset(["and", "or", "to", "till", "until"])
_SEASONS = ("spring", "summer", "autumn", "winter")
CALENDAR = _DAYS_AND_MONTHS | frozenset(_SEASONS)
_ORDINAL_ENDS = ("nd", "rd", "th")
_SAINTS = ("st", "saint", "ss")


_FILES = ("not_names.txt", "people_and_brands.txt")
_JOINED = ("", "-", "&")  # between the words of a phrase


def _lines() -> Iterator[str]:
    for name in _FILES:
        lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
        yield from (line.replace(" & ", " ") for line in lines if line and not line.startswith("#"))


def _read() -> tuple[frozenset[str], dict[tuple[str, str], list[tuple[str, ...]]]]:
    """Return the phrases of one word, with the 's where it belongs to them, and the longer ones by their first two."""
    alone: set[str] = set()
    longer: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for line in _lines():
        words = tuple(word.removesuffix("'s") for word in line.split())
        if len(words) == 1:
            alone.add(line)
        else:
            longer.setdefault((words[0], words[1]), []).append(words[2:])
    return frozenset(alone), longer


_ALONE, _LONGER = _read()


def nobodys(found: Sequence[Token]) -> frozenset[int]:
    """Return the positions of the words that stand in such a phrase, and of the saints of churches and schools."""
    cores = [token.core for token in found]
    inside = {position for position, token in enumerate(found) if token.core in _ALONE or ("'" in token.word and token.word.lower() in _ALONE)}
    has_calendar = not CALENDAR.isdisjoint(cores)
    for position, pair in enumerate(itertools.pairwise(cores)):
        if has_calendar:
            inside.update(_of_the_calendar(found, position))
        if found[position + 1].gap not in _JOINED:
            if pair[0] in _SAINTS and found[position + 1].gap == ".":
                inside.add(position + 1)
            continue
        for rest in _LONGER.get(pair, ()):
            end = position + 2 + len(rest)
            if tuple(cores[position + 2 : end]) == rest:
                inside.update(range(position, end))
        if pair[0] in _SAINTS:
            inside.add(position + 1)
    return frozenset(inside)


def _of_the_calendar(found: Sequence[Token], position: int) -> Iterator[int]:
    """Give the positions of the words that are a month, a day or a season there: "2nd May", "June and July", "Autumn 1"."""
    first, second = found[position], found[position + 1]
    third = found[position + 2].core if position + 2 < len(found) else ""
    if second.core in _MONTHS and (first.kind == "number" or first.core in _ORDINAL_ENDS):
        yield position + 1
    if first.core in _DAYS_AND_MONTHS and second.core in _BETWEEN and third in _DAYS_AND_MONTHS:
        yield from (position, position + 2)
    if first.core in _SEASONS and second.kind == "number" and second.gap == "":
        yield position
