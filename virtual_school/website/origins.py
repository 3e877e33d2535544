"""Which other sites' pages may use the JSON API: those of ``allowed_origins``, without credentials (CORS, WHATWG Fetch)."""
from __future__ import annotations

from typing import Any

from sanic import Request, Sanic
from sanic.response import BaseHTTPResponse, HTTPResponse

from virtual_school.website.services import services_of

API = "/api/v1/"
SECONDS = 7200  # the longest that Chromium remembers a permission


def add_preflights(app: Sanic[Any, Any]) -> None:
    """Let every address of the API that is there by now answer OPTIONS."""
    for number, address in enumerate(sorted({f"/{route.path}" for route in app.router.routes})):
        if address.startswith(API):
            app.add_route(_preflight, address, methods=["OPTIONS"], name=f"preflight_{number}", unquote=False)


async def add_permission(request: Request, response: BaseHTTPResponse) -> None:
    """Response middleware: say whether the page that asks may read the response."""
    if not request.path.startswith(API):
        return
    response.headers["Vary"] = ", ".join(filter(None, (response.headers.get("Vary"), "Origin")))
    if _is_allowed(request):
        response.headers["Access-Control-Allow-Origin"] = request.headers["origin"]
        response.headers["Access-Control-Expose-Headers"] = "Retry-After"


async def _preflight(request: Request, **_: str) -> HTTPResponse:
    if not _is_allowed(request):
        return HTTPResponse(status=403)
    headers = {
        "Access-Control-Allow-Methods": "GET, POST, DELETE, OPTIONS",
        "Access-Control-Allow-Headers": "content-type",
        "Access-Control-Max-Age": str(SECONDS),
    }
    return HTTPResponse(status=204, headers=headers)


def _is_allowed(request: Request) -> bool:
    allowed = services_of(request).settings.allowed_origins.split(",")
    return request.headers.get("origin", "") in allowed if allowed != [""] else False
