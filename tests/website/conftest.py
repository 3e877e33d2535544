"""A real website on a free port, and a bot whose behaviour a test decides."""
from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import httpx
import pytest
from sanic import Sanic
from sqlalchemy import Engine

from virtual_school.settings import Settings
from virtual_school.website.app import create_app
from virtual_school.website.services import Services, build_services


@dataclass
class DecidedBot:
    """Stands where the bot stands, on a real port; says what a test decides, and remembers what it was asked."""

    body: Callable[[dict[str, Any]], bytes] = lambda question: b""
    status: int = 200
    stall: float = 0.0
    asked: list[dict[str, Any]] = field(default_factory=list)

    def says(self, answer: str, *, text: str = "", **more: Any) -> None:
        """Let the bot give the response ``utter_<answer>``."""
        message = {"text": text or f"The text of {answer}.", "utter_action": f"utter_{answer}"}
        self.replies(messages=[message], intent={"name": answer}, **more)

    def replies(self, **reply: Any) -> None:
        whole = {"messages": [], "intent": {"name": "greet"}, "candidates": [], "conversation": [], **reply}
        self.body = lambda question: json.dumps(whole).encode()


@pytest.fixture
def bot(settings: Settings) -> Iterator[DecidedBot]:
    decided = DecidedBot()
    decided.says("term_time_holiday")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            decided.asked.append(question)
            time.sleep(decided.stall)
            self._answer(decided.body(question))

        def do_GET(self) -> None:
            self._answer(b'{"ready": true}')

        def _answer(self, body: bytes) -> None:
            try:
                self.send_response(decided.status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                decided.asked.append({"gave up": True})

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", settings.bot_port), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield decided
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def services(settings: Settings, engine: Engine) -> Services:
    return build_services(settings)


@pytest.fixture
async def website(services: Services) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a real website; it keeps cookies, and follows no redirect by itself."""
    app = create_app(services, f"website_{uuid.uuid4().hex[:8]}")
    app.config.TOUCHUP = False  # Sanic rewrites its own code at start, which works once a process
    server = await app.create_server(
        host="127.0.0.1", port=services.settings.website_port, return_asyncio_server=True, access_log=False
    )
    assert server is not None
    await server.startup()
    await server.before_start()
    await server.after_start()
    serving = asyncio.ensure_future(server.start_serving())
    async with httpx.AsyncClient(base_url=services.settings.website_url, timeout=15, trust_env=False) as client:
        await serving
        yield client
    await server.before_stop()
    server.close()
    for connection in list(server.connections):
        connection.close()
    await server.after_stop()
    services.engine.dispose()
    Sanic.unregister_app(app)


@pytest.fixture
async def conversation(website: httpx.AsyncClient) -> str:
    """The address of a new conversation of the API."""
    started = await website.post("/api/v1/conversations")
    assert started.status_code == 201
    return f"/api/v1/conversations/{started.json()['conversation']}"


def new_key() -> str:
    return str(uuid.uuid4())
