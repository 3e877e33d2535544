"""Start the website, the actions and the bot; keep them running; stop them together."""
from __future__ import annotations

import asyncio
import functools
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from threading import Event

import httpx
from ruamel.yaml import YAML

from virtual_school.clock import Clock, now
from virtual_school.publishing.release import Release, Releases, content_sha256
from virtual_school.publishing.train import Progress, make_release, rasa_environment
from virtual_school.running.ports import claim
from virtual_school.running.program import Command, Program
from virtual_school.settings import CHECKOUT, Settings
from virtual_school.store.database import open_store
from virtual_school.store.first_content import fill_new_store
from virtual_school.store.migrate import migrate

Tell = Callable[[str], None]  # says one line to the person who started it

OTHER_CONTENT = (
    "The content of this checkout is not that of the release in use ({}). "
    "To answer with it: python -m virtual_school train"
)


class Supervisor:
    """Runs everything that ``make run`` promises, for as long as it is awaited."""

    def __init__(self, settings: Settings, tell: Tell, progress: Progress, clock: Clock = now) -> None:
        self._settings = settings
        self._tell = tell
        self._progress = progress
        self._clock = clock
        self._programs: list[Program] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._give_up = Event()

    @property
    def programs(self) -> dict[str, Program]:
        return {program.command.name: program for program in self._programs}

    async def run(self, until: asyncio.Event) -> None:
        """Start everything, wait for ``until``, stop everything.

        Raises ``PortInUseError``, ``TrainingError`` or ``BrokenReleaseError``; then, too, everything is stopped.
        """
        self._claim_ports()
        (self._settings.data_dir / "run").mkdir(parents=True, exist_ok=True)
        try:
            await _unless(until, self._start())
            await until.wait()
        finally:
            await self._stop()

    async def _start(self) -> None:
        self._keep(self._website())
        self._tell(f"The page is at {self._settings.public_url}")
        for problem in await asyncio.to_thread(self._prepare_store):
            self._tell(problem)
        self._keep(self._actions())
        release = await asyncio.to_thread(self._release)
        self._keep(self._bot(release))
        await self._wait_for_bot()
        self._tell(f"Ready: questions are answered at {self._settings.public_url} (Ctrl-C stops everything)")

    async def _stop(self) -> None:
        self._give_up.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*(program.stop() for program in self._programs))
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _claim_ports(self) -> None:
        settings = self._settings
        claim(settings.website_host, settings.website_port, "VIRTUAL_SCHOOL_WEBSITE_PORT")
        claim("127.0.0.1", settings.bot_port, "VIRTUAL_SCHOOL_BOT_PORT")
        claim("127.0.0.1", settings.actions_port, "VIRTUAL_SCHOOL_ACTIONS_PORT")

    def _prepare_store(self) -> list[str]:
        engine = open_store(self._settings.database_url)
        try:
            migrate(engine)
            return fill_new_store(engine, CHECKOUT / "data")
        finally:
            engine.dispose()

    def _release(self) -> Release:
        release = Releases(self._settings.data_dir).current()
        if release is not None:
            if release.content_sha256 != content_sha256(CHECKOUT):
                self._tell(OTHER_CONTENT.format(release.id))
            return release
        why = "the first release"
        return make_release(self._settings, CHECKOUT, self._clock(), why, self._progress, self._give_up)

    def _keep(self, command: Command) -> None:
        program = Program(command, self._settings.data_dir / "logs")
        self._programs.append(program)
        self._tasks.append(asyncio.create_task(program.keep_running()))

    def _website(self) -> Command:
        return Command("website", [sys.executable, "-m", "virtual_school.website"], self._environment(), CHECKOUT)

    def _actions(self) -> Command:
        return Command("actions", [sys.executable, "-m", "actions"], self._environment(), CHECKOUT)

    def _bot(self, release: Release) -> Command:
        run = self._settings.data_dir / "run"
        endpoints = _write_endpoints(run / "endpoints.yml", self._settings)
        arguments = [
            *(str(self._settings.bot_python), "-m", "rasa", "run"),
            *("--model", str(release.model)),
            *("--endpoints", str(endpoints)),
            *("--credentials", str(CHECKOUT / "credentials.yml")),
            *("--interface", "127.0.0.1", "--port", str(self._settings.bot_port)),
        ]
        # Only errors: at lower levels Rasa logs what people typed.
        environment = {**rasa_environment(self._settings.data_dir), **self._settings.as_environment(), "LOG_LEVEL": "ERROR"}
        return Command("bot", arguments, environment, run)

    def _environment(self) -> dict[str, str]:
        return {**os.environ, **self._settings.as_environment()}

    async def _wait_for_bot(self) -> None:
        async with httpx.AsyncClient(base_url=self._settings.website_url, trust_env=False) as http:
            while not await _is_ready(http):
                await asyncio.sleep(0.25)


async def _unless(until: asyncio.Event, start: Awaitable[None]) -> None:
    """Await ``start``, or give it up when ``until`` is set first."""
    starting, stopping = asyncio.ensure_future(start), asyncio.ensure_future(until.wait())
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
    finally:
        starting.cancel()
        stopping.cancel()


async def _is_ready(http: httpx.AsyncClient) -> bool:
    try:
        return (await http.get("/health/ready", timeout=2)).is_success
    except httpx.HTTPError:
        return False


def _write_endpoints(path: Path, settings: Settings) -> Path:
    endpoints = YAML(typ="safe").load((CHECKOUT / "endpoints.yml").read_text("utf-8"))
    endpoints["action_endpoint"] = {"url": f"{settings.actions_url}/webhook", "token": settings.actions_token}
    with open(path, "w", encoding="utf-8", opener=functools.partial(os.open, mode=0o600)) as file:
        YAML().dump(endpoints, file)
    return path
