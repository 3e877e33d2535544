"""What is past its time is erased, to the second and to the last byte."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from typer.testing import CliRunner

from virtual_school.cli import app
from virtual_school.settings import Settings
from virtual_school.store.conversations import Conversations
from virtual_school.store.purge import BATCH, Limits, count_due, empty_log, purge, purge_batches
from virtual_school.store.questions import AskedQuestion, counts_by_day, counts_by_intent, keep_question, told
from virtual_school.store.tables import conversations, messages, questions

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
LIMITS = Limits(timedelta(minutes=30), timedelta(days=30))
PLANTED = "SEVENTEEN-GREEN-HERONS"
QUESTION = AskedQuestion(f"can [name] stay {PLANTED}", "answer", "school_exclusion", 0.9, "r1")


def files_with(engine: Engine, planted: str) -> list[str]:
    """Return the store's files (-wal and -shm too) that hold the words, while the store is open."""
    folder = Path(str(engine.url.database)).parent
    return [path.name for path in folder.glob("*.sqlite3*") if planted.encode() in path.read_bytes()]


def fill(engine: Engine) -> str:
    kept = Conversations(engine, LIMITS.idle)
    token = kept.start(NOW)
    kept.add(token, NOW, "a", None, {"outcome": "answer", "marker": PLANTED}, [])
    keep_question(engine, QUESTION, NOW)
    assert files_with(engine, PLANTED), "the search finds what is there"
    return token


@pytest.mark.parametrize(("after", "left"), [(LIMITS.idle - SECOND, 0), (LIMITS.idle, 0), (LIMITS.idle + SECOND, 1)])
def test_a_conversation_is_purged_after_its_idle_time(engine: Engine, after: timedelta, left: int) -> None:
    fill(engine)
    assert count_due(engine, NOW + after, LIMITS)["ended conversations"] == left
    erased = purge(engine, NOW + after, LIMITS)
    assert erased == {"messages of ended conversations": left, "ended conversations": left, "questions": 0}


@pytest.mark.parametrize(("after", "left"), [(LIMITS.questions - SECOND, 0), (LIMITS.questions + SECOND, 1)])
def test_a_question_is_purged_after_its_days_and_its_count_stays(engine: Engine, after: timedelta, left: int) -> None:
    keep_question(engine, QUESTION, NOW)
    assert purge(engine, NOW + after, LIMITS)["questions"] == left
    assert counts_by_day(engine) == {"2026-11-23": {"answer": "fewer than 5"}}


def test_a_purge_leaves_no_byte_in_any_file(engine: Engine) -> None:
    fill(engine)
    purge(engine, NOW + timedelta(days=31), LIMITS)
    assert files_with(engine, PLANTED) == []


def test_erasing_a_conversation_leaves_no_byte_while_the_store_is_open(engine: Engine) -> None:
    kept = Conversations(engine, LIMITS.idle)
    token = kept.start(NOW)
    message = kept.add(token, NOW, "a", None, {"outcome": "answer", "marker": PLANTED}, [])
    assert files_with(engine, PLANTED)
    assert kept.erase(token) == [message.id]
    assert files_with(engine, PLANTED) == []


def test_a_reader_keeps_the_log_and_the_next_purge_empties_it(engine: Engine) -> None:
    fill(engine)
    with engine.connect() as reader:
        reader.exec_driver_sql("BEGIN")
        reader.execute(select(func.count()).select_from(questions))
        purge(engine, NOW + timedelta(days=31), LIMITS)
        assert files_with(engine, PLANTED)
    assert empty_log(engine)
    assert files_with(engine, PLANTED) == []


def test_a_purge_rests_between_batches(engine: Engine) -> None:
    with engine.begin() as connection:
        row = {**vars(QUESTION), "asked_at": NOW}
        connection.execute(questions.insert(), [row] * (2 * BATCH + 1))
    rests: list[int] = []
    assert purge(engine, NOW + timedelta(days=31), LIMITS, lambda: rests.append(1))["questions"] == 2 * BATCH + 1
    assert len(rests) == 3


def test_no_transaction_of_a_purge_erases_more_than_a_batch(engine: Engine) -> None:
    ended = [{"id": str(number), "last_used_at": NOW, "context": "[]"} for number in range(BATCH + 1)]
    said = [{"id": one["id"], "key": "a", "position": 0, "reply": "{}", "conversation_id": one["id"]} for one in ended]
    with engine.begin() as connection:
        connection.execute(conversations.insert(), ended)
        connection.execute(messages.insert(), said)
    batches = list(purge_batches(engine, NOW + timedelta(days=1), LIMITS))
    kinds = ("messages of ended conversations", "ended conversations")
    assert batches == [{kind: rows} for kind in kinds for rows in (BATCH, 1)]


def test_a_question_is_kept_to_the_minute(engine: Engine) -> None:
    keep_question(engine, QUESTION, NOW + timedelta(seconds=42))
    with engine.connect() as connection:
        assert connection.scalar(select(questions.c.asked_at)) == NOW.replace(tzinfo=None)


def test_small_counts_are_not_told(engine: Engine) -> None:
    assert [told(count) for count in (0, 1, 4, 5)] == ["0", "fewer than 5", "fewer than 5", "5"]
    for _ in range(5):
        keep_question(engine, QUESTION, NOW)
    keep_question(engine, AskedQuestion("hm", "choices", None, None, None), NOW)
    assert counts_by_day(engine) == {"2026-11-23": {"answer": "5", "choices": "fewer than 5"}}
    assert counts_by_intent(engine) == {"school_exclusion": "5", "none": "fewer than 5"}


def test_the_command_wants_one_of_its_options_and_does_what_it_says(
    engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIRTUAL_SCHOOL_DATA_DIR", str(settings.data_dir))
    keep_question(engine, QUESTION, datetime(2020, 1, 1, tzinfo=UTC))
    for wrong in ([], ["--dry-run", "--now"]):
        assert CliRunner().invoke(app, ["purge", *wrong]).exit_code == 2
    assert "1 questions would be erased" in CliRunner().invoke(app, ["purge", "--dry-run"]).output
    assert files_with(engine, PLANTED)
    assert "1 questions erased" in CliRunner().invoke(app, ["purge", "--now"]).output
    assert files_with(engine, PLANTED) == []
