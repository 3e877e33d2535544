"""The command line explains itself and says what is wrong in a sentence."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from virtual_school.cli import app
from virtual_school.measuring import default_pipeline
from virtual_school.measuring.default_pipeline import DEFAULT, OURS, Measured
from virtual_school.measuring.evaluation import Case
from virtual_school.publishing.train import Progress
from virtual_school.settings import Settings

runner = CliRunner()


@pytest.mark.parametrize("command", [None, *get_command(app).commands])  # type: ignore[attr-defined]
def test_every_command_has_help(command: str | None) -> None:
    done = runner.invoke(app, [*([command] if command else []), "--help"])
    assert done.exit_code == 0
    assert "Usage:" in done.output


def test_ask_wants_a_question_or_a_file() -> None:
    assert "Usage" in runner.invoke(app, ["ask"]).output
    assert runner.invoke(app, ["ask"]).exit_code == 2


def test_a_wrong_setting_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIRTUAL_SCHOOL_WEBSITE_PORT", "eighty")
    done = runner.invoke(app, ["serve"])
    assert done.exit_code == 1
    assert done.output.strip() == "VIRTUAL_SCHOOL_WEBSITE_PORT must be a number, and is 'eighty'."


def test_check_finds_the_shipped_content_sound(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    for name, value in settings.as_environment().items():
        monkeypatch.setenv(name, value)
    done = runner.invoke(app, ["check"])
    assert done.exit_code == 0
    assert "are sound" in done.output


def test_the_default_pipeline_is_put_beside_ours_and_the_wait_is_told_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def measure(settings: Settings, cases: list[Case], epochs: int, progress: Progress) -> dict[str, Measured]:
        given = {"outcome": "answer", "answers": [{"id": "ask_events"}], "choices": []}
        sent_on = {"outcome": "escalate", "answers": [], "choices": []}
        return {OURS: Measured([given] * len(cases), [1.0, 2.0], 60.0), DEFAULT: Measured([sent_on] * len(cases), [3.0, 4.0], 90.0)}

    monkeypatch.setattr(default_pipeline, "measure", measure)
    (tmp_path / "questions.yml").write_text('- {text: "what is on", expect: ask_events}\n', "utf-8")
    done = runner.invoke(app, ["evaluate", "--file", str(tmp_path / "questions.yml"), "--beside-default", "--epochs", "3"])
    assert done.exit_code == 0
    assert done.output.startswith("Rasa's default pipeline is trained too, for 3 epochs: about")
    words = " ".join(done.output.split())
    assert "right: 100.0% of the answerable" in words  # of ours
    assert re.search(r"right, of the .* 100\.0% \(20\.7% to 100\.0%\) .* 0\.0% \(0\.0% to 79\.3%\)", words)
    assert re.search(r"training, seconds . 60 . 90", words)


def test_no_epoch_is_no_training() -> None:
    assert runner.invoke(app, ["evaluate", "--beside-default", "--epochs", "0"]).exit_code == 2
