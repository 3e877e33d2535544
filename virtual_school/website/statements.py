"""The pages about this service: who can use it, and what becomes of what is typed."""
from __future__ import annotations

from sanic import Blueprint, Request
from sanic.response import HTTPResponse

from virtual_school.website.conversation_token import cookie_name
from virtual_school.website.services import services_of

PREPARED = "2026-11-24"  # the day on which somebody last held both pages against what the service does

statements = Blueprint("statements")


@statements.get("/accessibility")
async def accessibility(request: Request) -> HTTPResponse:
    return await services_of(request).pages.render("accessibility.html", prepared=PREPARED)


@statements.get("/privacy")
async def privacy(request: Request) -> HTTPResponse:
    services = services_of(request)
    return await services.pages.render(
        "privacy.html", prepared=PREPARED, idle_minutes=services.settings.idle_minutes,
        questions_days=services.settings.questions_days, cookie=cookie_name(services)
    )
