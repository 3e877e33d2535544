"""Whether two trainings from nothing give the same bot: what both make of every evaluation question, bit for bit.

    .venv-web/bin/python -m benchmarks.repeatability [--days 3] [--json FILE]        (make bench-repeatability)

The two differ in folder, time, the seed of Python's hashes and the number of threads, and with ``--days`` in the date, which
Debian's libfaketime sets for the second one. Ends with 1 when a figure differs.
"""
from __future__ import annotations

import argparse
import glob
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console
from ruamel.yaml import YAML

from benchmarks.nlu_training import train_nlu
from virtual_school.content.read import read_yaml
from virtual_school.measuring.evaluation import read_cases
from virtual_school.measuring.parsing import parse
from virtual_school.settings import CHECKOUT, Settings

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TF_NUM_INTRAOP_THREADS")
FAKE_TIME = "/usr/lib/*/faketime/libfaketimeMT.so.1"
COMPARED = ("intent", "confidence", "ranking", "similarity")


def later_by(days: int) -> dict[str, str]:
    """Return the environment in which it is ``days`` later; raise ``SystemExit`` when libfaketime is not installed."""
    if not days:
        return {}
    found = glob.glob(FAKE_TIME)
    if not found:
        sys.exit("For another date libfaketime is needed: sudo apt-get install libfaketime")
    return {"LD_PRELOAD": found[0], "FAKETIME": f"+{days}d", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


def train(settings: Settings, folder: Path, threads: int, hash_seed: int, date: dict[str, str]) -> Path:
    """Train in ``folder`` with that many threads, in the environment ``date`` on top of Rasa's; return the model."""
    folder.mkdir()
    config = read_yaml(CHECKOUT / "config.yml")
    for part in config["pipeline"]:
        if part["name"].endswith("SentenceFeaturizer"):
            part["training_threads"] = threads
    with (folder / "config.yml").open("w", encoding="utf-8") as file:
        YAML().dump(config, file)
    environment = {"PYTHONHASHSEED": str(hash_seed), **dict.fromkeys(THREADS, str(threads)), **date}
    return train_nlu(settings, folder / "config.yml", CHECKOUT / "data/nlu.yml", folder, **environment)[0]


def differences(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> dict[str, int]:
    """Return for how many questions each figure differs in the least bit (JSON keeps every bit of a number)."""
    pairs = list(zip(one, other, strict=True))
    return {name: sum(first[name] != second[name] for first, second in pairs) for name in COMPARED}


def largest_difference(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> float:
    """Return by how much the confidences differ at most."""
    pairs = zip(one, other, strict=True)
    return max(abs(float(first["confidence"]) - float(second["confidence"])) for first, second in pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=0, help="so many days from now for the second one; needs libfaketime")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    arguments = parser.parse_args()
    settings, later = Settings.from_environment(), later_by(arguments.days)
    texts = [case.text for case in read_cases(CHECKOUT / "evaluation/questions.yml")]
    console = Console(stderr=True)
    with tempfile.TemporaryDirectory() as name:
        models = []
        for number, threads, date in ((1, 1, {}), (2, 2, later)):
            with console.status(f"Training {number} of 2, with {threads} threads"):
                models.append(train(settings, Path(name) / str(number), threads, number, date))
        with console.status(f"Asking both {len(texts)} questions"):
            # A process each: only so do they share nothing.
            one, other = (parse(settings, [model], texts)[0] for model in models)
    counts = differences(one, other)
    largest = largest_difference(one, other)
    found = {"questions": len(texts), "days_between": arguments.days, "different": counts, "largest_difference": largest}
    print(json.dumps(found, indent=1))
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1), "utf-8")
    sys.exit(any(counts.values()))


if __name__ == "__main__":
    main()
