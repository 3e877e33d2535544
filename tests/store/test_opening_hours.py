"""Opening hours are known whole or not at all; and the store keeps what it had when it gets new tables."""
from __future__ import annotations

import shutil
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, delete, insert, inspect, select, text, update
from typer.testing import CliRunner

from virtual_school import cli
from virtual_school.clock import LUTON
from virtual_school.settings import CHECKOUT, Settings
from virtual_school.store import tables
from virtual_school.store.contacts import read_contacts
from virtual_school.store.conversations import Conversations
from virtual_school.store.database import open_store
from virtual_school.store.first_content import fill_new_store, first_content_problems
from virtual_school.store.migrate import MIGRATIONS, migrate
from virtual_school.store.opening_hours import Closure, Opening, OpeningHours, parse_hours, read_opening_hours

MONDAY = {"weekday": "monday", "opens": "09:00", "closes": "17:00"}
CLOSURE = {"first_day": "2026-12-24", "last_day": "2026-12-31", "reason": "the Christmas break"}
ENTERED = """
opening_hours:
- {weekday: monday, opens: "09:00", closes: "17:00"}
- {weekday: fri, opens: 9:00, closes: 16:30}
closures:
- {first_day: "2026-12-24", last_day: "2027-01-03", reason: the Christmas break}
bank_holidays: open
"""
KNOWN = OpeningHours(
    (Opening(0, time(9), time(17)), Opening(4, time(9), time(16, 30))),
    (Closure(date(2026, 12, 24), date(2027, 1, 3), "the Christmas break"),),
    closed_on_bank_holidays=False,
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with first content in which hours were entered."""
    (tmp_path / "contacts.yml").write_text("contacts: []", "utf-8")
    (tmp_path / "events.yml").write_text("events: []", "utf-8")
    (tmp_path / "opening_hours.yml").write_text(ENTERED, "utf-8")
    return tmp_path


def enter(engine: Engine, *rows: dict[str, Any]) -> None:
    with engine.begin() as connection:
        connection.execute(insert(tables.opening_hours), list(rows))


def test_a_new_store_knows_no_hours(engine: Engine) -> None:
    assert read_opening_hours(engine) == (OpeningHours(), [])


def test_hours_that_were_entered_in_the_file_fill_a_store_that_has_none(engine: Engine, data: Path) -> None:
    assert fill_new_store(engine, data) == []
    assert read_opening_hours(engine) == (KNOWN, [])


def test_hours_that_staff_changed_or_took_out_do_not_come_back_at_the_next_start(engine: Engine, data: Path) -> None:
    fill_new_store(engine, data)
    with engine.begin() as connection:
        connection.execute(update(tables.opening_hours).values(opens="10:00"))
    fill_new_store(engine, data)
    assert {opening.opens for opening in read_opening_hours(engine)[0].openings} == {time(10)}
    with engine.begin() as connection:
        connection.execute(delete(tables.opening_hours))
        connection.execute(delete(tables.closures))
    fill_new_store(engine, data)
    assert read_opening_hours(engine)[0].openings == ()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({**MONDAY, "weekday": "mondy"}, "write one of monday"),
        ({**MONDAY, "weekday": 0}, "weekday is not a text"),
        ({**MONDAY, "weekday": None}, "write one of monday"),
        ({**MONDAY, "opens": "9am"}, "write the time like 09:00"),
        ({**MONDAY, "closes": "24:00"}, "write the time like 09:00"),
        ({**MONDAY, "opens": "09:00 or so"}, "write the time like 09:00"),
        ({**MONDAY, "closes": None}, "write the time like 09:00"),
        ({**MONDAY, "closes": "١٧:٠٠"}, "write the time like 09:00"),  # noqa: RUF001
        ({**MONDAY, "opens": 540}, "opens is not a text"),
        ({**MONDAY, "closes": "09:00"}, "not after it opens"),
        ({**MONDAY, "close": "17:00"}, "close is not known here"),
        ("monday", "not a row of names"),
        (None, "not a row of names"),
    ],
    ids=str,
)
def test_a_malformed_opening_is_reported_and_no_hours_are_known(row: Any, says: str) -> None:
    hours, problems = parse_hours([MONDAY, row], [], "closed")
    assert hours == OpeningHours()
    assert "Opening hours, row 2: " in problems[0]
    assert says in problems[0]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({**CLOSURE, "first_day": None}, "needs its first day"),
        ({**CLOSURE, "first_day": "24.12.2026"}, "write the day like"),
        ({**CLOSURE, "last_day": "2026-12-23"}, "before it starts"),
        ({**CLOSURE, "last_day": date(2026, 12, 31)}, "quotation marks"),
        ({"first_day": "2026-12-24", "lastday": "2026-12-31"}, "lastday is not known here"),
        ({**CLOSURE, "reason": 7}, "reason is not a text"),
    ],
    ids=str,
)
def test_a_malformed_closure_is_reported_and_no_hours_are_known(row: Any, says: str) -> None:
    hours, problems = parse_hours([MONDAY], [row], "closed")
    assert hours == OpeningHours()
    assert says in problems[0]


@pytest.mark.parametrize(
    ("openings", "closures", "rule", "says"),
    [
        ([MONDAY, {**MONDAY, "opens": "16:00", "closes": "18:00"}], [], "closed", "two times on monday overlap"),
        ([MONDAY, MONDAY], [], "closed", "two times on monday overlap"),
        ([MONDAY, {**MONDAY, "weekday": "friday"}, MONDAY], [], "closed", "two times on monday overlap"),
        ([MONDAY], [], "sometimes", "write closed or open"),
        ([MONDAY], [], ["open"], "write closed or open"),
        ([MONDAY], [], True, "write closed or open"),
        ("monday", [], "closed", "not a list"),
        ([MONDAY], {"first_day": "2026-12-24"}, "closed", "not a list"),
    ],
    ids=["overlap", "twice", "far apart", "other rule", "list as rule", "truth as rule", "text as list", "row as list"],
)
def test_what_does_not_fit_together_is_reported_and_no_hours_are_known(openings: Any, closures: Any, rule: Any, says: str) -> None:
    hours, problems = parse_hours(openings, closures, rule)
    assert hours == OpeningHours()
    assert says in problems[0]


def test_a_break_between_two_openings_is_no_overlap() -> None:
    hours, problems = parse_hours([MONDAY, {**MONDAY, "opens": "17:00", "closes": "18:00"}], None, None)
    assert problems == []
    assert len(hours.openings) == 2
    assert hours.closed_on_bank_holidays


def test_a_row_that_another_program_spoilt_hides_the_hours_and_nothing_else(engine: Engine) -> None:
    enter(engine, MONDAY, {**MONDAY, "weekday": "friday", "closes": "\x00garbage"})
    hours, problems = read_opening_hours(engine)
    assert hours == OpeningHours()
    assert "row 2" in problems[0]
    assert "No opening hours are said" in problems[1]
    assert read_contacts(engine)[0]["virtual_school"].phone == "01582 548113"


def test_a_file_with_a_mistake_is_not_taken_over_at_all_and_can_be_mended(engine: Engine, data: Path) -> None:
    path = data / "opening_hours.yml"
    path.write_text(ENTERED.replace("16:30", "half past four"), "utf-8")
    assert "opening_hours.yml: Opening hours, row 2: closes is 'half past four'" in fill_new_store(engine, data)[0]
    assert read_opening_hours(engine) == (OpeningHours(), [])
    path.write_text(ENTERED, "utf-8")
    assert fill_new_store(engine, data) == []
    assert read_opening_hours(engine)[0] == KNOWN


@pytest.mark.parametrize("written", ["- monday", "opening-hours: []", "just words"])
def test_a_file_in_another_form_is_reported(data: Path, written: str) -> None:
    (data / "opening_hours.yml").write_text(written, "utf-8")
    assert "opening_hours.yml holds something else" in first_content_problems(data)[0]


def test_an_empty_file_is_as_good_as_empty_lists(data: Path) -> None:
    (data / "opening_hours.yml").write_text("# nothing yet\n", "utf-8")
    assert first_content_problems(data) == []


def test_the_check_names_every_file_of_the_first_content(data: Path) -> None:
    assert first_content_problems(CHECKOUT / "data") == []
    (data / "contacts.yml").write_text("contacts:\n- {key: x, label: X, phone: call us}\n", "utf-8")
    (data / "events.yml").write_text("events:\n- {series: a, title: A, starts_on: soon, cancelled: false}\n", "utf-8")
    (data / "opening_hours.yml").write_text("bank_holidays: perhaps\n", "utf-8")
    problems = "\n".join(first_content_problems(data))
    assert [name for name in ("contacts.yml, row 1", "events.yml, row 1", "opening_hours.yml: ") if name not in problems] == []


def test_the_check_tells_staff_of_mistakes_in_the_file_and_in_the_store(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    for name, value in settings.as_environment().items():
        monkeypatch.setenv(name, value)
    shutil.copytree(CHECKOUT / "data", tmp_path / "data")
    shutil.copy(CHECKOUT / "domain.yml", tmp_path)
    (tmp_path / "data/opening_hours.yml").write_text("closures: [{first_day: soon}]", "utf-8")
    monkeypatch.setattr(cli, "CHECKOUT", tmp_path)
    engine = open_store(settings.database_url)
    migrate(engine)
    enter(engine, {**MONDAY, "opens": "noon"})
    engine.dispose()
    done = CliRunner().invoke(cli.app, ["check"])
    assert done.exit_code == 1
    said = " ".join(done.output.split())
    assert "opening_hours.yml: Closures, row 1: first_day is 'soon'" in said
    assert "- Opening hours, row 1: opens is 'noon': write the time like 09:00." in said


# Migrations: a store of the first version, with data, up and down again.


def to_version(engine: Engine, version: str, move: Any) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        move(config, version)


def test_a_store_of_the_first_version_keeps_its_data_on_the_way_up_and_back(settings: Settings) -> None:
    engine = open_store(settings.database_url)
    to_version(engine, "0001", command.upgrade)
    at = datetime(2026, 11, 23, 12, tzinfo=LUTON)
    conversations = Conversations(engine, timedelta(minutes=30))
    token = conversations.start(at)
    conversations.add(token, at, "a", None, {"id": "r", "outcome": "answer"}, [])
    with engine.begin() as connection:
        connection.execute(insert(tables.contacts).values(key="virtual_school", label="Team", phone="01582 111222"))
    migrate(engine)
    assert fill_new_store(engine, CHECKOUT / "data") == []
    enter(engine, MONDAY)
    assert read_opening_hours(engine)[0].openings == (Opening(0, time(9), time(17)),)
    to_version(engine, "0001", command.downgrade)
    kept = {"alembic_version", "contacts", "conversations", "events", "messages"}
    assert set(inspect(engine).get_table_names()) == kept
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT phone FROM contacts WHERE key = 'virtual_school'")) == "01582 111222"
    assert [message.reply["id"] for message in conversations.load(token, at).messages] == ["r"]
    migrate(engine)
    assert read_opening_hours(engine) == (OpeningHours(), [])
    engine.dispose()


def test_the_tables_have_the_columns_of_the_migrations(engine: Engine) -> None:
    enter(engine, MONDAY)
    with engine.connect() as connection:
        assert connection.execute(select(tables.opening_hours)).mappings().one() == {"id": 1, **MONDAY}
        assert connection.execute(text("SELECT name, value FROM opening_rules")).all() == []
