"""Ask the assistant from a program, by the website's own path: the running one, or one started for the purpose."""
from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx

from virtual_school.own_programs import HEADER, mark_of, own_key
from virtual_school.publishing.train import Progress
from virtual_school.running.ports import free_ports
from virtual_school.running.supervisor import Supervisor
from virtual_school.settings import Settings

PATIENCE = 15.0  # seconds; the website answers within 8
AT_ONCE = 4  # questions asked side by side


class Questioner:
    """Asks over the website's JSON API."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def ask(self, question: str) -> dict[str, Any]:
        """Return ``{"question", "reply"}``, or ``{"question", "error"}`` for what cannot be a question."""
        response = await self._send("GET", "/api/v1/ask", params={"q": question})
        return _result(question, response)

    async def ask_after(self, earlier: str, question: str) -> dict[str, Any]:
        """Return the same for a question that follows ``earlier`` in a conversation, which is erased again."""
        started = await self._send("POST", "/api/v1/conversations")
        address = f"/api/v1/conversations/{started.json()['conversation']}"
        for text in (earlier, question):
            body = {"text": text, "key": str(uuid.uuid4())}
            response = await self._send("POST", f"{address}/messages", json=body)
        await self._send("DELETE", address)
        return _result(question, response)

    async def _send(self, method: str, address: str, **more: Any) -> httpx.Response:
        """Send, and send again when the website says that it was too much at once."""
        while True:
            response = await self._http.request(method, address, timeout=PATIENCE, **more)
            if response.status_code != httpx.codes.TOO_MANY_REQUESTS:
                return response
            await asyncio.sleep(int(response.headers.get("Retry-After", "1")))


def _result(question: str, response: httpx.Response) -> dict[str, Any]:
    body = response.json()
    return {"question": question, **{key: body[key] for key in ("reply", "error") if key in body}}


async def ask_all(settings: Settings, questions: list[tuple[str, str]], progress: Progress) -> list[dict[str, Any]]:
    """Ask every question, each after the one beside it where that is not empty; return the results in order."""
    async with questioner(settings, progress) as asker:
        gate, done = asyncio.Semaphore(AT_ONCE), 0

        async def one(earlier: str, question: str) -> dict[str, Any]:
            nonlocal done
            async with gate:
                result = await (asker.ask_after(earlier, question) if earlier else asker.ask(question))
            done += 1
            if len(questions) > 1:
                progress(f"Asking, {done} of {len(questions)}", done / len(questions))
            return result

        return await asyncio.gather(*(one(earlier, question) for earlier, question in questions))


@asynccontextmanager
async def questioner(settings: Settings, progress: Progress) -> AsyncIterator[Questioner]:
    """Give a questioner for the assistant that runs; start one, and stop it again, when none does."""
    if await is_running(settings):
        async with _client(settings) as http:
            yield Questioner(http)
        return
    async with own_assistant(settings, progress) as own, _client(own) as http:
        yield Questioner(http)


@asynccontextmanager
async def own_assistant(settings: Settings, progress: Progress) -> AsyncIterator[Settings]:
    """Give the settings of an assistant that is started for the purpose on free ports, and stopped again."""
    website, bot, actions = free_ports(3)
    own = replace(settings, website_port=website, website_host="127.0.0.1", bot_port=bot, actions_port=actions)
    async with _started(own, progress):
        yield own


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


async def is_running(settings: Settings) -> bool:
    """Return whether the assistant of this data folder serves on its port.

    Another one's may: it would give other answers, and as to any stranger only a few a minute.
    """
    async with httpx.AsyncClient(base_url=_address(settings), trust_env=False) as http:  # nobody else is shown the key
        try:
            response = await http.get("/health/ready", timeout=3)
            mark = mark_of(own_key(settings.data_dir))
            return response.is_success and bool(mark) and response.json()["installation"] == mark
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return False


def _client(settings: Settings) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=_address(settings), headers={HEADER: own_key(settings.data_dir)}, trust_env=False)


def _address(settings: Settings) -> str:
    host = "127.0.0.1" if settings.website_host == "0.0.0.0" else settings.website_host  # noqa: S104 (it is compared)
    return f"http://{host}:{settings.website_port}"
