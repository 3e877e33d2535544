"""The command line explains itself and says what is wrong in a sentence."""
from __future__ import annotations

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from virtual_school.cli import app
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
