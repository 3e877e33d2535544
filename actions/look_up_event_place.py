"""Where an event is."""
from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.look_up_event import SLOT
from actions.store_reader import StoreReader
from virtual_school.lookup.event_answer import event_place_answer


class ActionLookUpEventPlace(Action):
    """Says where the named event is, or the one that was last talked about; with neither, it is not clear."""

    def __init__(self, store: StoreReader) -> None:
        self._store = store

    def name(self) -> str:
        return "action_look_up_event_place"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        series = next(tracker.get_latest_entity_values("event"), None) or tracker.get_slot(SLOT)
        if series is None:
            dispatcher.utter_message(response="utter_unclear")
            return []
        phone = await self._store.team_phone()
        text = event_place_answer(await self._store.events(), series, self._store.today(), phone)
        dispatcher.utter_message(text=text, answer="ask_events")
        return []
