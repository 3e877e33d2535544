"""A question that leans on the one before it: "is it the same if it's for good?"

Words added from the earlier question drown the new ones (of 97 follow-ups held back, 15 were answered wrongly so), so the
new question is always understood by itself; what was asked before only tips the balance when that was not enough.
"""
from __future__ import annotations

from typing import Any

from bot.abstainer import AMBIGUOUS, CANDIDATES, NOT_ANSWERED
from bot.candidate import OUT_OF_SCOPE

STILL_THE_SAME = 0.4  # confidence with which an unclear question that seems to stay on the topic is answered with it
WORTH_ASKING = 0.1  # confidence with which another topic is offered beside it


def topic_before(conversation: list[dict[str, Any]], never_offered: frozenset[str]) -> str | None:
    """Return the answer that the last question of a packed conversation got, or ``None`` when it got none."""
    names = [event["parse_data"]["intent"].get("name") for event in conversation if event.get("event") == "user"]
    return names[-1] if names and names[-1] and names[-1] not in NOT_ANSWERED | never_offered else None


def in_context(parsed: dict[str, Any], topic: str | None, never_offered: frozenset[str]) -> dict[str, Any]:
    """Return what Rasa made of a question, changed where it was unclear and ``topic``, asked about before, helps."""
    ranking = parsed.get("intent_ranking") or []
    # Between two answers that are close, the topic before may be the very one that is no longer meant.
    is_unclear = parsed["intent"]["name"] in NOT_ANSWERED - {OUT_OF_SCOPE, AMBIGUOUS}
    if topic is None or not is_unclear or not ranking:
        return parsed
    first, confidence = str(ranking[0]["name"]), float(ranking[0]["confidence"])
    if first == topic and confidence >= STILL_THE_SAME:
        return {**parsed, "intent": {"name": topic, "confidence": confidence}}
    if first not in NOT_ANSWERED | never_offered | {topic} and confidence >= WORTH_ASKING:
        return {**parsed, "intent": {"name": AMBIGUOUS, "confidence": confidence}, CANDIDATES: [first, topic]}
    return parsed
