"""Our own files as browsers get them: one style sheet in the council's colours, addresses that change with the content."""
from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sanic.response import HTTPResponse, raw

from virtual_school.settings import Settings

STATIC = Path(__file__).parent / "static"
FOREVER = "public, max-age=31536000, immutable"

_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_SHEETS = ("govuk.css", "page.css")  # sent as one, in this order


@dataclass(frozen=True)
class Asset:
    """One file: what is sent, of which kind, and the address that names its content."""

    content: bytes
    kind: str
    address: str

    def response(self, *, is_named_by_content: bool) -> HTTPResponse:
        headers = {"Cache-Control": FOREVER} if is_named_by_content else {}
        return raw(self.content, content_type=self.kind, headers=headers)


class Assets:
    """Every file below ``/static`` by name; ``site.css`` is made of the two sheets and the settings' colours."""

    def __init__(self, settings: Settings) -> None:
        files = {path.name: path.read_bytes() for path in STATIC.iterdir() if path.name not in _SHEETS}
        files["site.css"] = _style(settings)
        self._assets = {name: _asset(name, content) for name, content in files.items()}

    def get(self, name: str) -> Asset | None:
        return self._assets.get(name)

    def address(self, name: str) -> str:
        """Return the address of ``name``; raise ``KeyError`` for a file that is not there."""
        return self._assets[name].address


def _asset(name: str, content: bytes) -> Asset:
    version = hashlib.sha256(content).hexdigest()[:12]
    return Asset(content, _KINDS[Path(name).suffix], f"/static/{name}?v={version}")


def _style(settings: Settings) -> bytes:
    css = "".join((STATIC / name).read_text("utf-8") for name in _SHEETS)
    css = css.replace("--brand: #1d4f76;", f"--brand: {settings.brand_colour};")
    return css.replace("--link: #12507f;", f"--link: {settings.link_colour};").encode()
