"""Planted identities are found nowhere after a day of chats: not in the data folder, nor in what the processes print."""
from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import time
import urllib.parse
import uuid
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.decided_bot import DecidedBot
from virtual_school.settings import CHECKOUT, Settings


@dataclass(frozen=True)
class Identity:
    """Somebody who does not exist."""

    name: str
    phone: str
    email: str

    @property
    def tokens(self) -> tuple[str, ...]:
        return (self.name, self.phone, self.email)

    @property
    def text(self) -> str:
        return f"my foster son {self.name} has been excluded, ring {self.phone} or write to {self.email}"


def identities(most: int = 50) -> list[Identity]:
    names = [f"{first}{second}ilo" for first in ("Zubr", "Vexa", "Quor", "Xyla", "Jwen") for second in "bcdfghjklm"]
    return [Identity(name, f"07700 900{n:03}", f"canary-{n:03}-heron@example.org") for n, name in enumerate(names[:most], 101)]


def day_of_chats(base_url: str, people: list[Identity]) -> None:
    """Ask as each of ``people`` by every way there is; works against any running website."""
    with httpx.Client(base_url=base_url, timeout=15, trust_env=False) as http:
        for number, person in enumerate(people):
            [_form, _api, _ask, _errors, _urgent][number % 5](http, person.text)


def _form(http: httpx.Client, text: str) -> None:
    http.post("/", data={"question": text}, follow_redirects=True)


def _api(http: httpx.Client, text: str, *, erase: bool = True) -> None:
    address = f"/api/v1/conversations/{http.post('/api/v1/conversations').json()['conversation']}"
    http.post(f"{address}/messages", json={"text": text, "key": str(uuid.uuid4())})
    if erase:
        http.delete(address)


def _ask(http: httpx.Client, text: str) -> None:
    for path in ("/ask", "/api/v1/ask", "/faqs"):
        http.get(path, params={"q": text})


def _errors(http: httpx.Client, text: str) -> None:
    http.get(f"/{text}", params={"q": text})
    http.post("/api/v1/conversations/x/messages", content=text)
    http.post("/", data={"question": text * 300})
    http.post("/", data={"question": text * 10})


def _urgent(http: httpx.Client, text: str) -> None:
    _api(http, f"he wants to kill himself, {text}", erase=False)


def forms(token: str) -> list[bytes]:
    """Return how ``token`` may stand in a file."""
    plain = token.encode()
    return [
        plain,
        token.encode("utf-16-le"),
        urllib.parse.quote(token).encode(),
        urllib.parse.quote_plus(token).encode(),
        json.dumps(token)[1:-1].encode(),
        *(base64.b64encode(plain[start:])[:-4] for start in range(3)),
    ]


def leaks(people: list[Identity], contents: dict[str, bytes]) -> list[str]:
    return [
        f"{token} in {name}"
        for name, content in contents.items()
        for person in people
        for token in person.tokens
        if any(form in content for form in forms(token))
    ]


def test_planted_identities_are_found_nowhere(settings: Settings, engine: object, bot: DecidedBot, tmp_path: Path) -> None:
    people, printed = identities(), tmp_path / "printed.txt"
    with printed.open("wb") as out:
        command = [sys.executable, "-m", "virtual_school.website"]
        environment = {**os.environ, **settings.as_environment()}
        website = subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=out, stderr=out)
        try:
            _wait(settings.website_url)
            day_of_chats(settings.website_url, people[:40])
            bot.status = 500
            day_of_chats(settings.website_url, people[40:])
        finally:
            website.terminate()
            website.wait(20)
    contents = {path.name: path.read_bytes() for path in [*settings.data_dir.rglob("*"), printed] if path.is_file()}
    contents["bot"] = json.dumps(bot.asked).encode()
    assert b"has been excluded" in contents["virtual_school.sqlite3"] + contents.get("virtual_school.sqlite3-wal", b"")
    assert leaks(people[:1], {"x": people[0].text.encode("utf-16-le")}), "the search finds what is there"
    assert leaks(people, contents) == []


def _wait(url: str) -> None:
    for _ in range(100):
        try:
            httpx.get(f"{url}/health/live", trust_env=False)
            return
        except httpx.HTTPError:
            time.sleep(0.2)
