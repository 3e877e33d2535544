"""Events: when and where the Virtual School's ceremonies and its conference are held."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Engine, select

from virtual_school.store import tables

_TRUE, _FALSE = {"true", "1", "yes"}, {"false", "0", "no", "", "none"}


@dataclass(frozen=True)
class Event:
    """One time that an event is held. Days are calendar days in Luton; ``ends_on`` is its last day."""

    series: str
    title: str
    starts_on: date
    ends_on: date
    place: str | None = None
    audience: str | None = None
    link: str | None = None
    cancelled: bool = False

    def is_past(self, today: date) -> bool:
        return self.ends_on < today


def parse_event(row: dict[str, Any]) -> Event:
    """Return the event of a row; raise ``ValueError`` that tells staff what to mend in it."""
    series, title = _text(row, "series"), _text(row, "title")
    if not series or not title:
        raise ValueError("an event needs a series and a title")
    starts_on = _day(row, "starts_on")
    if starts_on is None:
        raise ValueError("an event needs the day that it starts on")
    ends_on = _day(row, "ends_on") or starts_on
    if ends_on < starts_on:
        raise ValueError(f"it ends on {ends_on}, before it starts on {starts_on}")
    link = _text(row, "link")
    if link is not None and not link.startswith("https://"):
        raise ValueError(f"the link {link!r} does not start with https://")
    return Event(
        series=series,
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        place=_text(row, "place"),
        audience=_text(row, "audience"),
        link=link,
        cancelled=_truth(row, "cancelled"),
    )


def read_events(engine: Engine) -> tuple[list[Event], list[str]]:
    """Return the sound events by date, and a sentence for staff about every row that was left out."""
    with engine.connect() as connection:
        rows = [dict(row) for row in connection.execute(select(tables.events)).mappings()]
    events: list[Event] = []
    problems: list[str] = []
    for row in rows:
        try:
            events.append(parse_event(row))
        except ValueError as error:
            problems.append(f"Event {row.get('id')} ({row.get('title')!r}) was left out: {error}.")
    return sorted(events, key=lambda event: (event.starts_on, event.title)), problems


def _text(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"{name} is not a text")
    return value.strip() or None


def _day(row: dict[str, Any], name: str) -> date | None:
    text = _text(row, name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(f"{name} is {text!r}: write the day like 2025-03-13") from None


def _truth(row: dict[str, Any], name: str) -> bool:
    text = str(row.get(name)).strip().casefold()
    if text not in _TRUE | _FALSE:
        raise ValueError(f"{name} is {text!r}: write true or false")
    return text in _TRUE
