from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Timer

import pytest

from virtual_school.publishing import train
from virtual_school.publishing.release import Releases, copy_content
from virtual_school.publishing.train import TrainingError, make_release, rasa_environment
from virtual_school.settings import CHECKOUT, Settings

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_content_with_a_mistake_is_not_trained_and_nothing_changes(settings: Settings, tmp_path: Path) -> None:
    copy_content(CHECKOUT, tmp_path / "content")
    domain = tmp_path / "content/domain.yml"
    domain.write_text(domain.read_text("utf-8").replace("https://m.luton", "http://m.luton", 1), "utf-8")
    steps: list[str] = []
    with pytest.raises(TrainingError, match="https address"):
        make_release(settings, tmp_path / "content", AT, "x", lambda what, done: steps.append(what))
    assert steps == ["Checking the content"]
    assert Releases(settings.data_dir).current() is None


def test_a_missing_rasa_is_one_sentence(settings: Settings, tmp_path: Path) -> None:
    without = replace(settings, bot_python=tmp_path / "python")
    with pytest.raises(TrainingError, match="make setup"):
        make_release(without, CHECKOUT, AT, "x", lambda what, done: None)


def test_rasas_last_words_are_told_when_it_fails(settings: Settings, tmp_path: Path) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho something went wrong in there\nexit 3\n", "utf-8")
    broken.chmod(0o755)
    with pytest.raises(TrainingError, match="something went wrong in there"):
        make_release(replace(settings, bot_python=broken), CHECKOUT, AT, "x", lambda what, done: None)


def test_the_epochs_of_a_long_training_are_told(settings: Settings, tmp_path: Path) -> None:
    slow = tmp_path / "python"
    (tmp_path / "output").write_text(
        "Starting to train component 'DIETClassifier'.\n"
        "\rEpochs:   0%|          | 0/4 [00:00<?, ?it/s]"
        "\rEpochs:  50%|#####     | 2/4 [01:00<01:00, t_loss=4]"
        "\rEpochs:  50%|#####     | 2/4 [01:00<01:00, t_loss=3]\n",
        "utf-8",
        newline="",
    )
    slow.write_text(f"#!/bin/sh\ncat {tmp_path / 'output'} >&2\nexit 3\n", "utf-8")
    slow.chmod(0o755)
    told: list[str] = []
    with pytest.raises(TrainingError):
        make_release(replace(settings, bot_python=slow), CHECKOUT, AT, "x", lambda what, done: told.append(what))
    assert told[-3:] == ["Training DIETClassifier", "Training, epoch 0 of 4", "Training, epoch 2 of 4"]


def test_a_training_can_be_given_up(settings: Settings, tmp_path: Path) -> None:
    endless = tmp_path / "python"
    endless.write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    endless.chmod(0o755)
    give_up = Event()
    Timer(0.3, give_up.set).start()
    started = time.monotonic()
    with pytest.raises(TrainingError, match="given up"):
        make_release(replace(settings, bot_python=endless), CHECKOUT, AT, "x", lambda what, done: None, give_up)
    assert time.monotonic() - started < 10
    assert Releases(settings.data_dir).current() is None


def test_rasa_never_reports_to_anybody(tmp_path: Path) -> None:
    assert rasa_environment(tmp_path)["RASA_TELEMETRY_ENABLED"] == "false"


def test_the_encoder_is_told_what_the_processor_has_unless_somebody_says_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "encoder_environment", lambda: {"CT2_FORCE_CPU_ISA": "AVX512"})
    monkeypatch.delenv("CT2_FORCE_CPU_ISA", raising=False)
    assert rasa_environment(tmp_path)["CT2_FORCE_CPU_ISA"] == "AVX512"
    monkeypatch.setenv("CT2_FORCE_CPU_ISA", "AVX2")
    assert rasa_environment(tmp_path)["CT2_FORCE_CPU_ISA"] == "AVX2"
