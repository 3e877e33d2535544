"""Whether one client that asks fifty times too often slows another one down.

    .venv-web/bin/python -m benchmarks.burst [--url http://127.0.0.1:8000] [--seconds 30] [--json FILE]
                                                                                                  (make bench-burst)

The assistant must run, with its usual limits. The two clients have loopback addresses of their own; nothing leaves this
machine. Prints the other client's times alone and during the burst, and their ratio (wanted: p95 at most 1.5).
"""
from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import numpy as np

from virtual_school.settings import Settings

GREEDY, PATIENT = "127.0.0.2", "127.0.0.3"
TIMES = 50  # the limit
PAUSE = 1.1  # seconds between two questions of the patient client: within the limit of 60 a minute
QUESTIONS = (
    "who is the designated teacher", "my foster son has been excluded for 3 days", "can we go on holiday in term time",
    "when are the awards", "who finds a school place for a child in care", "what does the governor do", "your number?",
)  # fmt: skip


def client(url: str, address: str) -> httpx.AsyncClient:
    transport = httpx.AsyncHTTPTransport(local_address=address)
    return httpx.AsyncClient(base_url=url, transport=transport, timeout=15, trust_env=False)


async def patient(url: str, seconds: float) -> list[float]:
    """Ask one question after the other for so long; return how many milliseconds each answer took."""
    times: list[float] = []
    end = time.monotonic() + seconds
    async with client(url, PATIENT) as http:
        while time.monotonic() < end:
            started = time.perf_counter()
            answered = await http.get("/api/v1/ask", params={"q": QUESTIONS[len(times) % len(QUESTIONS)]})
            answered.raise_for_status()
            times.append(1000 * (time.perf_counter() - started))
            await asyncio.sleep(PAUSE)
    return times


async def greedy(url: str, seconds: float, a_second: float) -> Counter[int]:
    """Ask so often for so long, without waiting for answers; return how often each status came."""
    statuses: Counter[int] = Counter()
    async with client(url, GREEDY) as http, asyncio.TaskGroup() as group:
        for number in range(int(seconds * a_second)):
            group.create_task(_one(http, QUESTIONS[number % len(QUESTIONS)], statuses))
            await asyncio.sleep(1 / a_second)
    return statuses


async def _one(http: httpx.AsyncClient, question: str, statuses: Counter[int]) -> None:
    try:
        statuses[(await http.get("/api/v1/ask", params={"q": question})).status_code] += 1
    except httpx.HTTPError:
        statuses[0] += 1


async def measure(url: str, seconds: float, limit: int) -> dict[str, Any]:
    """Return the patient client's p50 and p95 alone and beside the greedy one, and what the greedy one got."""
    await patient(url, 5)  # warm
    alone = await patient(url, seconds)
    await asyncio.sleep(60 - min(seconds, 55))  # the window of the limits
    statuses, during = await asyncio.gather(greedy(url, seconds, TIMES * limit / 60), patient(url, seconds))
    found: dict[str, Any] = {name: _percentiles(times) for name, times in (("alone", alone), ("during", during))}
    return {**found, "ratio_p95": found["during"]["p95"] / found["alone"]["p95"], "greedy_statuses": dict(statuses)}


def _percentiles(times: list[float]) -> dict[str, float]:
    return {"questions": len(times), "p50": float(np.percentile(times, 50)), "p95": float(np.percentile(times, 95))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    settings = Settings.from_environment()
    parser.add_argument("--url", default=settings.website_url, help="of the running assistant, on this machine")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    arguments = parser.parse_args()
    if urlsplit(arguments.url).hostname not in ("127.0.0.1", "localhost"):
        parser.error("Only an assistant on this machine may be burdened: give --url http://127.0.0.1:PORT.")
    found = asyncio.run(measure(arguments.url, arguments.seconds, settings.client_questions_per_minute))
    print(json.dumps(found, indent=1))
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1), "utf-8")


if __name__ == "__main__":
    main()
