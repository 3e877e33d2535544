"""Two questions in one message: find the parts, and what to do with what each of them is about."""
from __future__ import annotations

import re

from bot.abstainer import AMBIGUOUS, OUT_OF_SCOPE

FEWEST_WORDS, MOST_PARTS = 3, 4
NOT_ANSWERED = {OUT_OF_SCOPE, AMBIGUOUS, "nlu_fallback"}
_ASKING = "what|who|whose|when|where|which|why|how|can|could|do|does|did|is|are|will|would|should|have|has|am"
_BETWEEN = re.compile(
    rf"[.?!;\n]+|,?\s+(?:and|also|plus|but)\s+(?:also\s+)?(?=(?:{_ASKING})\b)|,\s+(?=(?:{_ASKING})\b)", re.IGNORECASE
)


def parts(text: str) -> list[str]:
    """Return the questions that ``text`` may consist of; an empty list when it is one."""
    found = [part.strip() for part in _BETWEEN.split(text)]
    found = [part for part in found if len(part.split()) >= FEWEST_WORDS]
    return found[:MOST_PARTS] if len(found) > 1 else []


def also_asked(whole: str, of_parts: list[str], never_offered: frozenset[str]) -> list[str]:
    """Return what else was asked, as intents to offer, in the order of the message.

    ``whole`` is the intent of the message, ``of_parts`` those of its parts. When the message as a whole was not understood,
    two parts that were must be there: then both are returned.
    """
    known = [name for name in dict.fromkeys(of_parts) if name not in NOT_ANSWERED | never_offered and name != whole]
    if whole in NOT_ANSWERED:
        return known if len(known) > 1 else []
    return [] if whole in never_offered else known
