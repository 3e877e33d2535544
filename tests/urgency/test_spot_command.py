"""`python -m virtual_school spot`: what is spotted in a file of messages."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from virtual_school.cli import app


def run(path: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["spot", "--file", str(path), *options])
    return done.exit_code, done.output


def test_every_line_of_text_becomes_a_line_of_json(tmp_path: Path) -> None:
    (tmp_path / "messages.txt").write_text("my dad hits me\n\nexcluded for fighting\n", "utf-8")
    code, output = run(tmp_path / "messages.txt", "--json")
    assert code == 0
    assert [json.loads(line) for line in output.splitlines()] == [
        {"text": "my dad hits me", "urgent": True, "kind": "physical_abuse", "card": "child"},
        {"text": "excluded for fighting", "urgent": False, "kind": None, "card": None},
    ]


def test_json_lines_keep_their_number(tmp_path: Path) -> None:
    (tmp_path / "messages.jsonl").write_text('{"text": "i want to die"}\n\n{"text": "term dates"}\n', "utf-8")
    code, output = run(tmp_path / "messages.jsonl", "--json")
    assert code == 0
    assert [json.loads(line)["urgent"] for line in output.splitlines()] == [True, False, False]


def test_without_json_it_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "messages.txt").write_text("my dad hits me\nterm dates", "utf-8")
    assert run(tmp_path / "messages.txt")[1].splitlines() == [
        "URGENT (physical_abuse, card for child): my dad hits me",
        "not urgent: term dates",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b'{"text": "one"}\n{', "line 2: expected JSON"), (b"\xff", "line 1: not UTF-8"), (None, "cannot be read")],
    ids=["broken_json", "not_utf8", "no_file"],
)
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "messages"
    if content is not None:
        path.write_bytes(content)
    code, output = run(path)
    assert code == 1
    assert said in output
    assert "Traceback" not in output
