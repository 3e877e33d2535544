"""The tracker store of a bot that keeps nothing: the conversation comes with the request and goes back with it.

See docs/adr/0005. So a conversation survives a restart of the bot, any bot can take the next question,
and the bot has nothing to lock, to lose or to erase.
"""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

TURNS_KEPT = 8


@dataclass
class InHand:
    """The tracker of the request being answered; ``None`` before its first event."""

    tracker: DialogueStateTracker | None


_in_hand: ContextVar[InHand] = ContextVar("conversation_in_hand")


@contextmanager
def in_hand(tracker: DialogueStateTracker | None) -> Iterator[InHand]:
    """Let Rasa find ``tracker``, and leave the changed one, for as long as the block runs."""
    hand = InHand(tracker)
    token = _in_hand.set(hand)
    try:
        yield hand
    finally:
        _in_hand.reset(token)


class ConversationInHand(InMemoryTrackerStore):
    """Gives Rasa the conversation in hand; without one (``rasa shell``, ``rasa test``), Rasa's memory serves."""

    async def save(self, tracker: DialogueStateTracker) -> None:
        hand = _in_hand.get(None)
        if hand is None:
            await super().save(tracker)
        else:
            hand.tracker = tracker

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        hand = _in_hand.get(None)
        return await super().retrieve(sender_id) if hand is None else hand.tracker


def unpack(sender_id: str, events: list[dict[str, Any]], domain: Domain) -> DialogueStateTracker | None:
    """Return the tracker of the conversation that ``pack`` made, or ``None`` for a new one."""
    if not events:
        return None
    return DialogueStateTracker.from_dict(sender_id, events, domain.slots)


def pack(tracker: DialogueStateTracker) -> list[dict[str, Any]]:
    """Return the last turns as JSON-ready events: intents, actions and slots, and nothing that was typed."""
    slots = [SlotSet(slot.name, slot.value) for slot in tracker.slots.values() if slot.value is not None]
    first = _start_of_last_turns(tracker)
    return [slot.as_dict() for slot in slots] + [
        packed for event in list(tracker.events)[first:] if (packed := _packed(event)) is not None
    ]


def _start_of_last_turns(tracker: DialogueStateTracker) -> int:
    users = [index for index, event in enumerate(tracker.events) if isinstance(event, UserUttered)]
    kept = users[-TURNS_KEPT:]
    # The action_listen before a question belongs to it.
    return max(0, kept[0] - 1) if kept else 0


def _packed(event: Event) -> dict[str, Any] | None:
    if isinstance(event, UserUttered):
        entities = [{"entity": e["entity"], "value": e["value"]} for e in event.entities]
        parse_data = {"intent": {"name": event.intent.get("name")}, "entities": entities, "text": ""}
        return {"event": "user", "text": "", "parse_data": parse_data}
    if isinstance(event, ActionExecuted):
        return {"event": "action", "name": event.action_name}
    return None
