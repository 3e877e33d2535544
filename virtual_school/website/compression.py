"""Send less over slow lines."""
from __future__ import annotations

import asyncio
import gzip

from sanic import Request
from sanic.response import BaseHTTPResponse, HTTPResponse

LEAST = 1024  # bytes; below that the head of the response weighs more
KINDS = ("text/", "application/json", "application/xml", "image/svg+xml", "application/opensearchdescription+xml")


async def compress(request: Request, response: BaseHTTPResponse) -> None:
    """Compress text for browsers that take it.

    A page that shows a conversation is sent as it is: compressed beside words that somebody else chose, the length of a
    page tells about the secret in it (BREACH, 2013).
    """
    if not isinstance(response, HTTPResponse) or response.body is None or not _is_worth_it(request, response):
        return
    response.headers["Vary"] = ", ".join(filter(None, (response.headers.get("Vary"), "Accept-Encoding")))
    if "gzip" in request.headers.get("accept-encoding", "") and b'name="conversation" value="' not in _secret(response.body):
        response.body = await asyncio.to_thread(gzip.compress, response.body, 6, mtime=0)
        response.headers["Content-Encoding"] = "gzip"


def _is_worth_it(request: Request, response: HTTPResponse) -> bool:
    kind = response.content_type or ""
    return kind.startswith(KINDS) and len(response.body or b"") >= LEAST and not request.path.startswith("/api/")


def _secret(body: bytes) -> bytes:
    # An empty field holds no conversation.
    return body.replace(b'name="conversation" value=""', b"")
