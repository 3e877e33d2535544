"""Rows that are wrong are left out and reported; the others are used."""
from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, insert, update

from virtual_school.store import tables
from virtual_school.store.contacts import parse_contact, read_contacts
from virtual_school.store.events import parse_event, read_events

EVENT: dict[str, Any] = {
    "series": "stars", "title": "Bright Stars Awards", "starts_on": "2027-10-14", "ends_on": None,
    "place": None, "audience": None, "link": None, "cancelled": "false",
}  # fmt: skip


def test_a_new_store_holds_the_shipped_contacts_and_events(engine: Engine) -> None:
    contacts, problems = read_contacts(engine)
    assert contacts["virtual_school"].phone == "01582 548113"
    assert contacts["virtual_school"].opening is None
    events, more = read_events(engine)
    assert [event.starts_on for event in events] == [date(2025, 3, 13), date(2025, 7, 10), date(2025, 10, 16)]
    assert events[0].place == "the Hat Factory, Luton"
    assert problems + more == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"starts_on": "14.10.2027"}, "write the day like"),
        ({"starts_on": None}, "needs the day"),
        ({"ends_on": "2027-10-13"}, "before it starts"),
        ({"ends_on": "soon"}, "write the day like"),
        ({"title": " "}, "needs a series and a title"),
        ({"series": None}, "needs a series and a title"),
        ({"link": "http://example.org"}, "https://"),
        ({"link": "javascript:alert(1)"}, "https://"),
        ({"cancelled": "perhaps"}, "true or false"),
        ({"place": 7}, "not a text"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_malformed_event_is_reported_and_never_guessed(change: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_event({**EVENT, **change})


def test_one_malformed_event_does_not_hide_the_others(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(insert(tables.events).values(**{**EVENT, "starts_on": "garbage"}))
    events, problems = read_events(engine)
    assert len(events) == 3
    assert len(problems) == 1
    assert "Bright Stars Awards" in problems[0]


@pytest.mark.parametrize("phone", ["call us", "<b>1</b>", "01582", "javascript:1"])
def test_a_contact_whose_number_is_none_is_reported(phone: str) -> None:
    with pytest.raises(ValueError, match="not a phone number"):
        parse_contact({"key": "x", "label": "X", "phone": phone})


def test_garbage_in_the_contacts_is_left_out(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(update(tables.contacts).values(phone="\x00garbage"))
    contacts, problems = read_contacts(engine)
    assert contacts == {}
    assert len(problems) == 11
