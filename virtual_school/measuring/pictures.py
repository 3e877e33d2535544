"""Have pictures drawn, in the bot's environment, where matplotlib is (``bot/pictures.py``)."""
from __future__ import annotations

from typing import Any

from virtual_school.measuring.bots_side import run_on_bots_side
from virtual_school.settings import Settings


def draw(settings: Settings, wanted: list[dict[str, Any]]) -> None:
    """Draw each of ``wanted``: ``{"picture": trade | reliability | shares | beside, "path": …, and what it takes}``.

    Raises ``TrainingError`` when they could not be drawn.
    """
    run_on_bots_side(settings, "bot.pictures", wanted, "The pictures could not be drawn.")
