"""Whom to reach."""
from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.store_reader import StoreReader
from virtual_school.lookup.contact_answer import contact_answer


class ActionLookUpContact(Action):
    """Says how to reach the contact that was named in the question, or the Virtual School's team."""

    def __init__(self, store: StoreReader) -> None:
        self._store = store

    def name(self) -> str:
        return "action_look_up_contact"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        wanted = next(tracker.get_latest_entity_values("contact"), None)
        answer = contact_answer(await self._store.contacts(), wanted)
        text = answer or f"Phone the Virtual School team on {self._store.phone}."
        dispatcher.utter_message(text=text, answer="ask_contact")
        return []
