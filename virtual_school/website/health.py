"""Whether the website lives, and whether it can answer."""
from __future__ import annotations

import asyncio

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from virtual_school.own_programs import mark_of
from virtual_school.website.services import services_of

health = Blueprint("health", url_prefix="/health")


@health.get("/live")
async def live(request: Request) -> HTTPResponse:
    return json({"live": True})


@health.get("/ready")
async def ready(request: Request) -> HTTPResponse:
    services = services_of(request)
    parts = {"bot": await services.bot.is_ready(), "store": await _serves(services.engine)}
    is_ready = all(parts.values())
    told = {"ready": is_ready, **parts, "installation": mark_of(request.app.ctx.own_key)}
    return json(told, status=200 if is_ready else 503)


async def _serves(engine: Engine) -> bool:
    try:
        await asyncio.wait_for(asyncio.to_thread(_look, engine), 1.0)
    except (SQLAlchemyError, TimeoutError):
        return False
    return True


def _look(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("SELECT count(*) FROM contacts"))
