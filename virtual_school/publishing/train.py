"""Train a model on a content folder with Rasa, in Rasa's own environment, and freeze it as a release."""
from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

from virtual_school.content.check import check_content
from virtual_school.content.read import read_yaml
from virtual_school.processor import encoder_environment
from virtual_school.publishing.release import CONTENT_FILES, Release, Releases
from virtual_school.settings import CHECKOUT, Settings

Progress = Callable[[str, float], None]  # what is being done, and how much is done from 0 to 1

_STEP = re.compile(r"(?:Starting to train|Finished training|Restored) component '(\w+)'")
_EPOCH = re.compile(r"Epochs:.*\| (\d+)/(\d+) \[")


class TrainingError(RuntimeError):
    """Training did not end with a model; the message says why and what to do."""


def make_release(
    settings: Settings, content: Path, at: datetime, why: str, progress: Progress, give_up: Event | None = None
) -> Release:
    """Check ``content``, train on it, freeze the result and point to it. Setting ``give_up`` ends it early.

    Raises ``TrainingError``; then nothing has changed, and the release in use stays in use.
    """
    progress("Checking the content", 0.0)
    problems = check_content(content, at.date())
    if problems:
        raise TrainingError("The content has to be mended first:\n- " + "\n- ".join(problems))
    releases = Releases(settings.data_dir)
    with tempfile.TemporaryDirectory() as folder:
        model = _train(settings, content, Path(folder), progress, give_up or Event())
        release = releases.freeze(content, model, at, why)
    releases.use(release)
    progress("Trained", 1.0)
    return release


def rasa_environment(data_dir: Path) -> dict[str, str]:
    """Return the environment that Rasa runs in: no telemetry, our components on the path, no word of a carer's in a log."""
    return {
        **encoder_environment(),
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "RASA_CACHE_DIRECTORY": str(data_dir / "rasa-cache"),
        "VIRTUAL_SCHOOL_EMBEDDINGS_FILE": str(data_dir / "embeddings.npz"),  # bot/known_embeddings.py
        "RASA_MAX_CACHE_SIZE": "0",  # writing every step's features to disk takes longer than making them
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONWARNINGS": "ignore",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }


def _train(settings: Settings, content: Path, out: Path, progress: Progress, give_up: Event) -> Path:
    if not settings.bot_python.is_file():
        raise TrainingError(f"There is no {settings.bot_python}. Run `make setup`, which installs Rasa.")
    progress("Starting Rasa", 0.02)
    data = [str(content / name) for name in CONTENT_FILES if name.startswith("data/")]
    arguments = ["--domain", str(content / "domain.yml"), "--config", str(content / "config.yml"), "--data", *data]
    command = [str(settings.bot_python), "-m", "rasa", "train", *arguments, "--out", str(out)]
    lines: list[str] = []
    with subprocess.Popen(
        [*command, "--fixed-model-name", "model"],
        cwd=CHECKOUT,
        env=rasa_environment(settings.data_dir),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
        Thread(target=_end_when, args=(give_up, process), daemon=True).start()
        lines.extend(_reported(process.stdout, _parts(content), progress))
    if give_up.is_set():
        raise TrainingError("The training was given up.")
    model = out / "model.tar.gz"
    if process.returncode != 0 or not model.is_file():
        raise TrainingError("Rasa could not train on this content. Its last words:\n" + "".join(lines[-15:]))
    return model


def _end_when(give_up: Event, process: subprocess.Popen[str]) -> None:
    while not give_up.wait(0.2):
        if process.poll() is not None:
            return
    process.terminate()


def _parts(content: Path) -> int:
    config = read_yaml(content / "config.yml")
    return len(config["pipeline"]) + len(config["policies"])


def _reported(output: Iterator[str], parts: int, progress: Progress) -> Iterator[str]:
    steps, epoch = 0, ""
    for line in output:
        if found := _STEP.search(line):
            steps, epoch = steps + 1, ""
            progress(f"Training {found.group(1)}", _done(steps, parts))
        elif (found := _EPOCH.search(line)) and found.group(1) != epoch:
            epoch, of = found.groups()
            progress(f"Training, epoch {epoch} of {of}", _done(steps + int(epoch) / int(of), parts))
        yield line


def _done(steps: float, parts: int) -> float:
    return min(0.95, 0.1 + 0.85 * steps / (2 * parts))
