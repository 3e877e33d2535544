"""The custom actions, with rasa-sdk's own tracker and dispatcher and a real store."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import Engine, delete, insert, update

from actions.look_up_contact import ActionLookUpContact
from actions.look_up_event import ActionLookUpEvent
from actions.look_up_event_place import ActionLookUpEventPlace
from actions.store_reader import StoreReader
from virtual_school.store import tables


def tracker(intent: str, *, slot: str | None = None, **entities: str) -> Tracker:
    message = {
        "intent": {"name": intent, "confidence": 1.0},
        "entities": [{"entity": name, "value": value} for name, value in entities.items()],
    }
    return Tracker("one", {"event": slot}, message, [], False, None, {}, "action_listen")


@pytest.fixture
def store(engine: Engine) -> StoreReader:
    return StoreReader(engine, "01582 548113", lambda: datetime(2026, 11, 23, 12, tzinfo=UTC))


async def said(action: Any, about: Tracker) -> tuple[dict[str, Any], list[Any]]:
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, about, {})
    assert len(dispatcher.messages) == 1
    return dispatcher.messages[0], events


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        (None, "Phone the Virtual School team on 01582 548113."),
        ("educational_coordinator", "educational coordinator is at Luton's Virtual School"),
        ("designated_teacher", "The school should be able to tell you"),
        ("headteacher", "headteacher at the school itself"),
        ("somebody else", "Phone the Virtual School team on 01582 548113."),
    ],
)
async def test_every_contact_has_its_words_and_the_number(store: StoreReader, contact: str | None, words: str) -> None:
    about = tracker("ask_contact", **({"contact": contact} if contact else {}))
    message, events = await said(ActionLookUpContact(store), about)
    assert words in message["text"]
    assert "01582 548113" in message["text"]
    assert message["answer"] == "ask_contact"
    assert events == []


async def test_an_empty_contacts_table_still_gives_the_number(store: StoreReader) -> None:
    with store.engine.begin() as connection:
        connection.execute(delete(tables.contacts))
    message, _ = await said(ActionLookUpContact(store), tracker("ask_contact"))
    assert "01582 548113" in message["text"]


async def test_a_changed_number_is_said_at_the_next_question(store: StoreReader) -> None:
    with store.engine.begin() as connection:
        connection.execute(update(tables.contacts).values(phone="01582 111222"))
    message, _ = await said(ActionLookUpContact(store), tracker("ask_contact"))
    assert "01582 111222" in message["text"]


async def test_the_teams_hours_are_told_when_they_were_entered(store: StoreReader) -> None:
    message, _ = await said(ActionLookUpContact(store), tracker("ask_contact"))
    assert "hours" not in message["text"]
    with store.engine.begin() as connection:
        connection.execute(insert(tables.opening_hours).values(weekday="monday", opens="09:00", closes="17:00"))
    message, _ = await said(ActionLookUpContact(store), tracker("ask_contact"))
    assert "Opening hours. Today: 9am to 5pm. Monday, 9am to 5pm. Closed on bank holidays." in message["text"]


async def test_events_in_general_list_all_and_forget_the_event_before(store: StoreReader) -> None:
    message, events = await said(ActionLookUpEvent(store), tracker("ask_events", slot="barney_wild_awards"))
    for title in ("Virtual School conference", "Barney Wild Awards", "Bright Stars Awards"):
        assert title in message["text"]
    assert events == [SlotSet("event", None)]


async def test_a_named_event_is_remembered(store: StoreReader) -> None:
    message, events = await said(ActionLookUpEvent(store), tracker("ask_events", event="bright_stars_awards"))
    assert "16 October 2025" in message["text"]
    assert "No next date has been published" in message["text"]
    assert events == [SlotSet("event", "bright_stars_awards")]


async def test_when_is_it_is_about_the_event_before(store: StoreReader) -> None:
    message, _ = await said(ActionLookUpEvent(store), tracker("ask_event_date", slot="barney_wild_awards"))
    assert "10 July 2025" in message["text"]


@pytest.mark.parametrize(
    ("action", "intent"), [(ActionLookUpEvent, "ask_event_date"), (ActionLookUpEventPlace, "ask_event_place")]
)
async def test_it_without_an_event_before_is_not_clear(store: StoreReader, action: Any, intent: str) -> None:
    message, events = await said(action(store), tracker(intent))
    assert message["response"] == "utter_unclear"
    assert events == []


async def test_where_is_it_is_about_the_event_before(store: StoreReader) -> None:
    about = tracker("ask_event_place", slot="virtual_school_conference")
    message, _ = await said(ActionLookUpEventPlace(store), about)
    assert "the Hat Factory, Luton" in message["text"]
    assert "No next date and no next place" in message["text"]


async def test_a_malformed_event_is_reported_to_the_log_and_left_out(store: StoreReader, caplog) -> None:
    with store.engine.begin() as connection:
        wrong = update(tables.events).where(tables.events.c.series == "barney_wild_awards").values(starts_on="10.7.25")
        connection.execute(wrong)
    message, _ = await said(ActionLookUpEvent(store), tracker("ask_events"))
    assert "Barney Wild Awards" not in message["text"]
    assert "was left out" in caplog.text
