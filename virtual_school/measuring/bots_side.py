"""Have a module of ``bot/`` do something in Rasa's environment: JSON goes in, what it prints comes back."""
from __future__ import annotations

import json
import subprocess

from virtual_school.publishing.train import TrainingError, rasa_environment
from virtual_school.settings import CHECKOUT, Settings


def run_on_bots_side(settings: Settings, module: str, wanted: object, failed: str) -> str:
    """Run ``module`` with ``wanted`` on its standard input; raise ``TrainingError``, beginning with ``failed``."""
    done = subprocess.run(
        [str(settings.bot_python), "-m", module],
        input=json.dumps(wanted),
        cwd=CHECKOUT,
        env={**rasa_environment(settings.data_dir), "LOG_LEVEL": "ERROR"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise TrainingError(f"{failed} The last words were:\n{done.stderr[-1000:]}")
    return done.stdout
