"""A question that leans on the one before it: "is it the same if it's for good?"

Words added from the earlier question drown the new ones (of 97 follow-ups held back, 15 were answered wrongly so), so the
new question is always understood by itself; what was asked before only tips the balance when that was not enough.
"""
from __future__ import annotations

import re
from typing import Any

from bot.abstainer import AMBIGUOUS, CANDIDATES, NOT_ANSWERED
from bot.candidate import OUT_OF_SCOPE

# Chosen on the follow-ups of evaluation/tuning.yml.
STILL_THE_SAME = 0.4  # confidence with which an unclear question that seems to stay on the topic is answered with it
CLOSE_TO_SURE = 0.5  # sureness with which it is answered even if another answer was close
WORTH_ASKING = 0.1  # confidence with which another topic is offered beside it
SURE_OF_ANOTHER = 0.84  # sureness below which another topic is not answered but offered beside it: "for teenagers too?"
WHAT_IT_CAN = "ask_help"  # "can you help me with that" is hardly about what may be asked here
_REFERS = re.compile(r"\b(?:it|that|this|them|one|those|there)\b", re.IGNORECASE)


def topic_before(conversation: list[dict[str, Any]], never_offered: frozenset[str]) -> str | None:
    """Return the answer that the last question of a packed conversation got, or ``None`` when it got none."""
    names = [event["parse_data"]["intent"].get("name") for event in conversation if event.get("event") == "user"]
    return names[-1] if names and names[-1] and names[-1] not in NOT_ANSWERED | never_offered else None


def in_context(parsed: dict[str, Any], topic: str | None, never_offered: frozenset[str]) -> dict[str, Any]:
    """Return what Rasa made of a question, changed where it was not quite clear and ``topic``, asked about before, helps."""
    ranking = parsed.get("intent_ranking") or []
    intent = parsed["intent"]["name"]
    if topic is None or not ranking or intent == OUT_OF_SCOPE:
        return parsed
    first, confidence = str(ranking[0]["name"]), float(ranking[0]["confidence"])
    sure = float(parsed["intent"]["confidence"])
    if intent == WHAT_IT_CAN:
        of_topic = next((float(one["confidence"]) for one in ranking if one["name"] == topic), 0.0)
        refers = _REFERS.search(parsed["text"]) or of_topic >= WORTH_ASKING
        return {**parsed, "intent": {"name": topic, "confidence": of_topic}} if refers else parsed
    is_unclear = intent in NOT_ANSWERED - {AMBIGUOUS}
    if first == topic:
        stays = intent in NOT_ANSWERED and (sure >= CLOSE_TO_SURE or (is_unclear and confidence >= STILL_THE_SAME))
        return {**parsed, "intent": {"name": topic, "confidence": confidence}} if stays else parsed
    # Between two answers that are close, the topic before may be the very one that is no longer meant.
    doubtful = (is_unclear and confidence >= WORTH_ASKING) or (intent == first and sure < SURE_OF_ANOTHER)
    if doubtful and first not in NOT_ANSWERED | never_offered:
        return {**parsed, "intent": {"name": AMBIGUOUS, "confidence": confidence}, CANDIDATES: [first, topic]}
    return parsed
