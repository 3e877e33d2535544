"""When the events are."""
from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.store_reader import StoreReader
from virtual_school.lookup.event_answer import all_events_answer, event_date_answer

SLOT = "event"
FOLLOW_UP = "ask_event_date"


class ActionLookUpEvent(Action):
    """Says when the named event is; without a name, what events there are.

    "When is it?" is about the event that was last talked about; with none, it is not clear what is meant.
    """

    def __init__(self, store: StoreReader) -> None:
        self._store = store

    def name(self) -> str:
        return "action_look_up_event"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        series = next(tracker.get_latest_entity_values("event"), None)
        if series is None and tracker.latest_message["intent"]["name"] == FOLLOW_UP:
            series = tracker.get_slot(SLOT)
            if series is None:
                dispatcher.utter_message(response="utter_unclear")
                return []
        events, today, phone = await self._store.events(), self._store.today(), await self._store.team_phone()
        text = event_date_answer(events, series, today, phone) if series else all_events_answer(events, today, phone)
        dispatcher.utter_message(text=text, answer="ask_events")
        return [SlotSet(SLOT, series)]
