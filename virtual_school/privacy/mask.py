"""Take out of a text what says who somebody is, before anybody else sees it."""
from __future__ import annotations

from dataclasses import dataclass

from virtual_school.privacy.around_names import ages, schools
from virtual_school.privacy.gates import open_gates
from virtual_school.privacy.identifiers import identifiers
from virtual_school.privacy.names import hidden, names, without
from virtual_school.privacy.plain import plain
from virtual_school.privacy.span import Span
from virtual_school.privacy.tokens import tokens

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
# Where two overlap, the one that stands first here is kept: the more certain form.
_ORDER = ["url", "email", "social_handle", "upn", "nino", "postcode", "dob", "nhs", "phone", "address", "case_number", "school", "name", "age"]
_IDENTIFY = ("dob", "upn", "nhs", "nino", "address", "case_number")  # with one of these in a text, or a name, its school says who it is


@dataclass(frozen=True)
class Masked:
    """A text without what was found in it, and where that stood in the text as it was given."""

    text: str
    spans: tuple[Span, ...]


def mask(text: str) -> Masked:
    """Return ``text`` with every span replaced by its kind in square brackets."""
    letters, positions = plain(text)
    gates = open_gates(letters)
    found = list(identifiers(letters, gates))
    bare = hidden(letters, found)
    words = tokens(bare)
    at_school = list(schools(bare, words, gates))
    people = list(names(bare, without(words, at_school), gates))
    if people:
        found += ages(letters, people)
    if people or any(span.kind in _IDENTIFY for span in found):
        found += at_school
    kept = _without_overlaps([*found, *people])
    spans = tuple(Span(positions[span.start], positions[span.end - 1] + 1, span.kind) for span in kept if span.end > span.start)
    return Masked(_replaced(text, spans), spans)


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _without_overlaps(found: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: (_ORDER.index(span.kind), span.start - span.end)):
        if not _overlaps(span, kept):
            kept.append(span)
    return sorted(kept)


def _replaced(text: str, spans: tuple[Span, ...]) -> str:
    parts: list[str] = []
    end = 0
    for span in spans:
        parts += [text[end : span.start], LABELS[span.kind]]
        end = span.end
    return "".join([*parts, text[end:]])
