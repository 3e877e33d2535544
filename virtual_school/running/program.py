"""One program of ours as an operating-system process: started, watched, restarted, stopped."""
from __future__ import annotations

import asyncio
import ctypes
import logging
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds before a restart: doubled at each failure
STEADY = 60.0  # seconds after which a program counts as running well
PATIENCE = 10.0  # seconds to end by itself before it is killed
LOG_BYTES, LOG_FILES = 1_000_000, 3
LONGEST_LINE = 1 << 20  # bytes
_PR_SET_PDEATHSIG = 1

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Command:
    """What to run: a name for people, the arguments, the environment and the folder."""

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str]
    folder: Path


class Program:
    """Keeps one command running until it is told to stop."""

    def __init__(self, command: Command, logs: Path) -> None:
        """``logs`` is the folder in which ``<name>.log`` is written, at most 4 MB of it."""
        self.command = command
        self.restarts = 0
        self._log = _file_log(command.name, logs)
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = False

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process and self._process.returncode is None else None

    async def keep_running(self) -> None:
        """Run the command, and again whenever it ends, with a growing pause while it keeps failing."""
        pause = FIRST_PAUSE
        loop = asyncio.get_running_loop()
        while True:
            started = loop.time()
            code = await self._run_once()
            if self._stopping:
                return
            pause = FIRST_PAUSE if loop.time() - started > STEADY else min(pause * 2, LONGEST_PAUSE)
            name = self.command.name
            log.warning("%s ended with code %s; it starts again in %.1f s. Why: logs/%s.log", name, code, pause, name)
            self.restarts += 1
            await asyncio.sleep(pause)

    async def stop(self) -> None:
        """Ask the process to end; kill it when it does not."""
        self._stopping = True
        if self._process is not None and self._process.returncode is None:
            await _end(self._process)
        for handler in self._log.handlers:
            handler.close()

    async def _run_once(self) -> int:
        self._process = await asyncio.create_subprocess_exec(
            *self.command.arguments,
            env=dict(self.command.environment),
            cwd=self.command.folder,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            limit=LONGEST_LINE,
            start_new_session=True,  # Ctrl-C goes to the supervisor alone, which ends the others in order
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            self._log.info(line.decode(errors="replace").rstrip())
        return await self._process.wait()


async def _end(process: asyncio.subprocess.Process) -> None:
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()


def _file_log(name: str, folder: Path) -> logging.Logger:
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / f"{name}.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger = logging.getLogger(f"program.{name}")
    logger.handlers = [handler]
    logger.propagate = False
    logger.setLevel(logging.INFO)
    return logger


def _end_with_parent() -> None:
    """Have the kernel end this process when the supervisor dies, even by SIGKILL."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
