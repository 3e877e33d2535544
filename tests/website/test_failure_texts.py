"""Whatever is refused or fails: the sentence names 999 and the team's number, on pages and for programs."""
from __future__ import annotations

import asyncio

import httpx
import pytest
from sanic import Sanic

from tests.website.conftest import new_key
from virtual_school.settings import Settings
from virtual_school.store.database import StoreUnavailableError
from virtual_school.website.services import Services

PHONE = "01582 548113"
JSON = {"Content-Type": "application/json"}
UNKNOWN = "/api/v1/conversations/" + "a" * 43
PROGRAMS = [
    ("POST", f"{UNKNOWN}/messages", b"{", JSON, 400),
    ("GET", "/api/v1/nothing", b"", {}, 404),
    ("GET", UNKNOWN, b"", {}, 404),
    ("PATCH", "/api/v1/ask", b"", {}, 405),
    ("POST", f"{UNKNOWN}/messages", b"x" * 20_000, JSON, 413),
    ("POST", f"{UNKNOWN}/messages", b"text", {"Content-Type": "text/plain"}, 415),
    ("GET", "/api/v1/ask?q=", b"", {}, 422),
    ("POST", f"{UNKNOWN}/feedback", b"{}", JSON, 422),
]
PEOPLE = [
    ("GET", "/nothing", b"", 404),
    ("PATCH", "/", b"", 405),
    ("POST", "/", b"question=" + b"x" * 20_000, 413),
    ("POST", "/", b"question=", 422),
    ("GET", "/ask?q=" + "x" * 501, b"", 422),
    ("GET", "/faqs?q=" + "x" * 501, b"", 422),
]


@pytest.mark.parametrize(("method", "path", "body", "headers", "status"), PROGRAMS)
async def test_what_a_program_is_refused_names_both_numbers(
    website: httpx.AsyncClient, method: str, path: str, body: bytes, headers: dict[str, str], status: int
) -> None:
    answered = await website.request(method, path, content=body, headers=headers)
    assert answered.status_code == status
    message = answered.json()["error"]["message"]
    assert "999" in message and PHONE in message


@pytest.mark.parametrize(("method", "path", "body", "status"), PEOPLE)
async def test_what_a_person_is_refused_names_both_numbers(
    website: httpx.AsyncClient, method: str, path: str, body: bytes, status: int
) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}
    answered = await website.request(method, path, content=body, headers=headers)
    assert answered.status_code == status
    assert "999" in answered.text and PHONE in answered.text


async def test_a_fault_of_ours_names_both_numbers(
    website: httpx.AsyncClient, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(services.chat, "ask_alone", fail)
    for accept in ("text/html", "application/json"):
        answered = await website.get("/ask", params={"q": "who"}, headers={"Accept": accept})
        assert answered.status_code == 500
        assert "999" in answered.text and PHONE in answered.text and "secret" not in answered.text


async def test_a_store_that_is_away_names_both_numbers(
    website: httpx.AsyncClient, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise StoreUnavailableError

    monkeypatch.setattr(services.chat, "start", away)
    answered = await website.post("/api/v1/conversations")
    assert answered.status_code == 503
    assert "999" in answered.text and PHONE in answered.text


async def test_a_request_that_never_ends_names_both_numbers(website: httpx.AsyncClient, app: Sanic, settings: Settings) -> None:
    app.config.REQUEST_TIMEOUT = 0.3
    reader, writer = await asyncio.open_connection("127.0.0.1", settings.website_port)
    writer.write(b"GET / HTTP/1.1\r\nHost: a\r\nAccept: text/")
    answered = (await asyncio.wait_for(reader.read(), 10)).decode(errors="replace")
    writer.close()
    await writer.wait_closed()
    assert " 408 " in answered.split("\r\n")[0]
    assert "999" in answered


async def test_slow_clients_do_not_keep_others_waiting(website: httpx.AsyncClient, settings: Settings, bot: object) -> None:
    slow = [await asyncio.open_connection("127.0.0.1", settings.website_port) for _ in range(100)]
    for _, writer in slow:
        writer.write(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nq")
    for number in range(10):
        answered = await website.get("/api/v1/ask", params={"q": f"question {number}", "key": new_key()})
        assert answered.status_code == 200
        for _, writer in slow:
            writer.write(b"x")
    for _, writer in slow:
        writer.close()
        await writer.wait_closed()
