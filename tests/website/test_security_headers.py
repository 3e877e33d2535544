"""The headers that every response has. Routes are listed by the application itself: a new one is tested without being named."""
from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace

import httpx
import pytest
from sanic import Sanic

from tests.website.conftest import DecidedBot, new_key
from tests.website.raw import raw
from virtual_school.settings import Settings
from virtual_school.website.security_headers import A_YEAR

OPEN = ("/widget.js", "/widget/")  # what other sites' pages may load
CACHED = ("/static/", "/widget", "/robots.txt", "/sitemap.xml", "/opensearch.xml", "/favicon.ico")
THEIRS = "https://www.example.gov.uk"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, allowed_origins=THEIRS)


def assert_guarded(path: str, headers: Mapping[str, str]) -> None:
    """The headers of WEB.md P8 and those beside them."""
    policy = {part.split()[0]: part.split()[1:] for part in headers["content-security-policy"].split("; ")}
    assert policy["default-src"] == ["'none'"]
    assert all(policy[kind] == ["'self'"] for kind in ("style-src", "script-src", "connect-src", "form-action"))
    assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert policy["require-trusted-types-for"] == ["'script'"]
    assert policy["trusted-types"] == ["page"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert all(f"{name}=()" in headers["permissions-policy"] for name in ("camera", "microphone", "geolocation", "payment"))
    assert headers["cross-origin-resource-policy"] in ("same-origin", "cross-origin" if path.startswith(OPEN) else "same-origin")
    assert headers["cache-control"] == "no-store" or path.startswith(CACHED), path
    assert "server" not in headers
    assert "x-powered-by" not in headers


def addresses(app: Sanic, token: str) -> list[str]:
    """Return an address of every route, with real values where it has a parameter."""
    values = {"<token:str>": token, "<faq_id:str>": "term_time_holiday", "<name:str>": "page.js"}
    found = sorted({f"/{route.path}" for route in app.router.routes})
    for parameter, value in values.items():
        found = [address.replace(parameter, value) for address in found]
    assert not any("<" in address for address in found), "a new parameter needs a value here"
    return found


async def test_every_route_has_them_for_every_method(app: Sanic, website: httpx.AsyncClient, bot: DecidedBot, conversation: str) -> None:
    paths = addresses(app, conversation.rsplit("/", 1)[1])
    assert len(paths) >= 25
    statuses = set()
    for path, method in itertools.product(paths, METHODS):
        response = await website.request(method, path)
        assert response.status_code < 500, (method, path)
        assert_guarded(path, response.headers)
        statuses.add(response.status_code)
    assert statuses >= {200, 201, 204, 303, 403, 404, 405, 415, 422}, statuses


async def test_every_route_that_takes_something_has_them_when_it_is_wrong(app: Sanic, website: httpx.AsyncClient, bot: DecidedBot, conversation: str) -> None:
    wrong = [
        {"content": b"{", "headers": {"Content-Type": "application/json"}},
        {"content": b"[]", "headers": {"Content-Type": "application/json"}},
        {"content": b"\xff\xfe", "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
    ]
    paths = addresses(app, conversation.rsplit("/", 1)[1])
    for path, body in itertools.product(paths, wrong):
        response = await website.post(path, **body)
        assert 200 <= response.status_code < 500, path
        assert_guarded(path, response.headers)


async def test_every_route_refuses_too_much_before_it_has_come(app: Sanic, website: httpx.AsyncClient, settings: Settings) -> None:
    for path in addresses(app, "x" * 43):
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\n\r\n"
        status, headers, body = await raw(settings, head.encode(), 2)
        assert status in (405, 413), path
        assert_guarded(path, headers)
        assert "999" in body


async def test_a_failure_of_our_own_has_them_too(website: httpx.AsyncClient, app: Sanic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.ctx.services.content, "get", lambda: 1 / 0)
    for path in ("/", "/faqs", "/api/v1/ask?q=x", "/sitemap.xml"):
        response = await website.get(path)
        assert response.status_code == 500
        assert_guarded(path, response.headers)


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"GARBAGE\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"GET /\xff HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"FOO / HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 20_000 + b"\r\n\r\n", 413),
        (b"GET /ask?q=" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 413),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", 413),
    ],
    ids=["garbage", "length", "smuggled", "not UTF-8", "method", "header", "query", "body"],
)
async def test_what_is_not_even_a_request_is_answered_with_them(website, settings: Settings, request_line: bytes, status: int) -> None:
    answered, headers, body = await raw(settings, request_line)
    assert answered == status
    assert_guarded("/", headers)
    assert "999" in body
    assert "01582 548113" in body


async def test_a_wrong_method_is_told_the_right_ones(website: httpx.AsyncClient) -> None:
    response = await website.put("/api/v1/conversations")
    assert response.status_code == 405
    assert {"POST", "OPTIONS"} <= set(response.headers["allow"].replace(" ", "").split(","))


async def test_the_widgets_script_may_be_loaded_by_other_sites_and_nothing_else(app: Sanic, website: httpx.AsyncClient, bot: DecidedBot) -> None:
    for path in addresses(app, "x" * 43):
        response = await website.get(path)
        is_script = path == "/widget.js"
        assert (response.headers["cross-origin-resource-policy"] == "cross-origin") == is_script, path


@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"{THEIRS}.evil.example", f"{THEIRS}:444", "http://www.example.gov.uk", "*", ""])
async def test_no_route_gives_a_foreign_page_a_permission(app: Sanic, website: httpx.AsyncClient, bot: DecidedBot, conversation: str, origin: str) -> None:
    for path in addresses(app, conversation.rsplit("/", 1)[1]):
        for method in ("GET", "OPTIONS"):
            response = await website.request(method, path, headers={"Origin": origin, "Access-Control-Request-Method": "POST"})
            is_script = path == "/widget.js" and response.status_code == 200
            assert response.headers.get("access-control-allow-origin") == ("*" if is_script else None), path
            assert "access-control-allow-credentials" not in response.headers


async def test_an_allowed_page_may_read_refusals_too(website: httpx.AsyncClient) -> None:
    for response in (
        await website.get("/api/v1/nowhere", headers={"Origin": THEIRS}),
        await website.put("/api/v1/conversations", headers={"Origin": THEIRS}),
        await website.post("/api/v1/conversations/x/messages", headers={"Origin": THEIRS}, content=b"x"),
    ):
        assert response.status_code >= 400
        assert response.headers["access-control-allow-origin"] == THEIRS


async def test_no_cookie_is_set_before_a_question_is_sent(app: Sanic, website: httpx.AsyncClient, bot: DecidedBot, conversation: str) -> None:
    for path in addresses(app, conversation.rsplit("/", 1)[1]):
        assert "set-cookie" not in (await website.get(path)).headers, path
    assert "set-cookie" not in (await website.post(f"{conversation}/messages", json={"text": "holiday?", "key": new_key()})).headers
    assert "set-cookie" in (await website.post("/", data={"question": "holiday?"})).headers


async def test_https_is_remembered_for_a_year_only_when_people_come_by_it(website: httpx.AsyncClient) -> None:
    assert "strict-transport-security" not in (await website.get("/")).headers


class TestByHttps:
    """The same website behind a proxy with TLS."""

    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return replace(settings, public_url="https://chat.example.gov.uk")

    @pytest.mark.parametrize("path", ["/", "/nowhere", "/health/live", "/widget.js", "/api/v1/nowhere"])
    async def test_every_response_says_so(self, website: httpx.AsyncClient, path: str) -> None:
        assert (await website.get(path)).headers["strict-transport-security"] == f"max-age={A_YEAR}"
