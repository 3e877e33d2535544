"""Fill a new store from data/contacts.yml and data/events.yml; a store that holds any is left as it is."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, func, insert, select

from virtual_school.content.read import read_yaml
from virtual_school.store import tables
from virtual_school.store.contacts import parse_contact
from virtual_school.store.events import parse_event


def fill_new_store(engine: Engine, data: Path) -> list[str]:
    """Return a sentence for staff about every row that was left out; the rest is stored."""
    return [
        *_fill(engine, tables.contacts, data / "contacts.yml", "contacts", parse_contact),
        *_fill(engine, tables.events, data / "events.yml", "events", parse_event),
    ]


def _fill(
    engine: Engine, table: Table, path: Path, name: str, parse: Callable[[dict[str, Any]], object]
) -> list[str]:
    problems: list[str] = []
    with engine.begin() as connection:
        if connection.scalar(select(func.count()).select_from(table)):
            return []
        for number, row in enumerate(read_yaml(path).get(name) or [], start=1):
            try:
                parse(row)
            except ValueError as error:
                problems.append(f"{path.name}, row {number} was left out: {error}.")
                continue
            connection.execute(insert(table).values(**_stored(row)))
    return problems


def _stored(row: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value).lower() if isinstance(value, bool) else value for name, value in row.items()}
