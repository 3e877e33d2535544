"""Train the NLU part of a model with Rasa, as the benchmarks do."""
from __future__ import annotations

import subprocess
import time
from pathlib import Path

from virtual_school.publishing.train import rasa_environment
from virtual_school.settings import CHECKOUT, Settings


def train_nlu(settings: Settings, config: Path, nlu: Path, out: Path, **environment: str) -> tuple[Path, float]:
    """Train on ``nlu`` with ``config``; return the model and the seconds of the whole command, imports included.

    ``environment`` comes on top of Rasa's. Raises ``CalledProcessError`` when Rasa cannot.
    """
    command = [str(settings.bot_python), "-m", "rasa", "train", "nlu", "--nlu", str(nlu), "--config", str(config)]
    started = time.monotonic()
    subprocess.run(
        [*command, "--out", str(out), "--fixed-model-name", "model"],
        cwd=CHECKOUT, env={**rasa_environment(out), **environment}, check=True, capture_output=True,
    )  # fmt: skip
    return out / "model.tar.gz", time.monotonic() - started
