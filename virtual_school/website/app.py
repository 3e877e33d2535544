"""The website as a Sanic application."""
from __future__ import annotations

from threading import Thread
from typing import Any

from sanic import Request, Sanic
from sanic.response import BaseHTTPResponse

from virtual_school.website.answer_pages import answer_pages
from virtual_school.website.api import api
from virtual_school.website.chat_page import chat_page
from virtual_school.website.errors import respond
from virtual_school.website.health import health
from virtual_school.website.pages import STATIC
from virtual_school.website.services import Services

MAX_BODY = 16_384  # bytes: a question of 500 characters and its form are far below
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
        "require-trusted-types-for 'script'; trusted-types page"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def create_app(services: Services, name: str = "virtual_school_website") -> Sanic[Any, Any]:
    """Return the website; ``services`` decides which store, bot and clock it uses."""
    app = Sanic(name, configure_logging=False)
    app.ctx.services = services
    app.config.update(REQUEST_MAX_SIZE=MAX_BODY, REQUEST_TIMEOUT=10, RESPONSE_TIMEOUT=15, KEEP_ALIVE_TIMEOUT=30)
    for blueprint in (chat_page, answer_pages, api, health):
        app.blueprint(blueprint.copy(f"{blueprint.name}_{name}"))
    app.static("/static", STATIC, name="static")
    app.static("/favicon.ico", STATIC / "icon.svg", name="icon", content_type="image/svg+xml")
    app.error_handler.add(Exception, respond)
    app.middleware("response")(_add_headers)
    app.register_listener(_load_languages, "after_server_start")
    app.register_listener(_close, "after_server_stop")
    return app


async def _add_headers(request: Request, response: BaseHTTPResponse) -> None:
    response.headers.update(HEADERS)
    is_ours = request.path.startswith("/static/") and "v" in request.args
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_ours else "no-store"


async def _load_languages(app: Sanic[Any, Any]) -> None:
    # A second of reading, during which pages are served already and other scripts than Latin are recognised.
    Thread(target=app.ctx.services.languages.load, daemon=True).start()


async def _close(app: Sanic[Any, Any]) -> None:
    await app.ctx.services.bot.close()
