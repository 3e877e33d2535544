"""Two questions in one message: find the parts, and what to do with what each of them is about."""
from __future__ import annotations

import re

from bot.abstainer import NOT_ANSWERED

FEWEST_WORDS, MOST_PARTS = 3, 4
_ASKING = "what|who|whose|when|where|which|why|how|can|could|do|does|did|is|are|will|would|should|have|has|am"
_TELLING = (
    "i|i'm|im|i've|ive|ill|we|we're|were|we've|weve|he|he's|hes|she|she's|shes"
    "|they|they're|theyre|they've|my|his|her|our|it|it's|its|there|if|any|now"
)
_BETWEEN = re.compile(
    rf"[.?!;\n]+|,?\s+(?:and|also|plus|but|then)\s+(?:also\s+)?(?=(?:{_ASKING}|{_TELLING})\b)"
    rf"|,\s+(?=(?:{_ASKING}|{_TELLING})\b)",
    re.IGNORECASE,
)
# "It's not his marks, it's his head": the first part says what is not asked.
_DENIED = re.compile(r"\b(?:not|rather than|isnt|dont|havent|hasnt|arent)\b|n't\b", re.IGNORECASE)


def parts(text: str) -> list[str]:
    """Return the questions that ``text`` may consist of; an empty list when it is one."""
    found = [part.strip() for part in _BETWEEN.split(text)]
    found = [part for part in found if len(part.split()) >= FEWEST_WORDS]
    return [part for part in found if not _DENIED.search(part)][:MOST_PARTS] if len(found) > 1 else []


def also_asked(whole: str, of_parts: list[str], never_offered: frozenset[str]) -> list[str]:
    """Return what else was asked, as intents to offer, in the order of the message.

    ``whole`` is the intent of the message, ``of_parts`` those of its parts. When the message as a whole was not understood,
    two parts that were must be there: then both are returned.
    """
    known = [name for name in dict.fromkeys(of_parts) if name not in NOT_ANSWERED | never_offered and name != whole]
    return known if whole not in NOT_ANSWERED or len(known) > 1 else []
