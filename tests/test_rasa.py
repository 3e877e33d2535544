"""The bot's tests, in Rasa's own environment and in one process."""
from __future__ import annotations

import os
import subprocess

import pytest

from tests.releases import trained
from virtual_school.publishing.release import Releases
from virtual_school.publishing.train import rasa_environment
from virtual_school.settings import CHECKOUT, Settings


@pytest.mark.timeout(900)
def test_the_bots_own_tests_pass(settings: Settings) -> None:
    release = Releases(trained()).current()
    assert release is not None
    done = subprocess.run(
        [str(settings.bot_python), "-m", "pytest", "tests/bot", "-p", "no:cacheprovider", "-q", "--confcutdir=tests/bot",
         "-o", "addopts=", "-o", "filterwarnings=", "--asyncio-mode=strict"],
        cwd=CHECKOUT,
        env={**rasa_environment(settings.data_dir), "VIRTUAL_SCHOOL_TEST_MODEL": str(release.model), "CI": os.environ.get("CI", "")},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    print(done.stdout[-3000:])
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
