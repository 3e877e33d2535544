"""The website as a Sanic application."""
from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from threading import Thread
from typing import Any

from sanic import Sanic

from virtual_school.own_programs import own_key
from virtual_school.website.answer_pages import answer_pages
from virtual_school.website.api import api
from virtual_school.website.chat_page import chat_page
from virtual_school.website.compression import compress
from virtual_school.website.conversation_care import conversation_care
from virtual_school.website.discovery import discovery
from virtual_school.website.errors import respond
from virtual_school.website.files import files
from virtual_school.website.health import health
from virtual_school.website.housekeeping import keep_tidy
from virtual_school.website.openapi import openapi
from virtual_school.website.origins import add_permission, add_preflights
from virtual_school.website.rate_limits import RateLimits
from virtual_school.website.security_headers import add_headers
from virtual_school.website.services import Services
from virtual_school.website.statements import statements
from virtual_school.website.widget import Widget, widget

log = logging.getLogger(__name__)

LIMITS = {
    "REQUEST_MAX_SIZE": 16_384,  # bytes of a body: a question of 500 characters and its form are far below
    "REQUEST_MAX_HEADER_SIZE": 8_192,  # bytes of the request line with its query, and of all headers
    "REQUEST_TIMEOUT": 10,  # seconds until all of it has come
    "RESPONSE_TIMEOUT": 15,  # seconds until the answer is sent: twice what the slowest one takes
    "KEEP_ALIVE_TIMEOUT": 30,  # seconds between two requests of a connection
}


def create_app(services: Services, name: str = "virtual_school_website") -> Sanic[Any, Any]:
    """Return the website; ``services`` decides which store, bot and clock it uses."""
    app = Sanic(name, configure_logging=False)
    app.ctx.services = services
    app.ctx.widget = Widget(services.settings)
    app.ctx.limits = RateLimits(services.settings)
    app.ctx.own_key = own_key(services.settings.data_dir)
    app.config.update(LIMITS, PROXIES_COUNT=services.settings.trusted_proxies or None)
    parts = (chat_page, conversation_care, answer_pages, statements, discovery, api, openapi, files, widget, health)
    for blueprint in parts:
        app.blueprint(blueprint.copy(f"{blueprint.name}_{name}"))
    add_preflights(app)
    app.error_handler.add(Exception, respond)
    app.middleware("response")(add_headers)
    app.middleware("response")(compress)
    app.middleware("response")(add_permission)
    app.register_listener(_keep_widget, "before_server_start")
    app.register_listener(_read_models, "after_server_start")
    app.register_listener(_begin_tidying, "after_server_start")
    app.register_listener(_end_tidying, "before_server_stop")
    app.register_listener(_close, "after_server_stop")
    return app


async def _keep_widget(app: Sanic[Any, Any]) -> None:
    app.ctx.widget.keep()


async def _read_models(app: Sanic[Any, Any]) -> None:
    # Two seconds of reading, during which pages are served already: words alone show danger and names, other scripts another
    # language.
    Thread(target=_read, args=(app.ctx.services,), daemon=True).start()


def _read(services: Services) -> None:
    try:
        services.reader.load()
    except Exception:
        log.exception("What texts mean cannot be read: words alone show danger and names. `make setup` installs it anew.")
    services.languages.load()


async def _begin_tidying(app: Sanic[Any, Any]) -> None:
    app.ctx.tidying = asyncio.create_task(keep_tidy(app.ctx.services))


async def _end_tidying(app: Sanic[Any, Any]) -> None:
    app.ctx.tidying.cancel()
    with suppress(asyncio.CancelledError):
        await app.ctx.tidying


async def _close(app: Sanic[Any, Any]) -> None:
    await app.ctx.services.bot.close()
