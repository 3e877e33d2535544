"""The real website, bot and actions, started as ``make run`` starts them."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser

from tests.chromium import chromium
from tests.conftest import UNLIMITED
from tests.releases import with_release
from virtual_school.running.ports import free_ports
from virtual_school.settings import CHECKOUT, Settings


@dataclass
class Running:
    """A running assistant, its settings and its operating-system processes."""

    settings: Settings
    process: subprocess.Popen[str]
    seconds_to_live: float
    seconds_to_ready: float

    def pid(self, name: str) -> int:
        """Return the process id of website, actions or bot."""
        marks = {"website": "virtual_school.website", "actions": "actions", "bot": "rasa"}
        for child in _children(self.process.pid):
            words = Path(f"/proc/{child}/cmdline").read_text().split("\0")
            if marks[name] in words:
                return child
        raise LookupError(name)

    def ask(self, question: str, **more: Any) -> dict[str, Any]:
        response = httpx.get(f"{self.url}/api/v1/ask", params={"q": question}, timeout=12, trust_env=False, **more)
        assert response.status_code == 200, response.text
        return response.json()["reply"]

    @property
    def url(self) -> str:
        return self.settings.website_url

    def wait_until_ready(self, seconds: float = 60) -> float:
        """Wait until questions are answered; return how long that took."""
        return _wait(lambda: httpx.get(f"{self.url}/health/ready", timeout=3, trust_env=False).is_success, seconds)


class Talk:
    """A conversation over the JSON API."""

    def __init__(self, running: Running) -> None:
        self._http = httpx.Client(base_url=running.url, timeout=12, trust_env=False)
        token = self._http.post("/api/v1/conversations").json()["conversation"]
        self.address = f"/api/v1/conversations/{token}"

    def __enter__(self) -> Talk:
        return self

    def __exit__(self, *error: object) -> None:
        self._http.close()

    def say(self, text: str) -> dict[str, Any]:
        return self._send({"text": text})

    def choose(self, choice: str) -> dict[str, Any]:
        return self._send({"choice": choice})

    def _send(self, body: dict[str, str]) -> dict[str, Any]:
        response = self._http.post(f"{self.address}/messages", json={**body, "key": str(uuid.uuid4())})
        assert response.status_code == 200, response.text
        return response.json()["reply"]


def start(data_dir: Path) -> Running:
    """Start an assistant in ``data_dir`` on free ports and wait until it answers."""
    website, bot, actions = free_ports(3)
    settings = Settings.from_environment(
        {
            "VIRTUAL_SCHOOL_DATA_DIR": str(data_dir),
            "VIRTUAL_SCHOOL_WEBSITE_PORT": str(website),
            "VIRTUAL_SCHOOL_BOT_PORT": str(bot),
            "VIRTUAL_SCHOOL_ACTIONS_PORT": str(actions),
            **UNLIMITED,
        }
    )
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "virtual_school", "serve"],
        cwd=CHECKOUT,
        env={**os.environ, **settings.as_environment()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    running = Running(settings, process, 0.0, 0.0)
    _wait(lambda: httpx.get(f"{running.url}/health/live", timeout=3, trust_env=False).is_success, 30)
    running.seconds_to_live = time.monotonic() - started
    running.wait_until_ready(120)
    running.seconds_to_ready = time.monotonic() - started
    return running


def stop(running: Running) -> str:
    """Stop it as Ctrl-C does; return what it printed."""
    running.process.send_signal(signal.SIGINT)
    output, _ = running.process.communicate(timeout=30)
    return output


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    data_dir = tmp_path_factory.mktemp("var")
    with_release(data_dir)
    assistant = start(data_dir)
    yield assistant
    stop(assistant)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture
def talk(running: Running) -> Iterator[Talk]:
    with Talk(running) as one:
        yield one


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _wait(holds: Any, seconds: float) -> float:
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        try:
            if holds():
                return time.monotonic() - started
        except httpx.HTTPError:
            time.sleep(0.05)
        time.sleep(0.1)
    raise TimeoutError(f"not within {seconds} s")
