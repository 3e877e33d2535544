from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from virtual_school.cli import app

runner = CliRunner()


def test_the_command_masks_every_line_of_a_text_file(tmp_path: Path) -> None:
    (tmp_path / "messages.txt").write_text("my son Kai\nterm dates\n", "utf-8")
    done = runner.invoke(app, ["mask", "--file", str(tmp_path / "messages.txt")])
    assert done.output.splitlines() == ["my son [name]", "term dates"]


def test_with_json_an_object_a_line_says_where_what_stands(tmp_path: Path) -> None:
    (tmp_path / "messages.jsonl").write_text('{"text": "my son Kai"}\n{"text": "term dates"}\n', "utf-8")
    done = runner.invoke(app, ["mask", "--file", str(tmp_path / "messages.jsonl"), "--json"])
    assert [json.loads(line) for line in done.output.splitlines()] == [
        {"text": "my son Kai", "masked": "my son [name]", "spans": [[7, 10, "name"]]},
        {"text": "term dates", "masked": "term dates", "spans": []},
    ]


def test_a_broken_line_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "messages.jsonl").write_text('{"text": "a"}\n{"text": 3}\n', "utf-8")
    done = runner.invoke(app, ["mask", "--file", str(tmp_path / "messages.jsonl")])
    assert done.exit_code == 1
    assert "line 2" in " ".join(done.output.split())
