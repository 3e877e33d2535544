"""A message that says what is not meant: "got an apprenticeship already ta, it's somewhere to live I need".

Its words are mostly those of the topic denied, and so is its meaning to a sentence encoder. What is left without the clauses
that deny is asked about as well: where that is none of ours, the whole is not answered either. Chosen on
evaluation/tuning_denials.yml and tuning.yml (docs/understanding.md).
"""
from __future__ import annotations

import re
from typing import Any

from bot.candidate import OUT_OF_SCOPE

FEWEST_WORDS = 3
SURE_OF_NONE = 0.4  # confidence with which what is left is none of ours

# Denied, or known, settled and set aside. "No" is not among them: "no school" is what is asked about.
_DENIES = re.compile(
    r"\b(?:not|never|nope|nor|neither|nobody|none|wrong|isnt|dont|doesnt|didnt|wasnt|arent|werent|needn?t"
    r"|other than|apart from|rather than|instead of|aside|enough|forget"
    r"|already|know|got|sorted|settled|done|finished|covered|booked|fine|great|lovely|happy|thanks|thank you|ta|cheers)\b"
    r"|n['\u2019]t\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[.?!;,:\n\u2013\u2014]+|\s-\s|\s+(?=(?:but|just|only|although|it['\u2019]?s|it is|what [iw]e?)\b)", re.IGNORECASE
)


def what_is_left(text: str) -> str | None:
    """Return what follows the first clause of ``text`` that denies, without others that do, or ``None`` for nothing."""
    clauses = [clause for part in _BETWEEN.split(text) if (clause := part.strip())]
    denying = [bool(_DENIES.search(clause)) for clause in clauses]
    if True not in denying:
        return None
    first = denying.index(True)
    left = [clause for clause, denies in zip(clauses[first:], denying[first:], strict=True) if not denies]
    return ", ".join(left) if sum(len(clause.split()) for clause in left) >= FEWEST_WORDS else None


def without_what_is_denied(parsed: dict[str, Any], left: dict[str, Any]) -> dict[str, Any]:
    """Return what Rasa made of a message, or that it is none of ours where that is said of what is ``left`` of it."""
    first = (left.get("intent_ranking") or [{"name": None, "confidence": 0.0}])[0]
    if first["name"] != OUT_OF_SCOPE or first["confidence"] < SURE_OF_NONE:
        return parsed
    return {**parsed, "intent": {"name": OUT_OF_SCOPE, "confidence": first["confidence"]}}
