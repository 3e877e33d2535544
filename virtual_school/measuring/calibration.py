"""Choose the limits below which nothing is answered, and write them where the bot reads them."""
from __future__ import annotations

import json
import random
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from virtual_school.measuring.typos import with_typos
from virtual_school.publishing.train import Progress, TrainingError, rasa_environment
from virtual_school.settings import CHECKOUT, Settings

SEED = 0
_PROGRESS = re.compile(r"PROGRESS (\d\.\d+) (.*)")


def calibrate(settings: Settings, held_back: Path, most_wrong: float, progress: Progress) -> dict[str, Any]:
    """Return the limits found for this checkout's content, with the figures behind them (``bot/calibrate.py``).

    The questions of ``held_back`` are asked as they stand and once more misspelt; ``most_wrong`` is a share of all of them.
    Raises ``TrainingError`` when the bot's side could not do it.
    """
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "calibration.json"
        asked = Path(folder) / "held_back.yml"
        write_misspelt_too(held_back, asked)
        files = ["--content", str(CHECKOUT), "--held-back", str(asked), "--json", str(found)]
        command = [str(settings.bot_python), "-m", "bot.calibrate", *files, "--wrong", str(most_wrong)]
        lines: list[str] = []
        with subprocess.Popen(
            command,
            cwd=CHECKOUT,
            env=rasa_environment(settings.data_dir),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                lines.append(line)
                if step := _PROGRESS.match(line):
                    progress(step.group(2), float(step.group(1)))
        if process.returncode != 0 or not found.is_file():
            raise TrainingError("The limits could not be chosen. The last words were:\n" + "".join(lines[-10:]))
        progress("Chosen", 1.0)
        result: dict[str, Any] = json.loads(found.read_text("utf-8"))
        return result


def write_misspelt_too(questions: Path, out: Path) -> None:
    """Write ``questions`` to ``out``, and after them each once more with one or two slips, always the same."""
    cases = YAML(typ="safe").load(questions.read_text("utf-8"))
    chance = random.Random(SEED)  # noqa: S311 (repeatable, not secret)
    texts = [with_typos(case["text"], 1 + number % 2, chance) for number, case in enumerate(cases)]
    misspelt = [{**case, "text": text} for case, text in zip(cases, texts, strict=True)]
    with out.open("w", encoding="utf-8") as file:
        YAML().dump([*cases, *misspelt], file)


def write_limits(config: Path, calibration: dict[str, Any]) -> None:
    """Write the limits and the temperature into ``config``; its comments and everything else stay as they are."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    content = yaml.load(config.read_text("utf-8"))
    for component in content["pipeline"]:
        if component["name"].endswith("Abstainer"):
            component.update(calibration["limits"])
            component["evidence"] = CommentedMap(calibration["evidence"])
            component["evidence"].fa.set_flow_style()
        elif component["name"].endswith("IntentClassifier"):
            component["temperature"] = calibration["temperature"]
    with config.open("w", encoding="utf-8") as file:
        yaml.dump(content, file)
