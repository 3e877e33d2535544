"""What trained models make of questions, asked one at a time in the bot's environment (``bot/parse_lines.py``)."""
from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from virtual_school.measuring.bots_side import run_on_bots_side
from virtual_school.settings import Settings


def parse(settings: Settings, models: Sequence[Path], texts: list[str]) -> list[list[dict[str, Any]]]:
    """Return, for each of ``models``, an object for each text: intent, confidence, ranking, similarity and ms.

    The models are in one process and take turns. Raises ``TrainingError`` when they could not be asked.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        wanted = {"models": [str(model) for model in models], "questions": texts, "out": str(out)}
        run_on_bots_side(settings, "bot.parse_lines", wanted, "The models could not be asked.")
        results: list[list[dict[str, Any]]] = json.loads(out.read_text("utf-8"))
        return results
