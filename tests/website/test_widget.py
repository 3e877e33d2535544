"""The widget's files and who may use the API from elsewhere."""
from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import httpx
import pytest

from tests.website.conftest import DecidedBot, new_key
from virtual_school.settings import CHECKOUT, Settings, WrongSettingError
from virtual_school.website.widget import SOURCE, Widget

THEIRS = "https://www.example.gov.uk"
SECOND = "http://127.0.0.1:8080"
ORIGINS = "VIRTUAL_SCHOOL_ALLOWED_ORIGINS"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings under which two other sites may embed the chat."""
    return replace(settings, allowed_origins=f"{THEIRS},{SECOND}", phone="01582 000000", public_url="https://chat.example.gov.uk")


async def test_the_short_address_gives_the_newest_script(website: httpx.AsyncClient) -> None:
    response = await website.get("/widget.js")
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert response.headers["cache-control"] == "public, max-age=300"
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "set-cookie" not in response.headers


async def test_the_script_has_this_services_number_and_address(website: httpx.AsyncClient) -> None:
    script = (await website.get("/widget.js")).text
    assert '"01582 000000"' in script
    assert '"https://chat.example.gov.uk"' in script
    assert "01582 548113" not in script


async def test_the_long_address_names_its_content_for_ever(website: httpx.AsyncClient, settings: Settings) -> None:
    page = (await website.get("/widget")).text
    path, integrity = re.findall(r'<script src="(/widget/[0-9a-f]{16}\.js)" integrity="sha384-([^"]+)"', page)[0]
    response = await website.get(path)
    assert base64.b64encode(hashlib.sha384(response.content).digest()).decode() == integrity
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.content == (await website.get("/widget.js")).content
    assert page.count(f"https://chat.example.gov.uk{path}") == 1, "the snippet names it too"


async def test_a_page_that_names_an_earlier_script_keeps_it(website: httpx.AsyncClient, settings: Settings) -> None:
    earlier = Widget(replace(settings, phone="01582 111111"))
    assert (await website.get(earlier.address)).status_code == 404
    earlier.keep()
    response = await website.get(earlier.address)
    assert response.content == earlier.script
    assert "01582 111111" in response.text
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"


async def test_the_website_keeps_its_script_when_it_starts(website: httpx.AsyncClient, settings: Settings) -> None:
    kept = list((settings.data_dir / "widget").iterdir())
    assert [file.name for file in kept] == [Widget(settings).address.rsplit("/", 1)[1]]


@pytest.mark.parametrize("name", ["0123456789abcdef.js", "x.js", "..%2Fvirtual_school.sqlite3", "0123456789abcdef", "%2e%2e"])
async def test_an_unknown_script_is_not_found(website: httpx.AsyncClient, name: str) -> None:
    response = await website.get(f"/widget/{name}")
    assert response.status_code == 404
    assert "max-age" not in response.headers["cache-control"]


def test_a_folder_that_cannot_be_written_costs_nothing_else(settings: Settings) -> None:
    settings.data_dir.parent.mkdir(parents=True, exist_ok=True)
    settings.data_dir.write_text("a file, no folder", "utf-8")
    widget = Widget(settings)
    widget.keep()
    assert widget.at(widget.address.rsplit("/", 1)[1]) == widget.script


def test_a_number_with_quotes_in_it_stays_a_string(settings: Settings) -> None:
    script = Widget(replace(settings, phone='0"; alert(1); "')).script.decode()
    assert r'"0\"; alert(1); \""' in script


def test_only_what_people_need_is_left_out() -> None:
    """The rules that make the script smaller hold as long as no template stands in a template."""
    source = SOURCE.read_text("utf-8")
    script = Widget(Settings.from_environment({})).script.decode()
    assert re.findall(r'"[^"\n]*"', script) == re.findall(r'"[^"\n]*"', re.sub(r"/\*.*?\*/|^\s*//[^\n]*| // [^\n]*$", "", source, flags=re.DOTALL | re.MULTILINE))
    assert re.search(r"`[^`]*\$\{[^}`]*`", source) is None
    assert "//" not in re.sub(r"https?://", "", script)


@pytest.mark.parametrize("forbidden", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "localStorage", "document.cookie", "indexedDB"])
def test_the_script_never_uses(forbidden: str) -> None:
    assert forbidden not in SOURCE.read_text("utf-8")


@pytest.mark.parametrize("path", ["conversations", "conversations/x", "conversations/x/messages", "conversations/x/feedback", "ask"])
async def test_a_page_of_an_allowed_site_gets_its_permission(website: httpx.AsyncClient, path: str) -> None:
    asked = {"Origin": THEIRS, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    response = await website.options(f"/api/v1/{path}", headers=asked)
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == THEIRS
    assert response.headers["access-control-allow-methods"] == "GET, POST, DELETE, OPTIONS"
    assert response.headers["access-control-allow-headers"] == "content-type"
    assert int(response.headers["access-control-max-age"]) > 0
    assert "origin" in response.headers["vary"].lower()
    assert "access-control-allow-credentials" not in response.headers


@pytest.mark.parametrize("origin", ["https://evil.example", "https://www.example.gov.uk.evil.example", "null", "", "https://WWW.example.gov.uk:444"])
async def test_other_pages_get_none(website: httpx.AsyncClient, bot: DecidedBot, origin: str) -> None:
    response = await website.options("/api/v1/conversations", headers={"Origin": origin, "Access-Control-Request-Method": "POST"})
    assert response.status_code == 403
    assert "access-control-allow-origin" not in response.headers
    started = await website.post("/api/v1/conversations", headers={"Origin": origin})
    assert "access-control-allow-origin" not in started.headers
    assert "origin" in started.headers["vary"].lower()


async def test_answers_and_errors_can_be_read_by_allowed_pages(website: httpx.AsyncClient, bot: DecidedBot) -> None:
    started = await website.post("/api/v1/conversations", headers={"Origin": SECOND})
    token = started.json()["conversation"]
    address = f"/api/v1/conversations/{token}/messages"
    for headers, body in (({"Origin": SECOND}, {"text": "x", "key": new_key()}), ({"Origin": SECOND}, {"text": "", "key": "x"})):
        response = await website.post(address, json=body, headers=headers)
        assert response.headers["access-control-allow-origin"] == SECOND
        assert response.headers["access-control-expose-headers"] == "Retry-After"
    gone = await website.get("/api/v1/conversations/unknown", headers={"Origin": SECOND})
    assert gone.status_code == 404
    assert gone.headers["access-control-allow-origin"] == SECOND


async def test_no_page_but_the_api_is_open_to_others(website: httpx.AsyncClient) -> None:
    for path in ("/", "/faqs", "/health/live", "/widget"):
        assert "access-control-allow-origin" not in (await website.get(path, headers={"Origin": THEIRS})).headers


def test_by_default_nobody_else_may_embed_it() -> None:
    assert Settings.from_environment({}).allowed_origins == ""


def test_origins_may_be_written_with_spaces_and_capitals() -> None:
    settings = Settings.from_environment({ORIGINS: "https://WWW.Example.gov.uk , http://localhost:8080"})
    assert settings.allowed_origins == "https://www.example.gov.uk,http://localhost:8080"


@pytest.mark.parametrize("wrong", ["*", "www.example.gov.uk", "https://x.gov.uk/", "https://x.gov.uk/path", "ftp://x.gov.uk", "https://x.gov.uk,", "null", "https://x:port"])
def test_what_is_no_origin_is_refused(wrong: str) -> None:
    with pytest.raises(WrongSettingError, match=ORIGINS):
        Settings.from_environment({ORIGINS: wrong})


def test_the_widget_says_what_the_documents_say() -> None:
    text = (CHECKOUT / "docs/widget.md").read_text("utf-8")
    source = SOURCE.read_text("utf-8")
    properties = set(re.findall(r"--vs-[a-z-]+", source))
    assert [name for name in sorted(properties) if f"`{name}`" not in text] == []
    assert set(re.findall(r"`(--vs-[a-z-]+)`", text)) == properties
    assert "`vs-chat`" in text
