"""What is said about events, on a given day. A past event is never offered as coming."""
from __future__ import annotations

from datetime import date

from virtual_school.clock import in_words
from virtual_school.store.events import Event


def all_events_answer(events: list[Event], today: date, phone: str) -> str:
    """Return what is coming, and when the others were last held."""
    coming = [event for event in events if not event.is_past(today)]
    dated = {event.series for event in coming if not event.cancelled}
    last = [event for event in _last_of_each_series(events, today) if event.series not in dated]
    parts: list[str] = []
    if coming:
        parts.append("Coming events:\n\n" + _listed([_coming(event, today) for event in coming]))
    if last:
        lead = "No next date has been published for these. The last ones were:" if coming else (
            "No dates of coming events have been published. The last ones were:"
        )
        parts.append(lead + "\n\n" + _listed([f"{event.title}: {_when(event)}{_where(event)}" for event in last]))
    if not parts:
        parts.append("No dates of events have been published.")
    if last or not coming:
        parts.append(_ask_team(phone, "the next dates"))
    return "\n\n".join(parts)


def event_date_answer(events: list[Event], series: str, today: date, phone: str) -> str:
    """Return when the event is held next; else when it was last, that no next date is known, and whom to ask."""
    held = [event for event in events if event.series == series]
    coming = [event for event in held if not event.is_past(today)]
    if coming:
        return _with_details(coming, today)
    last = _last_of_each_series(held, today)
    if not last:
        return f"No date of this event has been published.\n\n{_ask_team(phone, 'the next date')}"
    held_last = f"{last[0].title}: last held {_when(last[0])}{_where(last[0])}"
    return f"{held_last}. No next date has been published.\n\n{_ask_team(phone, 'the next date')}"


def event_place_answer(events: list[Event], series: str, today: date, phone: str) -> str:
    """Return where the event is held next; else where it was last, and that the next place is not known."""
    held = [event for event in events if event.series == series]
    coming = [event for event in held if not event.is_past(today)]
    if coming:
        return _place_of_next(coming, today, phone)
    last = _last_of_each_series(held, today)
    if not last:
        return f"No date and no place of this event have been published.\n\n{_ask_team(phone, 'the next one')}"
    event = last[0]
    place = _where(event) or ". The place was not published"
    no_next = "No next date and no next place have been published."
    return f"{event.title}: last held {_when(event)}{place}. {no_next}\n\n{_ask_team(phone, 'the next one')}"


def _place_of_next(coming: list[Event], today: date, phone: str) -> str:
    event = next((event for event in coming if not event.cancelled), coming[0])
    if event.cancelled:
        return f"{_coming(event, today)}.\n\n{_ask_team(phone, 'the next one')}"
    if event.place:
        return f"{_coming(event, today)}."
    return f"{_coming(event, today)}. The place has not been published.\n\n{_ask_team(phone, 'the place')}"


def _with_details(coming: list[Event], today: date) -> str:
    parts = [". ".join(_coming(event, today) for event in coming) + "."]
    for event in coming:
        if event.audience and not event.cancelled:
            parts.append(f"It is for {event.audience}.")
        if event.link and not event.cancelled:
            parts.append(f"[More about the {event.title}]({event.link})")
    return "\n\n".join(parts)


def _coming(event: Event, today: date) -> str:
    if event.cancelled:
        return f"{event.title}: it was to be {_when(event)} and has been cancelled"
    if event.starts_on <= today:
        until = "" if event.ends_on == today else f", until {in_words(event.ends_on)}"
        return f"{event.title}: today{until}{_where(event)}"
    return f"{event.title}: {_when(event)}{_where(event)}"


def _when(event: Event) -> str:
    if event.ends_on == event.starts_on:
        return f"on {in_words(event.starts_on)}"
    return f"from {in_words(event.starts_on)} to {in_words(event.ends_on)}"


def _where(event: Event) -> str:
    return f", at {event.place}" if event.place else ""


def _last_of_each_series(events: list[Event], today: date) -> list[Event]:
    last = {event.series: event for event in events if event.is_past(today) and not event.cancelled}
    return sorted(last.values(), key=lambda event: event.starts_on)


def _listed(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _ask_team(phone: str, what: str) -> str:
    return f"Ask the Virtual School team about {what}: {phone}."
