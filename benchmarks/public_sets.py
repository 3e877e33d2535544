"""Our pipeline on the public few-shot sets, trained and asked through Rasa.

    make bench-nlu BENCH=../shared/bench        (.venv-web/bin/python -m benchmarks.public_sets FOLDER [--json FILE])

Each set is a folder with train_5, train_10 and test, each holding seq.in and label; oos_dev/seq.in where there is one.
The abstainer is left out: accuracy is that of the classifier, as in the literature. Rasa's default pipeline takes minutes a
set; its recorded figures are in docs/understanding.md.
"""
from __future__ import annotations

import argparse
import json
import re
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table
from ruamel.yaml import YAML

from benchmarks.nlu_training import train_nlu
from virtual_school.content.read import read_yaml
from virtual_school.measuring.parsing import parse
from virtual_school.settings import CHECKOUT, Settings

# These decide what is answered, or look for our events: on a public set every question is to get its likeliest intent.
AFTER_THE_CLASSIFIER = ("NoveltyDetector", "WordingDetector", "RegexEntityExtractor", "EntitySynonymMapper", "Abstainer")
COVERAGE = 0.95


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def write(path: Path, content: Any) -> None:
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(content, file)


def measured_config() -> dict[str, Any]:
    """Return our config.yml with the pipeline up to the classifier."""
    config = read_yaml(CHECKOUT / "config.yml")
    pipeline = [part for part in config["pipeline"] if not part["name"].endswith(AFTER_THE_CLASSIFIER)]
    return {**config, "pipeline": pipeline}


def train(settings: Settings, folder: Path, texts: list[str], labels: list[str]) -> tuple[Path, float]:
    """Train on the lines; return the model and the seconds of the whole command, imports included."""
    write(folder / "config.yml", measured_config())
    by_intent: dict[str, list[str]] = {}
    for text, label in zip(texts, labels, strict=True):
        by_intent.setdefault(label, []).append(re.sub(r"[\[\]]", "", text))
    nlu = [{"intent": name, "examples": "".join(f"- {text}\n" for text in found)} for name, found in by_intent.items()]
    write(folder / "nlu.yml", {"version": "3.1", "nlu": nlu})
    return train_nlu(settings, folder / "config.yml", folder / "nlu.yml", folder)


def measure(settings: Settings, source: Path, shots: str) -> dict[str, float]:
    """Return accuracy (%), training seconds and milliseconds a question; and, with ``oos_dev``, wrong answers (%)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        model, seconds = train(settings, folder, lines(source / shots / "seq.in"), lines(source / shots / "label"))
        outside = lines(source / "oos_dev/seq.in") if (source / "oos_dev").is_dir() else []
        labels = lines(source / "test/label")
        results = parse(settings, [model], [*lines(source / "test/seq.in"), *outside])[0]
    inside, others = results[: len(labels)], results[len(labels) :]
    right = np.mean([result["intent"] == label for result, label in zip(inside, labels, strict=True)])
    milliseconds = [result["ms"] for result in inside]
    found = {
        "accuracy": 100 * float(right),
        "training_s": seconds,
        "p50_ms": float(np.percentile(milliseconds, 50)),
        "p95_ms": float(np.percentile(milliseconds, 95)),
    }
    if others:
        limit = np.quantile([result["confidence"] for result in inside], 1 - COVERAGE)
        found["out_of_scope_answered"] = 100 * float(np.mean([result["confidence"] >= limit for result in others]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the sets")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    arguments = parser.parse_args()
    sets = sorted(path.parent for path in arguments.folder.glob("*/test"))
    if not sets:
        parser.error(f"There is no set below {arguments.folder}: give the folder that holds BANKING77 and the others.")
    console, settings = Console(), Settings.from_environment()
    results: dict[str, dict[str, float]] = {}
    for source in sets:
        for shots in ("train_5", "train_10"):
            with console.status(f"Training and asking {source.name}, {shots}"):
                results[f"{source.name} {shots.removeprefix('train_')}-shot"] = measure(settings, source, shots)
    outside = f"out of scope answered % at {COVERAGE:.0%} coverage"
    table = Table("set", "accuracy %", "training s", "p50 ms", "p95 ms", outside)
    for name, found in results.items():
        table.add_row(name, *(f"{value:.1f}" for value in found.values()))
    console.print(table)
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=1), "utf-8")


if __name__ == "__main__":
    main()
