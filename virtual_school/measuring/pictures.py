"""Have pictures drawn, in the bot's environment, where matplotlib is (``bot/pictures.py``)."""
from __future__ import annotations

import json
import subprocess
from typing import Any

from virtual_school.publishing.train import TrainingError, rasa_environment
from virtual_school.settings import CHECKOUT, Settings


def draw(settings: Settings, wanted: list[dict[str, Any]]) -> None:
    """Draw each of ``wanted``: ``{"picture": trade | reliability | shares, "path": …, and what that function takes}``.

    Raises ``TrainingError`` when they could not be drawn.
    """
    done = subprocess.run(
        [str(settings.bot_python), "-m", "bot.pictures"],
        input=json.dumps(wanted),
        cwd=CHECKOUT,
        env=rasa_environment(settings.data_dir),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise TrainingError("The pictures could not be drawn. The last words were:\n" + done.stderr[-1000:])
