"""The chat for other sites' pages: one script, at a short address and at one that names its content.

A page that names the content keeps working when the script changes: what was served once is kept in the data folder.
"""
from __future__ import annotations

import base64
import hashlib
import json
import logging
import re
from functools import cached_property
from pathlib import Path

from sanic import Blueprint, Request
from sanic.exceptions import NotFound
from sanic.response import HTTPResponse, raw

from virtual_school.settings import Settings
from virtual_school.website.services import services_of

SOURCE = Path(__file__).parent / "static" / "widget.js"
FOREVER = "public, max-age=31536000, immutable"
FIVE_MINUTES = "public, max-age=300"

# Comments, indentation and the spaces and line ends beside punctuation; strings and templates stay as they are.
_COMMENT = re.compile(r"/\*.*?\*/\n?|^\s*//[^\n]*\n| // [^\n]*$|^\s+", re.MULTILINE | re.DOTALL)
_SPACE = re.compile(r"""("[^"\n]*"|`[^`]*`)| ?([=(){},;:?+<>&|]+) ?""")
_LINE_END = re.compile(r"""("[^"\n]*"|`[^`]*`)|([({,;=?:&|+>])\n|\n([)}\]?:&|.])""")
_SINGLE_PARAMETER = re.compile(r"(?<=[=(,:?])\((\w+)\)=>")
_NAME = re.compile(r"([0-9a-f]{16})\.js")

widget = Blueprint("widget")
log = logging.getLogger(__name__)


class Widget:
    """The script as it is served, with this service's number, address and colours in it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = settings.data_dir / "widget"

    @cached_property
    def script(self) -> bytes:
        script = _squeezed(SOURCE.read_text("utf-8"))
        for default, value in (
            ("http://127.0.0.1:8000", self._settings.public_url),
            ("01582 548113", self._settings.phone),
            ("#1d4f76", self._settings.brand_colour),
            ("#12507f", self._settings.link_colour),
        ):
            script = script.replace(json.dumps(default), json.dumps(value), 1)
        return script.encode()

    @cached_property
    def version(self) -> str:
        return hashlib.sha256(self.script).hexdigest()[:16]

    @cached_property
    def integrity(self) -> str:
        """Return what a page's ``integrity`` attribute says (Subresource Integrity)."""
        return "sha384-" + base64.b64encode(hashlib.sha384(self.script).digest()).decode()

    @property
    def address(self) -> str:
        return f"/widget/{self.version}.js"

    def at(self, name: str) -> bytes | None:
        """Return the script that is, or once was, served under ``name``."""
        found = _NAME.fullmatch(name)
        if not found:
            return None
        return self.script if found[1] == self.version else self._earlier(name)

    def keep(self) -> None:
        """Keep the script for pages that name it; a folder that cannot be written costs only that."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / f"{self.version}.js").write_bytes(self.script)
        except OSError as error:
            log.warning("The widget was not kept (%s): pages that name it lose it when it changes.", error.strerror)

    def _earlier(self, name: str) -> bytes | None:
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            return None


@widget.get("/widget.js")
async def newest(request: Request) -> HTTPResponse:
    return _script(_widget_of(request).script, FIVE_MINUTES)


@widget.get("/widget/<name:str>")
async def named_by_content(request: Request, name: str) -> HTTPResponse:
    script = _widget_of(request).at(name)
    if script is None:
        raise NotFound
    return _script(script, FOREVER)


@widget.get("/widget")
async def page(request: Request) -> HTTPResponse:
    return await services_of(request).pages.render("widget.html", widget=_widget_of(request))


def _squeezed(source: str) -> str:
    """Return ``source`` without what only people need.

    It must hold no template in a template, no quote in an expression, no empty statement.
    """
    code = _COMMENT.sub("", source)
    for pattern in (_SPACE, _LINE_END):
        code = pattern.sub(lambda found: "".join(filter(None, found.groups())), code)
    code = _SINGLE_PARAMETER.sub(r"\1=>", code)
    for written, enough in (("}\n", "}"), (";}", "}"), (",}", "}"), (",]", "]")):
        code = code.replace(written, enough)
    return code


def _script(script: bytes, caching: str) -> HTTPResponse:
    headers = {
        "Cache-Control": caching,
        "Access-Control-Allow-Origin": "*",  # without it a page cannot check the integrity
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    return raw(script, content_type="text/javascript; charset=utf-8", headers=headers)


def _widget_of(request: Request) -> Widget:
    made: Widget = request.app.ctx.widget
    return made
