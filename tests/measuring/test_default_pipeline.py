"""Rasa's default pipeline is measured as ours is: the same content, the same questions, the same judge."""
from __future__ import annotations

from pathlib import Path

import pytest

from virtual_school.content.read import read_yaml
from virtual_school.measuring.default_pipeline import (
    DEFAULT,
    OURS,
    Measured,
    alone,
    default_content,
    how_long,
    percentiles,
    side_by_side,
)
from virtual_school.measuring.evaluation import ESCALATE, Case
from virtual_school.measuring.tables import beside_table
from virtual_school.publishing.release import CONTENT_FILES
from virtual_school.settings import CHECKOUT, Settings

CASES = [
    Case("when is it?", "ask_event_date", kind="follow_up", after="the conference"),
    Case("away in june", "term_time_holiday", kind="short"),
    Case("bins", ESCALATE, scope="far"),
]


def reply(outcome: str, *answers: str) -> dict:
    return {"outcome": outcome, "answers": [{"id": answer} for answer in answers], "choices": []}


@pytest.fixture
def beside() -> dict:
    ours = [reply("answer", "ask_events"), reply("answer", "term_time_holiday"), reply("escalate")]
    default = [reply("answer", "ask_events"), reply("unavailable"), reply("answer", "term_time_holiday")]
    measured = {OURS: Measured(ours, [10.0, 20.0, 30.0], 60.0), DEFAULT: Measured(default, [20.0, 30.0, 40.0], 1800.0)}
    return side_by_side(CASES, measured, 100)


def test_only_the_pipeline_differs_from_our_content(tmp_path: Path) -> None:
    content = default_content(tmp_path, 7)
    for name in CONTENT_FILES:
        same = (content / name).read_bytes() == (CHECKOUT / name).read_bytes()
        assert same == (name != "config.yml")
    default, ours = read_yaml(content / "config.yml"), read_yaml(CHECKOUT / "config.yml")
    names = [part["name"] for part in default["pipeline"]]
    assert "DIETClassifier" in names and not [name for name in names if name.startswith("bot.")]
    assert [part["epochs"] for part in default["pipeline"] if "epochs" in part] == [7, 7]
    assert [policy["name"] for policy in default["policies"]] == [policy["name"] for policy in ours["policies"]]


def test_it_shares_nothing_with_an_assistant_that_runs(settings: Settings, tmp_path: Path) -> None:
    own = alone(settings, tmp_path / "own")
    assert own.data_dir == tmp_path / "own"
    assert str(tmp_path / "own") in own.database_url
    assert own.website_port != settings.website_port


def test_both_are_judged_by_what_the_person_sees(beside: dict) -> None:
    ours, default = beside["columns"][OURS], beside["columns"][DEFAULT]
    assert [one["overall"]["right, of the answerable"]["count"] for one in (ours, default)] == [2, 1]
    assert [one["overall"]["sent to the phone line, of the answerable"]["count"] for one in (ours, default)] == [0, 1]
    assert [one["overall"]["far out of scope, answered all the same"]["count"] for one in (ours, default)] == [0, 1]
    assert [one["overall"]["not answered in time, of all"]["count"] for one in (ours, default)] == [0, 1]
    assert default["by_kind"] == {"follow_up": {"right": 1}, "short": {"escalated": 1}}


def test_what_it_took_stands_beside_the_answers(beside: dict) -> None:
    column = beside["columns"][DEFAULT]
    assert (beside["epochs"], column["training_seconds"], column["milliseconds"]["p50"]) == (100, 1800.0, 30.0)


def test_percentiles_are_those_of_the_times() -> None:
    found = percentiles([float(number) for number in range(1, 101)])
    assert found["p50"] == 50.5
    assert 95 <= found["p95"] <= 96


def test_the_table_has_a_column_for_each(beside: dict) -> None:
    table = beside_table(beside)
    assert [column.header for column in table.columns] == ["figure", OURS, DEFAULT]
    rows = list(zip(*(column.cells for column in table.columns), strict=True))
    assert ("training, seconds", "60", "1800") in rows
    assert ("understanding a question, p50, milliseconds", "20.0", "30.0") in rows


def test_who_waits_is_told_how_long_beforehand() -> None:
    assert "about 89 minutes" in how_long(100)
    assert "2 epochs: about 8 minutes" in how_long(2)
