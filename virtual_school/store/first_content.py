"""Fill a new store from data/contacts.yml, data/events.yml and data/opening_hours.yml.

What a store holds already is left as it is.
"""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, select

from virtual_school.content.read import read_yaml
from virtual_school.store import tables
from virtual_school.store.contacts import parse_contact
from virtual_school.store.events import parse_event
from virtual_school.store.opening_hours import BANK_HOLIDAYS, parse_hours

HOURS = "opening_hours.yml"
OF_HOURS = ("opening_hours", "closures", BANK_HOLIDAYS)

Row = dict[str, Any]


def fill_new_store(engine: Engine, data: Path) -> list[str]:
    """Return a sentence for staff about every row that was left out; the rest is stored."""
    return [
        *_fill(engine, tables.contacts, data / "contacts.yml", "contacts", parse_contact),
        *_fill(engine, tables.events, data / "events.yml", "events", parse_event),
        *_fill_hours(engine, data / HOURS),
    ]


def first_content_problems(data: Path) -> list[str]:
    """Return a sentence for staff about everything that a new store would leave out."""
    return [
        *_sound_rows(data / "contacts.yml", "contacts", parse_contact)[1],
        *_sound_rows(data / "events.yml", "events", parse_event)[1],
        *_hours(data / HOURS)[1],
    ]


def _fill(engine: Engine, table: Table, path: Path, name: str, parse: Callable[[Row], object]) -> list[str]:
    with engine.begin() as connection:
        if _holds_any(connection, table):
            return []
        rows, problems = _sound_rows(path, name, parse)
        for row in rows:
            connection.execute(insert(table).values(**_stored(row)))
    return problems


def _fill_hours(engine: Engine, path: Path) -> list[str]:
    """Store the hours whole or not at all.

    A file without hours and closures leaves no trace, so that they can still be entered there. Once any were stored, the
    rule stays as their sign: hours that staff took out of the store do not come back.
    """
    with engine.begin() as connection:
        if any(_holds_any(connection, table) for table in (tables.opening_rules, tables.opening_hours, tables.closures)):
            return []
        found, problems = _hours(path)
        if problems or not (found.get("opening_hours") or found.get("closures")):
            return problems
        for table in (tables.opening_hours, tables.closures):
            for row in found.get(table.name) or []:
                connection.execute(insert(table).values(**row))
        rule = {"name": BANK_HOLIDAYS, "value": found.get(BANK_HOLIDAYS)}
        connection.execute(insert(tables.opening_rules).values(**rule))
    return []


def _holds_any(connection: Connection, table: Table) -> bool:
    return bool(connection.scalar(select(func.count()).select_from(table)))


def _sound_rows(path: Path, name: str, parse: Callable[[Row], object]) -> tuple[list[Row], list[str]]:
    rows: list[Row] = []
    problems: list[str] = []
    for number, row in enumerate(read_yaml(path).get(name) or [], start=1):
        try:
            parse(row)
        except ValueError as error:
            problems.append(f"{path.name}, row {number} was left out: {error}.")
            continue
        rows.append(row)
    return rows, problems


def _hours(path: Path) -> tuple[Row, list[str]]:
    found = read_yaml(path) or {}
    if not isinstance(found, dict) or found.keys() - set(OF_HOURS):
        return {}, [f"{path.name} holds something else than {', '.join(OF_HOURS)}: no opening hours are said."]
    _, problems = parse_hours(*(found.get(name) for name in OF_HOURS))
    return found, [f"{path.name}: {problem}" for problem in problems]


def _stored(row: Row) -> Row:
    return {name: str(value).lower() if isinstance(value, bool) else value for name, value in row.items()}
