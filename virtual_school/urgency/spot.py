"""Whether a text speaks of a child in danger, and of which kind of danger."""
from __future__ import annotations

import re
from dataclasses import dataclass

from virtual_school.reading import Read, nothing_read
from virtual_school.urgency.classifier import kind_of, known_share, score
from virtual_school.urgency.harmless_phrases import FAREWELL, HARMLESS
from virtual_school.urgency.hints import HINTS
from virtual_school.urgency.parts import LONG, worst_part
from virtual_school.urgency.patterns import PhraseBook, one_of
from virtual_school.urgency.phrases import PARTS, PHRASES, SQUEEZED
from virtual_school.urgency.second_look import danger_odds
from virtual_school.urgency.who_writes import Card, fitting_card
from virtual_school.urgency.words import bare_words, is_latin, without_numbers

_LONGEST_WORD = 12  # letters; a longer one may be several words without spaces
# Log-odds above which the words decide without their meaning, alone or when a hint was found: as long as the second look is
# not loaded. Chosen by cross-validation; lower misses less and shows the card to more who only ask about school. Of a text
# whose words are mostly unknown, as in another language, more is asked.
SURE, SURE_WITH_HINT, SURE_UNKNOWN = 0.9, -0.6, 1.5
# Log-odds of the words outside of which their meaning would change nothing; and the share of its words that must be known for
# a text to have a meaning: 98 of 100 urgent texts reach it, most made of chance letters do not, and the look takes time.
SURELY_NOT, SURELY = -6.0, 5.0
KNOWN = 0.75
# How much the words, their meaning, a phrase and a hint count together: a logistic regression by cross-validation on the files
# others_*.yml.
WORDS, MEANING, PHRASE, HINT, BIAS = 0.37, 0.38, 0.66, 0.86, 0.11
# Above what it is danger: a short text; one long enough for parts; the worst part of such a one, as any of many may look
# alarming by chance. Set on 1,625 texts before they were learnt from, alone and beside each other (docs/safeguarding.md).
LIMIT, LONG_LIMIT, PART_LIMIT = -1.2, 0.0, 1.5


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
_SQUEEZED, _FAREWELL = re.compile(SQUEEZED), re.compile(FAREWELL)


def spot(text: str, read: Read = nothing_read) -> Spotted:
    """Return what is spotted in ``text`` as it was typed, however long; nothing is kept.

    ``read`` says what it means where the words do not decide alone (``Reader.read``).
    """
    words = bare_words(without_numbers(text))
    if _FAREWELL.fullmatch(words):
        return NOTHING
    phrase, hint = _listed(words)
    phrase = phrase or ("danger_now" if _is_squeezed(words) else None)
    # Of words in other letters the classifiers have learnt nothing.
    kind = _classified(text, words.split(), phrase, hint, read) if is_latin(text) else phrase
    return Spotted(kind, fitting_card(words.split())) if kind else NOTHING


def _listed(words: str) -> tuple[str | None, str | None]:
    """Return the kind of the first phrase and of the first hint that ``words`` hold, harmless turns set aside."""
    safer = _HARMLESS.sub("#", words)
    return _KINDS.kind(safer), _HINTS.kind(safer)


def _classified(text: str, each: list[str], phrase: str | None, hint: str | None, read: Read) -> str | None:
    odds = score(each)
    if known_share(each) < KNOWN:
        return (phrase or kind_of(each)) if phrase or odds > SURE_UNKNOWN else None
    doubtful = bool(phrase or hint) or SURELY_NOT < odds < SURELY
    by_meaning = danger_odds(text, read) if doubtful else None
    if by_meaning is not None:
        urgent = _together(odds, by_meaning, phrase, hint) > (LONG_LIMIT if len(each) > LONG else LIMIT)
    else:
        urgent = bool(phrase) or odds > SURELY
    if urgent:
        return phrase or hint or kind_of(each)
    kind, is_known = _kind_in_part(text, read)
    if by_meaning is None and not is_known and odds > (SURE_WITH_HINT if hint else SURE):
        return hint or kind_of(each)
    return kind


def _kind_in_part(text: str, read: Read) -> tuple[str | None, bool]:
    """Return the kind of danger in the worst part of a long text, and whether it is known what that part means."""
    part = worst_part(text)
    if part is None or part.odds < SURELY_NOT:
        return None, False
    by_meaning = danger_odds(part.text, read)
    if by_meaning is None:
        return None, False
    words = bare_words(without_numbers(part.text))
    phrase, hint = _listed(words)
    urgent = _together(part.odds, by_meaning, phrase, hint) > PART_LIMIT
    return (phrase or hint or kind_of(words.split())) if urgent else None, True


def _together(odds: float, by_meaning: float, phrase: str | None, hint: str | None) -> float:
    return WORDS * odds + MEANING * by_meaning + PHRASE * bool(phrase) + HINT * bool(hint) + BIAS


def _is_squeezed(words: str) -> bool:
    return any(len(word) > _LONGEST_WORD and _SQUEEZED.search(word) for word in words.split())
