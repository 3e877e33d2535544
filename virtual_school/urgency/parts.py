"""The parts of a long text: one sentence about danger must not drown in what else is told."""
from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from virtual_school.urgency.classifier import scores
from virtual_school.urgency.words import bare_words, shortened, without_numbers

LONG = 24  # words that a part has at most; a text with more has parts
LEAST = 3  # words of sentences that are taken together: a text of nothing but full stops has few parts, too
_BETWEEN, _WORD = re.compile(r"(?<=[.!?;\n])\s+"), re.compile(r"\S+")


class Part(NamedTuple):
    """A part of a text as it was typed, and the log-odds that its words speak of danger."""

    text: str
    odds: float


def parts(text: str) -> list[str]:
    """Return the runs of sentences in ``text`` that have ``LONG`` words at most; a longer sentence is cut in pieces."""
    whole = shortened(text)
    pieces = _pieces(whole)
    counts = [len(whole[start:end].split()) for start, end in pieces]
    return [whole[pieces[first][0] : pieces[last][1]] for first, last in _runs(counts)]


def worst_part(text: str) -> Part | None:
    """Return the part of ``text`` whose words speak most of danger, ``None`` when the text is not long enough for parts."""
    whole = shortened(text)
    pieces = _pieces(whole)
    words = [bare_words(without_numbers(whole[start:end])).split() for start, end in pieces]
    counts = [len(of_piece) for of_piece in words]
    if sum(counts) <= LONG:
        return None
    ends = [0, *itertools.accumulate(counts)]
    runs = [(first, last) for first, last in _runs(counts) if ends[first] < ends[last + 1]]
    spans = [(ends[first], ends[last + 1]) for first, last in runs]
    odds, (first, last) = max(zip(scores([*itertools.chain(*words)], spans), runs, strict=True))
    return Part(whole[pieces[first][0] : pieces[last][1]], odds)


def _pieces(text: str) -> list[tuple[int, int]]:
    """Return where each sentence stands, short ones together, and where each half of ``LONG`` words does in a longer one."""
    pieces: list[tuple[int, int]] = []
    start = end = words = 0
    for to in [*(found.start() for found in _BETWEEN.finditer(text)), len(text)]:
        found = list(_WORD.finditer(text, end, to))
        if words and words + len(found) > LONG:
            pieces.append((start, end))
            start, words = end, 0
        if len(found) > LONG:
            halves = [found[at : at + LONG // 2] for at in range(0, len(found), LONG // 2)]
            pieces += [(half[0].start(), half[-1].end()) for half in halves]
            start = to
        else:
            words += len(found)
            if words >= LEAST:
                pieces.append((start, to))
                start, words = to, 0
        end = to
    return [*pieces, (start, end)] if words else pieces


def _runs(counts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the first and the last of all runs that have ``LONG`` words at most, and of single pieces."""
    for first, count in enumerate(counts):
        last, words = first, count
        yield first, last
        while last + 1 < len(counts) and words + counts[last + 1] <= LONG:
            last += 1
            words += counts[last]
            yield first, last
