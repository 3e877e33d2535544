"""Which conversation a request belongs to: the form's, else the cookie's, else a receipt's."""
from __future__ import annotations

from sanic import Request
from sanic.response import HTTPResponse

from virtual_school.website.services import Services

COOKIE_SECURE, COOKIE_PLAIN = "__Host-conversation", "conversation"


def token_of_form(request: Request, field: str, services: Services) -> str:
    """Return the conversation that a form belongs to: ``field`` of the form itself, else the cookie's.

    Another site's form cannot choose it, or its owner could read along in a conversation that they started.
    """
    is_ours = request.headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    return (field if is_ours else "") or _cookie(request, services)


def token_of_page(request: Request, services: Services) -> str:
    """Return the conversation to show: that of the receipt in the address, else the cookie's."""
    return services.receipts.token(request.args.get("shown", "")) or _cookie(request, services)


def remember(response: HTTPResponse, token: str, services: Services) -> None:
    """Let the browser keep ``token`` until it is closed, out of reach of scripts and of other sites."""
    response.add_cookie(
        cookie_name(services), token, path="/", httponly=True, secure=_is_secure(services), samesite="Lax"
    )


def forget(response: HTTPResponse, services: Services) -> None:
    response.delete_cookie(cookie_name(services), host_prefix=False, secure_prefix=False)


def _is_secure(services: Services) -> bool:
    return services.settings.public_url.startswith("https://")


def cookie_name(services: Services) -> str:
    """Return the name of the one cookie that is set."""
    return COOKIE_SECURE if _is_secure(services) else COOKIE_PLAIN


def _cookie(request: Request, services: Services) -> str:
    return request.cookies.get(cookie_name(services)) or ""
