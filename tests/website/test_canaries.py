"""Fifty people who tell everything about themselves are found nowhere after a day of chats: in no file, log, page or export."""
from __future__ import annotations

import base64
import html
import json
import os
import sqlite3
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from tests.canaries import Identity, all_files, identities, leaks
from tests.canary_day import ORDINARY, Visit, asks_only, day, too_often
from tests.decided_bot import decided_bot
from virtual_school.privacy.mask import mask
from virtual_school.settings import CHECKOUT, Settings
from virtual_school.store.questions import counts_by_day, counts_by_intent
from virtual_school.website.question import read_question

PER_CLIENT = 60  # a minute; more than one person asks in the day
HAPPENS = {
    "form_without_script": {200, 303, 422},
    "form_with_script": {303},
    "widget": {200, 201, 422},
    "deleted": {200, 201, 204, 404},
    "single_questions": {200},
    "mistakes": {201, 400, 404, 405, 413, 415, 422},
    "commands": {200, 201, 303},
    "danger": {200, 201, 303},
    "too_often": {200, 201, 303, 429},
    "failing bot": {200, 201, 303},
    "bot that speaks garbage": {200, 201, 303},
    "locked store": {200, 503},
    "broken store": {500},
    "stopped bot": {200, 201, 303},
}
FORMS: dict[str, Callable[[str], bytes]] = {
    "raw": str.encode,
    "small letters": lambda text: text.lower().encode(),
    "address": lambda text: urllib.parse.quote(text).encode(),
    "form": lambda text: urllib.parse.quote_plus(text).encode(),
    "json": lambda text: json.dumps(text).encode(),
    "html": lambda text: html.escape(text).encode(),
    "utf-16": lambda text: text.encode("utf-16-le"),
    "base64": lambda text: base64.b64encode(text.encode()),
}


@dataclass
class Website:
    """The website's process, and everything that it may leave something in."""

    settings: Settings
    scratch: Path
    printed: Path

    def contents(self) -> dict[str, bytes]:
        """Return all files that it can write, and what it tells about itself."""
        told = [httpx.get(f"{self.settings.website_url}{path}", trust_env=False) for path in ("/health/ready", "/metrics", "/")]
        return {**all_files(self.settings.data_dir, self.scratch), **{str(one.url): one.content for one in told}}


@contextmanager
def website(settings: Settings, folder: Path) -> Iterator[Website]:
    running = Website(settings, folder / "scratch", folder / "scratch" / "printed.txt")
    running.scratch.mkdir()
    environment = {**os.environ, **settings.as_environment(), "TMPDIR": str(running.scratch), "HOME": str(running.scratch)}
    command = [sys.executable, "-m", "virtual_school.website"]
    with running.printed.open("wb") as out:
        process = subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=out, stderr=out)
        try:
            _wait(settings.website_url)
            yield running
        finally:
            process.terminate()
            process.wait(20)


def _wait(url: str) -> None:
    for _ in range(100):
        try:
            httpx.get(f"{url}/health/live", trust_env=False)
            return
        except httpx.HTTPError:
            time.sleep(0.2)


@contextmanager
def locked(settings: Settings) -> Iterator[None]:
    with closing(sqlite3.connect(settings.data_dir / "virtual_school.sqlite3")) as store:
        store.execute("BEGIN EXCLUSIVE")
        yield
        store.rollback()


@contextmanager
def broken(settings: Settings) -> Iterator[None]:
    """Let every reply in the store be what no reply is, also those that are stored now."""
    with closing(sqlite3.connect(settings.data_dir / "virtual_school.sqlite3")) as store:
        store.execute("CREATE TRIGGER broken AFTER INSERT ON messages BEGIN UPDATE messages SET reply = '[]'; END")
        yield
        store.execute("DROP TRIGGER broken")
        store.execute("DELETE FROM messages WHERE reply = '[]'")
        store.commit()


def whole_day(settings: Settings, people: list[Identity]) -> tuple[dict[str, list[Visit]], list[dict[str, object]]]:
    """Return the visits of a day on which everything goes wrong that can, and what the bot was asked."""
    url, visits = settings.website_url, {}
    with decided_bot(settings.bot_port) as bot:
        visits |= day(url, people, ORDINARY)
        visits |= day(url, people[::3], [too_often])
        bot.status = 500
        visits["failing bot"] = day(url, people[::4], [asks_only])["asks_only"]
        bot.status, bot.body = 200, lambda question: json.dumps(question).encode() + b"garbage"
        visits["bot that speaks garbage"] = day(url, people[1::4], [asks_only])["asks_only"]
        bot.says("term_time_holiday")
        with locked(settings):
            visits["locked store"] = day(url, people[2::13], [asks_only])["asks_only"]
        with broken(settings):
            visits["broken store"] = day(url, people[3::4], [asks_only])["asks_only"]
    visits["stopped bot"] = day(url, people[2::4], [asks_only])["asks_only"]
    return visits, bot.asked


@pytest.fixture
def limited(settings: Settings) -> Settings:
    """Settings behind a proxy, so that everybody has an address of their own and too much of one is refused."""
    return replace(settings, trusted_proxies=1, client_questions_per_minute=PER_CLIENT)


def test_fifty_people_are_found_nowhere_after_a_day_of_chats(limited: Settings, engine: Engine, tmp_path: Path) -> None:
    people = identities()
    with website(limited, tmp_path) as running:
        by_route, asked = whole_day(limited, people)
        contents = {f"running: {name}": content for name, content in running.contents().items()}
    visits = list(chain.from_iterable(by_route.values()))
    contents |= all_files(limited.data_dir, running.scratch)
    contents["bot"] = json.dumps(asked).encode()
    contents["exports"] = "\n".join(chain.from_iterable(visit.kept for visit in visits)).encode()
    contents["reports"] = repr((counts_by_day(engine), counts_by_intent(engine))).encode()
    for name in (f"rows of {limited.data_dir}/virtual_school.sqlite3", "bot", "exports"):
        assert b"has been excluded" in contents[name], "what is left of a question is there"
    questions = set(chain.from_iterable(visit.asked for visit in visits))
    assert leaks(people, {text: mask(read_question(text)).text.encode() for text in questions}) == [], "masking knows these"
    assert {name: wanted - came(by_route[name]) for name, wanted in HAPPENS.items() if not wanted <= came(by_route[name])} == {}
    assert leaks(people, contents) == []


def came(visits: list[Visit]) -> set[int]:
    """Return the statuses that came back."""
    return set(chain.from_iterable(visit.statuses for visit in visits))


@pytest.mark.parametrize("how", FORMS, ids=list(FORMS))
def test_the_search_finds_every_detail_in_every_form(how: str) -> None:
    person = identities()[6]
    for detail in person.secrets:
        content = b"\x00\xffLu1 " + FORMS[how](f"ab {detail} c") + b" 5"
        assert leaks([person], {"x": content}), detail
    assert leaks(identities()[:6], {"x": content}) == []
