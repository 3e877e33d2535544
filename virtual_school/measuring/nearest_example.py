"""Beside each wrong answer, the example of it that the question is nearest to (``bot/nearest_example.py``)."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from virtual_school.content.read import read_yaml
from virtual_school.measuring.bots_side import run_on_bots_side
from virtual_school.measuring.near_copies import unmarked
from virtual_school.settings import Settings


def with_nearest_examples(settings: Settings, mistakes: list[dict[str, str]], content: Path) -> list[dict[str, Any]]:
    """Return ``mistakes`` with ``nearest_example`` and its ``similarity``, the most alike first.

    An example that stands for another answer in the same words explains most. Raises ``TrainingError``.
    """
    if not mistakes:
        return []
    examples = _examples(content)
    wanted = [{"question": one["question"], "examples": examples.get(one["answered"], [""])} for one in mistakes]
    found = json.loads(run_on_bots_side(settings, "bot.nearest_example", wanted, "The nearest examples could not be found."))
    told = [
        {**mistake, "nearest_example": near["example"], "similarity": near["similarity"]}
        for mistake, near in zip(mistakes, found, strict=True)
    ]
    return sorted(told, key=lambda one: -one["similarity"])


def _examples(content: Path) -> dict[str, list[str]]:
    entries = [entry for entry in read_yaml(content / "data/nlu.yml")["nlu"] if "intent" in entry]
    return {
        entry["intent"]: [unmarked(line.removeprefix("- ")) for line in entry["examples"].splitlines()] for entry in entries
    }
