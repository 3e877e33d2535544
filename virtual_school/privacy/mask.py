"""Take out of a text what says who somebody is, before anybody else sees it."""
from __future__ import annotations

from dataclasses import dataclass

from virtual_school.privacy.around_names import ages, schools
from virtual_school.privacy.identifiers import identifiers
from virtual_school.privacy.names import hidden, names
from virtual_school.privacy.plain import plain
from virtual_school.privacy.span import Span

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
    """A text without what was found in it, and where that stood in the text as it was given.

    ``text`` has the kind of each span in its place; ``rest`` has nothing there: to be understood by a machine.
    """

    text: str
    spans: tuple[Span, ...]
    rest: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """What was found, each kind once, in the order of the text."""
        return tuple(dict.fromkeys(span.kind for span in self.spans))


def mask(text: str) -> Masked:
    """Return ``text`` with every span replaced by its kind in square brackets."""
    letters, positions = plain(text)
    found = list(identifiers(letters))
    at_school = list(schools(hidden(letters, found)))
    people = list(names(hidden(letters, [*found, *at_school])))
    if people:
        found += ages(letters, people)
    if people or any(span.kind in _IDENTIFY for span in found):
        found += at_school
    kept = _without_overlaps([*found, *people])
    spans = tuple(Span(positions[span.start], positions[span.end - 1] + 1, span.kind) for span in kept if span.end > span.start)
    rest = " ".join(_replaced(text, spans, dict.fromkeys(LABELS, " ")).split()) if spans else text
    return Masked(_replaced(text, spans, LABELS), spans, rest)


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _without_overlaps(found: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: (_ORDER.index(span.kind), span.start - span.end)):
        if not _overlaps(span, kept):
            kept.append(span)
    return sorted(kept)


def _replaced(text: str, spans: tuple[Span, ...], by: dict[str, str]) -> str:
    parts: list[str] = []
    end = 0
    for span in spans:
        parts += [text[end : span.start], by[span.kind]]
        end = span.end
    return "".join([*parts, text[end:]])
