"""Ask the assistant from a program, by the website's own path: the running one, or one started for the purpose."""
from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx

from virtual_school.publishing.train import Progress
from virtual_school.running.ports import free_ports
from virtual_school.running.supervisor import Supervisor
from virtual_school.settings import Settings

Ask = Callable[[str], Any]


class Questioner:
    """Asks ``GET /api/v1/ask``, the stateless route."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def ask(self, question: str) -> dict[str, Any]:
        """Return ``{"question", "reply"}``, or ``{"question", "error"}`` for what cannot be a question."""
        response = await self._http.get("/api/v1/ask", params={"q": question}, timeout=15)
        body = response.json()
        return {"question": question, **{key: body[key] for key in ("reply", "error") if key in body}}


@asynccontextmanager
async def questioner(settings: Settings, progress: Progress) -> AsyncIterator[Questioner]:
    """Give a questioner for the assistant that runs; start one, and stop it again, when none does."""
    if await _is_running(settings):
        async with _client(settings) as http:
            yield Questioner(http)
        return
    website, bot, actions = free_ports(3)
    own = replace(settings, website_port=website, website_host="127.0.0.1", bot_port=bot, actions_port=actions)
    async with _started(own, progress), _client(own) as http:
        yield Questioner(http)


@asynccontextmanager
async def _started(settings: Settings, progress: Progress) -> AsyncIterator[None]:
    stop, ready = asyncio.Event(), asyncio.Event()

    def tell(line: str) -> None:
        if line.startswith("Ready"):
            ready.set()

    running = asyncio.create_task(Supervisor(settings, tell, progress).run(stop))
    waiting = asyncio.create_task(ready.wait())
    try:
        await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
        yield
    finally:
        waiting.cancel()
        stop.set()
        await running


async def _is_running(settings: Settings) -> bool:
    async with _client(settings) as http:
        try:
            return (await http.get("/health/ready", timeout=3)).is_success
        except httpx.HTTPError:
            return False


def _client(settings: Settings) -> httpx.AsyncClient:
    host = "127.0.0.1" if settings.website_host == "0.0.0.0" else settings.website_host  # noqa: S104 (it is compared)
    return httpx.AsyncClient(base_url=f"http://{host}:{settings.website_port}", trust_env=False)
