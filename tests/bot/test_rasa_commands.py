"""Rasa's own commands work on this checkout as any Rasa developer expects."""
from __future__ import annotations

import os
import socket
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from rasa.__main__ import main

from tests.bot.conftest import CHECKOUT


def rasa(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run a Rasa command in this process; return its exit code."""
    monkeypatch.chdir(CHECKOUT)
    monkeypatch.setattr(sys, "argv", ["rasa", *arguments])
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_rasa_data_validate_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rasa(monkeypatch, "data", "validate", "--fail-on-warnings", "--max-history", "6") == 0


def test_rasa_test_passes_every_dialogue(monkeypatch: pytest.MonkeyPatch, model: Path, tmp_path: Path) -> None:
    stories = str(CHECKOUT / "tests/test_stories.yml")
    arguments = ["--stories", stories, "--model", str(model), "--out", str(tmp_path), "--fail-on-prediction-errors"]
    assert rasa(monkeypatch, "test", "core", *arguments) == 0
    assert "all good" in (tmp_path / "failed_test_stories.yml").read_text()


def test_rasa_shell_answers(model: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rasa", "shell", "--model", str(model), "--port", str(free_port())],
        cwd=CHECKOUT,
        input="can I take my foster child on holiday during term time\n/stop\n",
        env={**os.environ, "PYTHONWARNINGS": "ignore", "TERM": "dumb"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "You may be liable for a fine." in done.stdout


def test_a_model_file_is_all_that_a_bot_needs(model: Path) -> None:
    with tarfile.open(model) as archive:
        names = archive.getnames()
    assert any(name.endswith("/model.bin") for name in names)
    assert any(name.endswith("/tokenizer.json") for name in names)
