"""A real website on a free port, and a bot whose behaviour a test decides."""
from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from sanic import Sanic
from sqlalchemy import Engine

from tests.decided_bot import DecidedBot, decided_bot
from virtual_school.settings import Settings
from virtual_school.website.app import create_app
from virtual_school.website.services import Services, build_services


@pytest.fixture
def bot(settings: Settings) -> Iterator[DecidedBot]:
    with decided_bot(settings.bot_port) as decided:
        yield decided


@pytest.fixture
def services(settings: Settings, engine: Engine) -> Services:
    built = build_services(settings)
    built.reader.load()  # now, as no test should depend on how soon the website has read it
    return built


@pytest.fixture
def app(services: Services) -> Iterator[Sanic]:
    """The website's application; what a test changes in its configuration holds for connections made later."""
    made = create_app(services, f"website_{uuid.uuid4().hex[:8]}")
    made.config.TOUCHUP = False  # Sanic rewrites its own code at start, which works once a process
    yield made
    Sanic.unregister_app(made)


@pytest.fixture
async def website(services: Services, app: Sanic) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a real website; it keeps cookies, and follows no redirect by itself."""
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


@pytest.fixture
async def conversation(website: httpx.AsyncClient) -> str:
    """The address of a new conversation of the API. A machine that stood still for a second is asked again."""
    started = await website.post("/api/v1/conversations")
    if started.status_code == 503:
        await asyncio.sleep(1)
        started = await website.post("/api/v1/conversations")
    assert started.status_code == 201
    return f"/api/v1/conversations/{started.json()['conversation']}"


def new_key() -> str:
    return str(uuid.uuid4())
