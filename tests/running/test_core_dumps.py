"""No program of ours leaves its memory on a disk when it crashes, even where the machine would have it so."""
from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.core_limit import core_limit
from virtual_school.settings import CHECKOUT, Settings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
ALLOWED = ("sh", "-c", 'ulimit -c unlimited && exec "$@"', "sh")  # a shell that wants core dumps of what it starts


@contextmanager
def started(settings: Settings, *arguments: str) -> Iterator[int]:
    environment = {**os.environ, **settings.as_environment()}
    with subprocess.Popen([*ALLOWED, sys.executable, *arguments], cwd=CHECKOUT, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            yield process.pid
        finally:
            process.kill()


def becomes(pid: int, limit: tuple[str, str]) -> bool:
    deadline = time.monotonic() + 10
    while core_limit(pid) != limit and time.monotonic() < deadline:
        time.sleep(0.05)
    return core_limit(pid) == limit


needs_a_machine_that_would = pytest.mark.skipif(
    resource.getrlimit(resource.RLIMIT_CORE)[1] != resource.RLIM_INFINITY, reason="this machine allows none anyway"
)


@needs_a_machine_that_would
@pytest.mark.parametrize("module", ["virtual_school.website", "actions"])
def test_a_program_started_alone_switches_core_dumps_off(settings: Settings, engine: Engine, module: str) -> None:
    with started(settings, "-c", "import time; time.sleep(60)") as pid:
        assert becomes(pid, ("unlimited", "unlimited")), "the shell allows them"
    with started(settings, "-m", module) as pid:
        assert becomes(pid, ("0", "0"))


@needs_a_machine_that_would
def test_a_program_that_crashes_leaves_no_core(settings: Settings, tmp_path: Path) -> None:
    code = "import os; from virtual_school.running.core_dumps import switch_off; switch_off(); os.abort()"
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    crashed = subprocess.run([*ALLOWED, sys.executable, "-c", code], cwd=tmp_path, env=environment, check=False)
    assert crashed.returncode == -signal.SIGABRT
    assert list(tmp_path.iterdir()) == []
