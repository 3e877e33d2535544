"""Our own programs know their own website, and show nobody else the key."""
from __future__ import annotations

from dataclasses import replace

import httpx

from tests.decided_bot import DecidedBot
from virtual_school.asking import is_running
from virtual_school.own_programs import FILE, mark_of, own_key
from virtual_school.settings import Settings


async def test_only_the_assistant_of_the_same_folder_is_the_own_one(website: httpx.AsyncClient, bot: DecidedBot, settings: Settings, tmp_path) -> None:
    assert await is_running(settings)
    assert not await is_running(replace(settings, data_dir=tmp_path / "other")), "another copy's website on the same port"
    assert not await is_running(replace(settings, website_port=settings.bot_port)), "something else on the port"


async def test_an_assistant_that_is_not_ready_is_not_asked(website: httpx.AsyncClient, settings: Settings) -> None:
    assert not await is_running(settings), "its bot is away"


async def test_the_website_shows_no_key(website: httpx.AsyncClient, bot: DecidedBot, settings: Settings) -> None:
    told = (await website.get("/health/ready")).json()["installation"]
    assert told and told == mark_of(own_key(settings.data_dir))
    assert told not in own_key(settings.data_dir)


def test_the_key_of_our_own_programs_is_made_once_and_for_its_owner_only(tmp_path) -> None:
    key = own_key(tmp_path / "var")
    assert len(key) > 40
    assert own_key(tmp_path / "var") == key
    assert (tmp_path / "var" / FILE).stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_gives_no_key(tmp_path) -> None:
    (tmp_path / "var").write_text("a file", "utf-8")
    assert own_key(tmp_path / "var") == ""
