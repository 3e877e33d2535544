"""Our pipeline beside Rasa's default one, on the same data, in the same run: training, start, memory, speed under load.

    .venv-web/bin/python -m benchmarks.compare_pipelines [--json FILE]

Each bot is trained from nothing and asked through the website's channel, without the actions (look-ups are left out of the
questions). The default one needs many minutes. Run it on a quiet machine. What the two answer is measured by
``python -m virtual_school evaluate --beside-default``, look-ups included.
"""
from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx
from rich.console import Console
from rich.table import Table

from virtual_school.measuring.default_pipeline import DEFAULT, EPOCHS, OURS, alone, default_content, train
from virtual_school.measuring.evaluation import Case, read_cases
from virtual_school.publishing.train import rasa_environment
from virtual_school.running.ports import free_ports
from virtual_school.settings import CHECKOUT, Settings

TOKEN = "benchmark"  # noqa: S105 (between two programs of this run)
USERS, SECONDS = 16, 20.0
LOOK_UPS = {"ask_contact", "ask_events", "ask_event_date", "ask_event_place"}


@dataclass
class Figures:
    """What was measured of one bot; times in seconds or milliseconds, memory in megabytes."""

    training_s: float = 0.0
    start_s: float = 0.0
    memory_mb: float = 0.0
    p50_ms: float = 0.0
    p95_ms: float = 0.0
    users16_per_second: float = 0.0
    users16_p95_ms: float = 0.0


@contextmanager
def running(model: Path) -> Iterator[tuple[str, int, float]]:
    """Run the bot; give its address, its process id and the seconds until it was ready."""
    port = free_ports(1)[0]
    environment = {**rasa_environment(model.parent), "VIRTUAL_SCHOOL_BOT_TOKEN": TOKEN, "LOG_LEVEL": "ERROR"}
    arguments = ["--model", str(model), "--credentials", "credentials.yml", "--endpoints", "endpoints.yml"]
    command = [str(CHECKOUT / ".venv-bot/bin/python"), "-m", "rasa", "run", *arguments]
    started = time.monotonic()
    with subprocess.Popen(
        [*command, "--interface", "127.0.0.1", "--port", str(port)],
        cwd=CHECKOUT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as bot:  # fmt: skip
        address = f"http://127.0.0.1:{port}/webhooks/website"
        try:
            while not is_ready(address):
                time.sleep(0.1)
            yield address, bot.pid, time.monotonic() - started
        finally:
            bot.terminate()


def is_ready(address: str) -> bool:
    try:
        return bool(httpx.get(f"{address}/ready", timeout=5, trust_env=False).json()["ready"])
    except httpx.HTTPError:
        return False


def client(address: str) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    return httpx.AsyncClient(base_url=address, headers=headers, timeout=60, trust_env=False)


async def ask(http: httpx.AsyncClient, text: str) -> float:
    """Return how many milliseconds the reply took."""
    started = time.perf_counter()
    (await http.post("/messages", json={"text": text, "conversation": []})).raise_for_status()
    return 1000 * (time.perf_counter() - started)


async def one_user(address: str, cases: list[Case], figures: Figures) -> None:
    """Ask every case one after the other."""
    async with client(address) as http:
        for case in cases[:20]:
            await ask(http, case.text)
        times = sorted([await ask(http, case.text) for case in cases])
    figures.p50_ms, figures.p95_ms = statistics.median(times), times[int(0.95 * len(times))]


async def many_users(address: str, cases: list[Case], figures: Figures) -> None:
    """Let 16 users ask without a pause."""
    times: list[float] = []
    end = time.monotonic() + SECONDS

    async def user(number: int, http: httpx.AsyncClient) -> None:
        while time.monotonic() < end:
            number += USERS
            times.append(await ask(http, cases[number % len(cases)].text))

    async with client(address) as http:
        await asyncio.gather(*(user(number, http) for number in range(USERS)))
    figures.users16_per_second = len(times) / SECONDS
    figures.users16_p95_ms = sorted(times)[int(0.95 * len(times))]


def memory_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def measure(settings: Settings, content: Path, cases: list[Case]) -> Figures:
    """Train, start and ask one bot."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        release, figures.training_s = train(alone(settings, Path(folder)), content, lambda what, done: None)
        with running(release.model) as (address, pid, seconds):
            figures.start_s = seconds
            asyncio.run(one_user(address, cases, figures))
            asyncio.run(many_users(address, cases, figures))
            figures.memory_mb = memory_mb(pid)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="of the default pipeline; they cost training time only")
    arguments = parser.parse_args()
    cases = [case for case in read_cases(CHECKOUT / "evaluation/questions.yml") if case.expect not in LOOK_UPS]
    console, settings = Console(), Settings.from_environment()
    results: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as folder:
        default = default_content(Path(folder), arguments.epochs)
        for name, content in ((OURS, CHECKOUT), (f"{DEFAULT}, {arguments.epochs} epochs", default)):
            with console.status(f"Measuring {name} on {len(cases)} questions"):
                results[name] = measure(settings, content, cases)
    table = Table("", *results, "ratio, default to ours")
    for field in asdict(results[OURS]):
        ours, theirs = (getattr(figures, field) for figures in results.values())
        table.add_row(field, f"{ours:.3g}", f"{theirs:.3g}", f"{theirs / ours:.2f}" if ours else "")
    console.print(table)
    console.print(f"{os.cpu_count()} cores")
    if arguments.json:
        figures_by_name = {name: asdict(figures) for name, figures in results.items()}
        arguments.json.write_text(json.dumps(figures_by_name, indent=2), "utf-8")


if __name__ == "__main__":
    main()
