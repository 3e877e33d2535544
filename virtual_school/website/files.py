"""The files that our pages need: style, scripts, icon."""
from __future__ import annotations

from sanic import Blueprint, Request
from sanic.exceptions import NotFound
from sanic.response import HTTPResponse

from virtual_school.website.services import services_of

files = Blueprint("files")


@files.get("/static/<name:str>")
async def static(request: Request, name: str) -> HTTPResponse:
    return _file(request, name)


@files.get("/favicon.ico")
async def icon(request: Request) -> HTTPResponse:
    return _file(request, "icon.svg")


def _file(request: Request, name: str) -> HTTPResponse:
    asset = services_of(request).assets.get(name)
    if asset is None:
        raise NotFound
    return asset.response(is_named_by_content=f"{request.path}?{request.query_string}" == asset.address)
