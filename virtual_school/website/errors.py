"""Whatever goes wrong, the answer is a sentence for a person, and the number."""
from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping

from sanic import Request
from sanic.exceptions import SanicException
from sanic.response import HTTPResponse, json

from virtual_school.website import fixed_texts
from virtual_school.website.services import services_of

log = logging.getLogger(__name__)

_KNOWN = {
    404: ("not_found", "There is no such page."),
    405: ("method_not_allowed", "This address does not take that kind of request."),
    408: ("too_slow", "The request took too long to arrive. Please try again in a moment."),
    413: ("too_large", "That is too much text at once. Ask in 500 characters or fewer."),
    429: ("too_many", "Too many questions came at once. Please wait a moment, then ask again."),
    503: ("unavailable", "This took too long. Please try again in a moment."),
}


class ApiError(Exception):
    """An error with its status, a code for programs, a sentence for people, and headers of its own."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})


def described(error: Exception) -> ApiError:
    """Return any error as one that a person can read; nothing of the machine shows in it."""
    if isinstance(error, ApiError):
        return error
    if isinstance(error, SanicException) and error.status_code in _KNOWN:
        headers = {name: str(value) for name, value in (error.headers or {}).items()}
        return ApiError(error.status_code, *_KNOWN[error.status_code], headers)
    if isinstance(error, SanicException) and 400 <= error.status_code < 500:
        return ApiError(400, "bad_request", "The request could not be understood.")
    where = traceback.extract_tb(error.__traceback__)[-1]
    log.error("A request failed: %s in %s, line %s", type(error).__name__, where.filename, where.lineno)
    return ApiError(500, "failed", "Something went wrong here, not with your question. Please try again in a moment.")


async def respond(request: Request, error: Exception) -> HTTPResponse:
    """Return the error as JSON to programs and as a page to people."""
    services = services_of(request)
    shown = described(error)
    team = await services.contacts.team()
    if wants_json(request):
        message = f"{shown.message} Or phone the {team.label}: {team.phone}. {fixed_texts.EMERGENCY} 999."
        response: HTTPResponse = json({"error": {"code": shown.code, "message": message}}, status=shown.status)
    else:
        response = await services.pages.render("error.html", status=shown.status, message=shown.message)
    response.headers.update(shown.headers)
    return response


def wants_json(request: Request) -> bool:
    """Return whether a program asked: below /api, or with an Accept that names JSON and not HTML."""
    accept = request.headers.get("accept", "")
    return request.path.startswith("/api/") or ("application/json" in accept and "text/html" not in accept)
