"""Take out of a text what says who somebody is, before anybody else sees it."""
from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass

from virtual_school.privacy.accounts import all_links
from virtual_school.privacy.addresses_by_meaning import addresses_by_meaning, without_what_is_none
from virtual_school.privacy.ages import ages
from virtual_school.privacy.birthdays import birthdays
from virtual_school.privacy.gates import open_gates
from virtual_school.privacy.identifiers import identifiers
from virtual_school.privacy.names import hidden, names, without
from virtual_school.privacy.numbers import without_public
from virtual_school.privacy.plain import plain
from virtual_school.privacy.schools import schools
from virtual_school.privacy.span import Span
from virtual_school.privacy.tokens import tokens
from virtual_school.reading import Meaning, Read, nothing_read

LABELS = {
    "name": "[name]",
    "dob": "[date of birth]",
    "age": "[age]",
    "postcode": "[postcode]",
    "address": "[address]",
    "phone": "[phone]",
    "email": "[email]",
    "nhs": "[NHS number]",
    "upn": "[UPN]",
    "nino": "[National Insurance number]",
    "case_number": "[case number]",
    "school": "[school]",
    "social_handle": "[account name]",
    "url": "[link]",
}
# Characters that are looked at at once. A longer text is cut where a space is, so that the time grows with its length only;
# what stands across a cut may be missed. A question has 500 at most.
LONGEST = 2000
_LABEL = re.compile("|".join(re.escape(label) for label in LABELS.values()))
# Where two overlap, the one that stands first here is kept: the more certain form.
_ORDER = ["url", "email", "social_handle", "upn", "nino", "postcode", "dob", "nhs", "phone", "address", "case_number", "school", "name", "age"]
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)}
_IDENTIFY = ("dob", "upn", "nhs", "nino", "address", "case_number")  # with one of these in a text, or a name, its school says who it is


@dataclass(frozen=True)
class Masked:
    """A text without what was found in it, and where that stood in the text as it was given."""

    text: str
    spans: tuple[Span, ...]


def mask(text: str, read: Read = nothing_read) -> Masked:
    """Return ``text`` with every span replaced by its kind in square brackets.

    ``read`` helps to tell names from words (``Reader.read``); without it the words decide alone. The spans are in code points of ``text`` as given, in their order, and do not overlap.
    """
    spans = tuple(span for start, piece in _pieces(text) for span in _spans(piece, start, read))
    return Masked(_replaced(text, spans), spans)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while len(text) - start > LONGEST:
        end = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _spans(text: str, offset: int, read: Read) -> Iterator[Span]:
    letters, positions = plain(text)
    # What was masked already is nothing to find, and no number either.
    letters = _LABEL.sub(lambda found: "#" * len(found.group()), letters)
    for span in _found(letters, lambda: read(letters)):
        yield Span(offset + positions[span.start], offset + positions[span.end - 1] + 1, span.kind)


def _found(letters: str, meaning: Meaning) -> list[Span]:
    gates = open_gates(letters)
    letters = without_public(letters, gates)
    found = without_what_is_none(list(identifiers(letters, gates)), letters, meaning)
    bare = hidden(letters, [*found, *(all_links(letters) if "link" in gates else ())])
    words = tokens(bare)
    at_school = list(schools(bare, words, gates))
    at_home = list(addresses_by_meaning(bare, words, meaning, beside=any(span.kind == "address" for span in found)))
    found += at_home
    people = list(names(bare, without(words, [*at_school, *at_home]), gates, meaning))
    found += birthdays(letters, gates, named=bool(people))
    if people:
        found += ages(letters, people)
    if people or any(span.kind in _IDENTIFY for span in found):
        found += at_school
    return _without_overlaps([*found, *people], letters)


def _without_overlaps(found: list[Span], letters: str) -> list[Span]:
    """Return the spans that are kept, each without its letters that a more certain one has taken."""
    kept: list[Span] = []  # in the order of the text
    for span in sorted(found, key=lambda span: (_RANK[span.kind], span.start - span.end)):
        for part in _rest(span, kept, letters):
            insort(kept, part)
    return kept


def _rest(span: Span, taken: list[Span], letters: str) -> list[Span]:
    """Return what of ``span`` is not ``taken``, in the order of the text, and has a letter or a figure."""
    start, parts = span.start, []
    for other in taken:
        if other.start < span.end and start < other.end:
            parts.append(Span(start, other.start, span.kind))
            start = other.end
    parts.append(Span(start, span.end, span.kind))
    return [part for part in parts if any(letter.isalnum() for letter in letters[part.start : part.end])]


def _replaced(text: str, spans: tuple[Span, ...]) -> str:
    parts: list[str] = []
    end = 0
    for span in spans:
        parts += [text[end : span.start], LABELS[span.kind]]
        end = span.end
    return "".join([*parts, text[end:]])
