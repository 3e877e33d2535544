"""Style, scripts and icon: the council's colours, addresses that change with the content, and less on slow lines."""
from __future__ import annotations

import gzip
import re
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from tests.website.conftest import DecidedBot
from virtual_school.settings import CHECKOUT, Settings
from virtual_school.website.assets import STATIC, Assets

WEBSITE = CHECKOUT / "virtual_school/website"
HOOKS = {"govuk-frontend"}  # words that look like a class and are none


def test_the_style_has_the_colours_of_the_settings(settings: Settings) -> None:
    style = Assets(replace(settings, brand_colour="#703d00", link_colour="#00703c")).get("site.css")
    assert style is not None
    assert b"--brand: #703d00;" in style.content
    assert b"--link: #00703c;" in style.content


def test_another_colour_is_another_address(settings: Settings) -> None:
    assert Assets(settings).address("site.css") != Assets(replace(settings, brand_colour="#703d00")).address("site.css")


def test_the_style_loads_nothing_and_has_no_font_of_govuk() -> None:
    css = "".join(path.read_text("utf-8") for path in STATIC.glob("*.css"))
    rules = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    assert [word for word in ("url(", "@import", "@font-face", "GDS Transport", "crown") if word in rules] == []
    assert "Crown Copyright" in css  # the licence


def test_every_class_of_govuk_that_a_template_names_is_in_the_style_or_known_to_have_none() -> None:
    css = (STATIC / "govuk.css").read_text("utf-8")
    files: list[Path] = [*(WEBSITE / "templates").iterdir(), *STATIC.glob("*.js")]
    named = {name for file in files for name in re.findall(r"govuk-[a-z0-9_-]+", file.read_text("utf-8"))}
    missing = {name for name in named - HOOKS if not re.search(rf"\.{name}(?![\w-])", css)}
    assert missing == set(), "run tools/make_govuk_css.py again"


async def test_a_file_at_its_named_address_is_kept_for_ever(website: httpx.AsyncClient, bot: DecidedBot) -> None:
    address = re.findall(r'href="(/static/site\.css[^"]*)"', (await website.get("/")).text)[0]
    assert "immutable" in (await website.get(address)).headers["cache-control"]
    assert (await website.get(address.replace("?v=", "?v=0"))).headers["cache-control"] == "no-store"


@pytest.mark.parametrize("name", ["page.css", "../pages.py", "..%2fpages.py", "nothing.js"])
async def test_other_files_are_not_served(website: httpx.AsyncClient, bot: DecidedBot, name: str) -> None:
    assert (await website.get(f"/static/{name}")).status_code == 404


async def test_a_page_is_compressed_for_browsers_that_take_it(website: httpx.AsyncClient, bot: DecidedBot) -> None:
    packed = await website.get("/faqs")
    plain = await website.get("/faqs", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert "Accept-Encoding" in plain.headers["vary"]


async def test_a_page_with_a_conversation_is_not_compressed(website: httpx.AsyncClient, bot: DecidedBot) -> None:
    assert (await website.get("/")).headers["content-encoding"] == "gzip"
    shown = await website.post("/", data={"question": "holiday?"}, follow_redirects=True)
    assert 'name="conversation" value="' in shown.text
    assert "content-encoding" not in shown.headers


async def test_the_first_visit_is_light(website: httpx.AsyncClient, bot: DecidedBot) -> None:
    page = (await website.get("/")).text
    ours = [page, *[(await website.get(address)).text for address in re.findall(r'(?:href|src)="(/static/\S+\.(?:css|js)[^"]*)"', page)]]
    assert len(ours) == 3
    assert sum(len(gzip.compress(text.encode())) for text in ours) <= 30_000
