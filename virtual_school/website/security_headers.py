"""What every response tells the browser not to do, errors and files included (OWASP Secure Headers; CSP level 3)."""
from __future__ import annotations

from sanic import Request
from sanic.response import BaseHTTPResponse

from virtual_school.website.services import services_of

A_YEAR = 31_536_000  # seconds

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types page"
)
# Of what a page could ask a device for, everything; a browser warns of names that it does not know, so no rare ones.
NOTHING_ALLOWED = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in NOTHING_ALLOWED),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",  # unless the route says otherwise: whatever could be of a conversation
}


async def add_headers(request: Request, response: BaseHTTPResponse) -> None:
    """Response middleware: add each header that the route did not set itself."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if services_of(request).settings.public_url.startswith("https://"):
        response.headers.setdefault("Strict-Transport-Security", f"max-age={A_YEAR}")
