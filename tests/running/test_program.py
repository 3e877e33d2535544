"""A program is started again when it dies, and stopped for good when it is told."""
from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from virtual_school.running import program as program_module
from virtual_school.running.program import Command, Program


def command(code: str, folder: Path) -> Command:
    return Command("probe", [sys.executable, "-c", code], dict(os.environ), folder)


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program_module, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(program_module, "PATIENCE", 0.5)


async def until(holds) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.02)


async def test_a_program_that_dies_is_started_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    program = Program(command("import time; time.sleep(60)", tmp_path), tmp_path / "logs")
    running = asyncio.create_task(program.keep_running())
    await until(lambda: program.pid)
    first = program.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    await until(lambda: program.pid not in (None, first))
    assert program.restarts == 1
    assert "probe ended with code -9" in caplog.text
    await program.stop()
    await running
    assert program.pid is None


async def test_a_program_that_ignores_being_asked_is_killed(tmp_path: Path) -> None:
    code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    program = Program(command(code, tmp_path), tmp_path / "logs")
    running = asyncio.create_task(program.keep_running())
    await until(lambda: (tmp_path / "logs/probe.log").exists() and "up" in (tmp_path / "logs/probe.log").read_text())
    pid = program.pid
    assert pid is not None
    await program.stop()
    await running
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_what_a_program_prints_is_in_its_log(tmp_path: Path) -> None:
    program = Program(command("print('said'); import sys; sys.stderr.write('complained\\n')", tmp_path), tmp_path / "logs")
    running = asyncio.create_task(program.keep_running())
    await until(lambda: program.restarts >= 1)
    await program.stop()
    await running
    text = (tmp_path / "logs/probe.log").read_text()
    assert "said" in text
    assert "complained" in text
