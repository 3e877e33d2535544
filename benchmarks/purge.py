"""How long replies wait while 100,000 rows past their time are erased beside them.

    .venv-web/bin/python -m benchmarks.purge [--rows 100000] [--seconds 15] [--json FILE]                (make bench-purge)

A real website over an SQLite file of its own, before a stand-in bot that answers at once. A carer asks, one question after
the other, in conversations of ten: with nothing to erase, beside ``purge --now`` in another process, and beside the
website's own housekeeping at its start. Wanted: no reply more than 100 ms slower than the slowest one with nothing to erase.
"""
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import numpy as np
from sqlalchemy import Engine, insert

from tests.decided_bot import decided_bot
from virtual_school.clock import now
from virtual_school.running.ports import free_ports
from virtual_school.settings import CHECKOUT, Settings
from virtual_school.store.database import open_store
from virtual_school.store.first_content import fill_new_store
from virtual_school.store.migrate import migrate
from virtual_school.store.purge import count_due
from virtual_school.store.tables import conversations, messages, questions
from virtual_school.website.housekeeping import limits_of

MESSAGES = 4  # of an ended conversation: half of the rows are old questions, the other half conversations with these
LONG_AGO = timedelta(days=40)
QUESTION = "can I take my foster child on holiday in term time"
CONVERSATION = 10  # questions of the carer in one conversation
PAUSE = 0.02  # seconds between two questions
REPLY = json.dumps({"outcome": "answer", "answers": [{"id": "term_time_holiday", "text": "No holiday in term time. " * 60}]})


def unlimited(folder: Path) -> Settings:
    website, bot, actions = free_ports(3)
    given = {"DATA_DIR": folder, "WEBSITE_PORT": website, "BOT_PORT": bot, "ACTIONS_PORT": actions}
    limits = dict.fromkeys(("QUESTIONS_PER_MINUTE", "CLIENT_QUESTIONS_PER_MINUTE", "CLIENT_STARTS_PER_MINUTE"), 0)
    return Settings.from_environment({f"VIRTUAL_SCHOOL_{name}": str(value) for name, value in (given | limits).items()})


def fill(engine: Engine, rows: int) -> None:
    """Add so many rows that are past their time."""
    ended = [f"{uuid.uuid4().hex}{uuid.uuid4().hex}" for _ in range(rows // 2 // (MESSAGES + 1))]
    asked = {"asked_at": now() - LONG_AGO, "text": f"{QUESTION} with [name]", "outcome": "answer", "intent": "holiday"}
    with engine.begin() as connection:
        connection.execute(insert(questions), [asked] * (rows // 2))
        of_ended = {"last_used_at": now() - LONG_AGO, "context": "[]"}
        connection.execute(insert(conversations), [{"id": one, **of_ended} for one in ended])
        connection.execute(insert(messages), [_message(one, place) for one in ended for place in range(MESSAGES)])


def _message(conversation: str, position: int) -> dict[str, Any]:
    keys = {"id": str(uuid.uuid4()), "key": str(uuid.uuid4()), "choice": None}
    return {**keys, "conversation_id": conversation, "position": position, "reply": REPLY}


@dataclass
class Times:
    """Milliseconds of every reply and of every start of a conversation, how many failed, and the seconds of it all."""

    replies: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    failed: int = 0
    seconds: float = 0.0

    def figures(self) -> dict[str, Any]:
        kinds = {"replies": self.replies, "starts": self.starts}
        whole = {"seconds": self.seconds, "failed": self.failed}
        return {**whole, **{name: _percentiles(times) for name, times in kinds.items()}}


def _percentiles(times: list[float]) -> dict[str, float]:
    p50, p95 = (float(np.percentile(times, share)) for share in (50, 95))
    return {"count": len(times), "p50": p50, "p95": p95, "max": max(times)}


def ask_while(settings: Settings, goes_on: Callable[[], bool]) -> Times:
    """Ask for as long as ``goes_on``, at least one conversation."""
    times, started = Times(), time.monotonic()
    with httpx.Client(base_url=settings.website_url, timeout=15, trust_env=False) as http:
        while goes_on() or not times.replies:
            begun = _timed(http, "/api/v1/conversations", None, times.starts)
            address = f"/api/v1/conversations/{begun.json().get('conversation', '0')}/messages"
            times.failed += not begun.is_success
            for _ in range(CONVERSATION):
                answer = _timed(http, address, {"text": QUESTION, "key": str(uuid.uuid4())}, times.replies)
                times.failed += not answer.is_success
                if not goes_on():
                    break
                time.sleep(PAUSE)
    times.seconds = time.monotonic() - started
    return times


def _timed(http: httpx.Client, address: str, body: dict[str, str] | None, times: list[float]) -> httpx.Response:
    started = time.perf_counter()
    response = http.post(address, json=body)
    times.append(1000 * (time.perf_counter() - started))
    return response


@contextmanager
def website(settings: Settings) -> Iterator[None]:
    environment = {**os.environ, **settings.as_environment()}
    process = subprocess.Popen([sys.executable, "-m", "virtual_school.website"], cwd=CHECKOUT, env=environment)
    try:
        with httpx.Client(transport=httpx.HTTPTransport(retries=20), trust_env=False, timeout=30) as http:
            http.get(f"{settings.website_url}/health/live").raise_for_status()
        yield
    finally:
        process.terminate()
        process.wait()


def measure(folder: Path, rows: int, seconds: float) -> dict[str, Any]:
    settings = unlimited(folder)
    engine = open_store(settings.database_url)
    migrate(engine)
    fill_new_store(engine, CHECKOUT / "data")

    def is_due() -> bool:
        return sum(count_due(engine, now(), limits_of(settings)).values()) > 0

    with decided_bot(settings.bot_port):
        with website(settings):
            ask_while(settings, _for(3))  # warm
            found = {"nothing to erase": ask_while(settings, _for(seconds))}
            fill(engine, rows)
            found["purge --now"] = _beside_the_command(settings)
            assert not is_due()
        fill(engine, rows)
        with website(settings):
            found["housekeeping"] = ask_while(settings, is_due)
    engine.dispose()
    return {what: times.figures() for what, times in found.items()}


def _for(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() < end


def _beside_the_command(settings: Settings) -> Times:
    command = [sys.executable, "-m", "virtual_school", "purge", "--now"]
    with subprocess.Popen(command, cwd=CHECKOUT, env={**os.environ, **settings.as_environment()}) as purging:
        times = ask_while(settings, lambda: purging.poll() is None)
    assert purging.returncode == 0
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000, help="how many rows are past their time")
    parser.add_argument("--seconds", type=float, default=15.0, help="how long is asked with nothing to erase")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        figures = json.dumps(measure(Path(name), arguments.rows, arguments.seconds), indent=1)
    print(figures)
    if arguments.json:
        arguments.json.write_text(figures, "utf-8")


if __name__ == "__main__":
    main()
