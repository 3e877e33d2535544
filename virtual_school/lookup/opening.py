"""What is said about the team's opening hours. It stays true until midnight in Luton, however long a page stands open."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from virtual_school.clock import LUTON
from virtual_school.lookup.bank_holidays import bank_holiday
from virtual_school.store.contacts import TEAM, Contact
from virtual_school.store.opening_hours import WEEKDAYS, Closure, Opening, OpeningHours

DAYS_AHEAD = 60  # further on, no next opening is promised

Times = tuple[tuple[time, time], ...]


def opening_text(hours: OpeningHours, at: datetime) -> str | None:
    """Return today's hours, the next ones where today's are over, and the week's; ``None`` when none were entered.

    ``at`` carries its time zone.
    """
    if not hours.openings:
        return None
    here = at.astimezone(LUTON)
    times = times_on(hours, here.date())
    parts = [_today(hours, here.date(), times)]
    if not times or here.time() >= times[-1][1]:
        parts += _next(hours, here.date())
    return " ".join([*parts, *_week(hours)])


def times_on(hours: OpeningHours, day: date) -> Times:
    """Return from when to when the team is there on ``day``, in order; empty when it is closed."""
    if _closure(hours, day) or _holiday(hours, day):
        return ()
    return _times_of(hours.openings, day.weekday())


def next_open(hours: OpeningHours, after: date) -> date | None:
    """Return the first day after ``after`` on which the team is there, if there is one in the next ``DAYS_AHEAD`` days."""
    days = (after + timedelta(days=number) for number in range(1, DAYS_AHEAD + 1))
    return next((day for day in days if times_on(hours, day)), None)


def with_opening(contacts: dict[str, Contact], hours: OpeningHours, at: datetime) -> dict[str, Contact]:
    """Return the contacts, the team's with the hours that were entered; without any it keeps its own text."""
    team, text = contacts.get(TEAM), opening_text(hours, at)
    return {**contacts, TEAM: replace(team, opening=text)} if team and text else contacts


def _today(hours: OpeningHours, day: date, times: Times) -> str:
    if times:
        return f"Today: {_said(times)}."
    closure = _closure(hours, day)
    reason = _holiday(hours, day) or (closure.reason if closure else None)
    return f"Closed today ({reason})." if reason else "Closed today."


def _next(hours: OpeningHours, after: date) -> list[str]:
    day = next_open(hours, after)
    return [f"Next open: {day:%A} {day.day} {day:%B}, {_said(times_on(hours, day))}."] if day else []


def _week(hours: OpeningHours) -> list[str]:
    days_by_times: dict[Times, list[int]] = {}
    for weekday in range(7):
        if times := _times_of(hours.openings, weekday):
            days_by_times.setdefault(times, []).append(weekday)
    week = "; ".join(f"{_days(days)}, {_said(times)}" for times, days in days_by_times.items())
    return [f"{week}.", *(["Closed on bank holidays."] if hours.closed_on_bank_holidays else [])]


def _closure(hours: OpeningHours, day: date) -> Closure | None:
    return next((closure for closure in hours.closures if closure.first_day <= day <= closure.last_day), None)


def _holiday(hours: OpeningHours, day: date) -> str | None:
    return bank_holiday(day) if hours.closed_on_bank_holidays else None


def _times_of(openings: Sequence[Opening], weekday: int) -> Times:
    return tuple(sorted((opening.opens, opening.closes) for opening in openings if opening.weekday == weekday))


def _days(weekdays: list[int]) -> str:
    """Return ascending weekdays in words: three or more in a row are a span."""
    runs: list[list[int]] = []
    for weekday in weekdays:
        if runs and runs[-1][-1] == weekday - 1:
            runs[-1].append(weekday)
        else:
            runs.append([weekday])
    parts: list[str] = []
    for run in runs:
        names = [WEEKDAYS[weekday].capitalize() for weekday in run]
        parts += [f"{names[0]} to {names[-1]}"] if len(names) > 2 else names
    return _listed(parts)


def _said(times: Times) -> str:
    return _listed([f"{_clock(opens)} to {_clock(closes)}" for opens, closes in times])


def _clock(at: time) -> str:
    if at.minute == 0 and at.hour in (0, 12):
        return "midday" if at.hour else "midnight"
    minutes = f".{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'pm' if at.hour >= 12 else 'am'}"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
