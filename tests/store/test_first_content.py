from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, update

from virtual_school.settings import CHECKOUT, Settings
from virtual_school.store import tables
from virtual_school.store.contacts import read_contacts
from virtual_school.store.database import open_store
from virtual_school.store.events import read_events
from virtual_school.store.first_content import fill_new_store
from virtual_school.store.migrate import migrate


def test_what_staff_changed_is_not_overwritten_at_the_next_start(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(update(tables.contacts).values(phone="01582 000000"))
    migrate(engine)
    fill_new_store(engine, CHECKOUT / "data")
    assert read_contacts(engine)[0]["virtual_school"].phone == "01582 000000"


def test_a_malformed_row_is_left_out_and_named_by_its_number(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "contacts.yml").write_text("contacts: []", "utf-8")
    (tmp_path / "opening_hours.yml").write_text("opening_hours: []", "utf-8")
    (tmp_path / "events.yml").write_text(
        'events:\n- {series: a, title: A, starts_on: "2027-01-01", cancelled: false}\n'
        '- {series: b, title: B, starts_on: "soon", cancelled: false}\n',
        "utf-8",
    )
    engine = open_store(settings.database_url)
    migrate(engine)
    problems = fill_new_store(engine, tmp_path)
    assert len(problems) == 1
    assert "events.yml, row 2" in problems[0]
    assert [event.title for event in read_events(engine)[0]] == ["A"]
    engine.dispose()


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda table: table.name)
def test_the_migrations_make_the_tables_that_the_code_uses(engine: Engine, table) -> None:
    inspector = inspect(engine)
    assert {column["name"] for column in inspector.get_columns(table.name)} == set(table.columns.keys())
