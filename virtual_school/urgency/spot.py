"""Whether a text speaks of a child in danger, and of which kind of danger."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from virtual_school.urgency.classifier import kind_of, score
from virtual_school.urgency.patterns import PhraseBook, one_of
from virtual_school.urgency.phrases import HARMLESS, HINTS, PARTS, PHRASES, SQUEEZED
from virtual_school.urgency.words import bare_words, is_latin

Card = Literal["child", "adult", "professional", "low"]

_LONGEST_WORD = 12  # letters; a longer one may be several words without spaces
# Log-odds above which the classifier decides, alone or when a hint was found. Chosen by five-fold cross-validation on the
# texts that it learns from; lower misses less and shows the card to more who only ask about school (docs/safeguarding.md).
SURE, SURE_WITH_HINT = -0.5, -2.0


@dataclass(frozen=True)
class Spotted:
    """What was spotted: the kind of danger, and which card fits who asks. ``kind`` is ``None`` when nothing was."""

    kind: str | None
    card: Card | None

    @property
    def is_urgent(self) -> bool:
        return self.kind is not None


NOTHING = Spotted(None, None)

_KINDS, _HINTS = PhraseBook(PHRASES, PARTS), PhraseBook(HINTS, PARTS)
_HARMLESS = one_of(HARMLESS)
_SQUEEZED = re.compile(SQUEEZED)
_CHILD = re.compile(
    r"\b(?:my (?:\w+ )?(?:mum|dad|carers?|parents?|step \w+|uncle|aunt\w*|teacher|key ?worker|foster (?:mum|dad|carers?|parents?|brother)|"
    r"boyfriend|mate|bestie|friend|nan|grandad|brother|sister|social worker)|im (?:1[0-9]|[6-9])|i am (?:1[0-9]|[6-9])|in my class|"
    r"(?:hits?|hurts?|hurting|hitting|touch\w*|beats?|tells?|locks?|makes?|made|send|wants?) me|myself|help me)\b"
)
_PROFESSIONAL = re.compile(
    r"\b(?:safeguarding|referral|disclos\w*|dsl|designated|lado|mash|strategy|section 47|s47|pupil|student|social worker here|"
    r"young person|allegation\w*|misper|police officer|pc|duty|professional|iro|residential|our school|our setting|case ?load|student s)\b"
)


def spot(text: str) -> Spotted:
    """Return what is spotted in ``text`` as it was typed, however long; nothing is kept."""
    words = bare_words(text)
    safer = _HARMLESS.sub("#", words)
    kind = _KINDS.kind(safer) or ("danger_now" if _is_squeezed(words) else None)
    if kind is None and is_latin(text):  # of words in other letters the classifier has learnt nothing
        kind = _classified(words, safer)
    return Spotted(kind, _card(kind, words)) if kind else NOTHING


def _classified(words: str, safer: str) -> str | None:
    each = words.split()
    odds = score(each)
    if odds <= SURE_WITH_HINT:
        return None
    hint = _HINTS.kind(safer)
    return (hint or kind_of(each)) if hint or odds > SURE else None


def _is_squeezed(words: str) -> bool:
    return any(len(word) > _LONGEST_WORD and _SQUEEZED.search(word) for word in words.split())


def _card(kind: str, words: str) -> Card:
    if _PROFESSIONAL.search(words):
        return "professional"
    if kind in ("suicide", "carer_strained"):
        return "low"
    return "child" if _CHILD.search(words) else "adult"
