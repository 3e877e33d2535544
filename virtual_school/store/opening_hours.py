"""Opening hours: when the team is there. Nothing is known until staff have entered it."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Engine, Table, select

from virtual_school.store import tables

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
BANK_HOLIDAYS = "bank_holidays"
OF_OPENING, OF_CLOSURE = ("weekday", "opens", "closes"), ("first_day", "last_day", "reason")

_NUMBERS = {name: number for number, day in enumerate(WEEKDAYS) for name in (day, day[:3])}
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_RULES = {None: True, "": True, "closed": True, "open": False}


@dataclass(frozen=True, order=True)
class Opening:
    """One time that the team is there: ``weekday`` is 0 for Monday; the times are Luton's."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Closure:
    """Days without anybody there, ``last_day`` among them."""

    first_day: date
    last_day: date
    reason: str | None = None


@dataclass(frozen=True)
class OpeningHours:
    """When the team is there. Without openings the hours are not known, which is not the same as closed."""

    openings: tuple[Opening, ...] = ()
    closures: tuple[Closure, ...] = ()
    closed_on_bank_holidays: bool = True


def parse_opening(row: dict[str, Any]) -> Opening:
    """Return the opening of a row; raise ``ValueError`` that tells staff what to mend in it."""
    _refuse_others(row, OF_OPENING)
    weekday = _NUMBERS.get((_text(row, "weekday") or "").casefold())
    if weekday is None:
        raise ValueError(f"weekday is {row.get('weekday')!r}: write one of {', '.join(WEEKDAYS)}")
    opens, closes = _time(row, "opens"), _time(row, "closes")
    if closes <= opens:
        raise ValueError(f"it closes at {closes:%H:%M}, not after it opens at {opens:%H:%M}")
    return Opening(weekday, opens, closes)


def parse_closure(row: dict[str, Any]) -> Closure:
    """Return the closure of a row; raise ``ValueError`` that tells staff what to mend in it."""
    _refuse_others(row, OF_CLOSURE)
    first_day = _day(row, "first_day")
    if first_day is None:
        raise ValueError("a closure needs its first day")
    last_day = _day(row, "last_day") or first_day
    if last_day < first_day:
        raise ValueError(f"it ends on {last_day}, before it starts on {first_day}")
    return Closure(first_day, last_day, _text(row, "reason"))


def parse_hours(openings: Any, closures: Any, bank_holidays: Any) -> tuple[OpeningHours, list[str]]:
    """Return the hours of two lists of rows and a rule, and a sentence for staff about everything that is wrong.

    With one mistake no hours are known at all: half a week would call a day closed on which somebody is there, and
    a closure left out would send people to a phone that nobody answers.
    """
    problems: list[str] = []
    sound_openings = sorted(_sound(openings, parse_opening, "Opening hours", problems))
    sound_closures = _sound(closures, parse_closure, "Closures", problems)
    problems += _overlaps(sound_openings)
    if not isinstance(bank_holidays, str | None) or bank_holidays not in _RULES:
        problems.append(f"Opening hours: {BANK_HOLIDAYS} is {bank_holidays!r}: write closed or open.")
    if problems:
        return OpeningHours(), [*problems, "No opening hours are said until this is mended."]
    return OpeningHours(tuple(sound_openings), tuple(sound_closures), _RULES[bank_holidays]), []


def read_opening_hours(engine: Engine) -> tuple[OpeningHours, list[str]]:
    """Return the store's hours, and a sentence for staff about everything that is wrong: see ``parse_hours``."""
    with engine.connect() as connection:
        openings = _rows(connection, tables.opening_hours, OF_OPENING)
        closures = _rows(connection, tables.closures, OF_CLOSURE)
        rule = select(tables.opening_rules.c.value).where(tables.opening_rules.c.name == BANK_HOLIDAYS)
        return parse_hours(openings, closures, connection.scalar(rule))


def _rows(connection: Connection, table: Table, names: tuple[str, ...]) -> list[dict[str, Any]]:
    query = select(*(table.c[name] for name in names)).order_by(table.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def _sound[T](rows: Any, parse: Callable[[dict[str, Any]], T], what: str, problems: list[str]) -> list[T]:
    if not isinstance(rows, list | None):
        problems.append(f"{what}: this is not a list.")
        return []
    sound: list[T] = []
    for number, row in enumerate(rows or [], start=1):
        try:
            sound.append(parse(_named(row)))
        except ValueError as error:
            problems.append(f"{what}, row {number}: {error}.")
    return sound


def _named(row: Any) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise ValueError(f"{row!r} is not a row of names and values")
    return row


def _refuse_others(row: dict[str, Any], known: tuple[str, ...]) -> None:
    # A misspelt last_day would make a closure of a week one of a day.
    if others := [str(name) for name in row if name not in known]:
        raise ValueError(f"{others[0]} is not known here: write {', '.join(known)}")


def _overlaps(openings: Iterable[Opening]) -> Iterator[str]:
    for one, other in pairwise(openings):
        if one.weekday == other.weekday and other.opens < one.closes:
            yield f"Opening hours: two times on {WEEKDAYS[one.weekday]} overlap."


def _text(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"{name} is not a text: put it into quotation marks")
    return value.strip() or None


def _time(row: dict[str, Any], name: str) -> time:
    found = _TIME.fullmatch(_text(row, name) or "")
    if found is None:
        raise ValueError(f"{name} is {row.get(name)!r}: write the time like 09:00")
    return time(int(found[1]), int(found[2]))


def _day(row: dict[str, Any], name: str) -> date | None:
    text = _text(row, name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(f"{name} is {text!r}: write the day like 2026-12-24") from None
