"""The pages about this service: who can use it, and what becomes of what is typed."""
from __future__ import annotations

from sanic import Blueprint, Request
from sanic.response import HTTPResponse

from virtual_school.website.conversation_token import cookie_name
from virtual_school.website.services import services_of

statements = Blueprint("statements")


@statements.get("/accessibility")
async def accessibility(request: Request) -> HTTPResponse:
    return await services_of(request).pages.render("accessibility.html")


@statements.get("/privacy")
async def privacy(request: Request) -> HTTPResponse:
    services = services_of(request)
    minutes = services.settings.idle_minutes
    return await services.pages.render("privacy.html", idle_minutes=minutes, cookie=cookie_name(services))
