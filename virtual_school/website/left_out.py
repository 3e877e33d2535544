"""What was left out of a question: what the bot reads in its place, and what the person who asked is told."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from virtual_school.privacy.mask import LABELS

_TOLD = {
    "name": "a name",
    "dob": "a date of birth",
    "age": "an age",
    "postcode": "a postcode",
    "address": "an address",
    "phone": "a phone number",
    "email": "an e-mail address",
    "nhs": "an NHS number",
    "upn": "a pupil number",
    "nino": "a National Insurance number",
    "case_number": "a case number",
    "school": "a school",
    "social_handle": "an account name",
    "url": "a link",
}
_KINDS = {label: kind for kind, label in LABELS.items()}
_LABEL = re.compile("|".join(re.escape(label) for label in _KINDS))


@dataclass(frozen=True)
class LeftOut:
    """The kinds of what was left out, each once, and the sentence that says so."""

    kinds: tuple[str, ...]
    text: str


def left_out(kinds: Iterable[str]) -> LeftOut | None:
    """Return what to say about the ``kinds`` that were masked, in their order; ``None`` when there is none."""
    once = tuple(dict.fromkeys(kinds))
    if not once:
        return None
    told = ", ".join(_TOLD.get(kind, "a detail") for kind in once)
    return LeftOut(
        once,
        f"We left out what looked like personal details ({told}) before looking for an answer. "
        "Please do not send names or other personal details.",
    )


def for_the_bot(masked: str) -> str:
    """Return a masked text as the bot reads it, without the labels: words in their place changed more answers."""
    return without_labels(masked) or "?"


def without_labels(masked: str) -> str:
    """Return the words of a masked text that somebody typed; the labels are English whatever the language is."""
    return " ".join(_LABEL.sub(" ", masked).split())
