"""The description of our JSON API for programs: ``openapi.yml`` as JSON."""
from __future__ import annotations

from pathlib import Path

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

from virtual_school.content.read import read_yaml

DOCUMENT = Path(__file__).with_name("openapi.yml")

openapi = Blueprint("openapi")


@openapi.get("/api/v1/openapi.json")
async def document(request: Request) -> HTTPResponse:
    return json(read_yaml(DOCUMENT))
