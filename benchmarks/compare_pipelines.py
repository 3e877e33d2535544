"""Our pipeline beside Rasa's default one, on the same data, in the same run: training, start, speed, memory, answers.

    .venv-web/bin/python -m benchmarks.compare_pipelines [--json FILE]

Each bot is trained from nothing and asked through the website's channel, without the actions (look-ups are left out of the
questions). The default one needs minutes. Run it on a quiet machine: figures of the two stand beside each other.
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
from typing import Any

import httpx
from rich.console import Console
from rich.table import Table

from virtual_school.measuring.evaluation import ESCALATE, Case, read_cases
from virtual_school.publishing.release import CONTENT_FILES
from virtual_school.publishing.train import rasa_environment
from virtual_school.running.ports import free_ports
from virtual_school.settings import CHECKOUT

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
    right: float = 0.0  # of the answerable
    wrong: float = 0.0  # of all


def train(config: Path, out: Path) -> float:
    """Train on the shipped data with ``config``; return the seconds of the whole command."""
    data = [str(CHECKOUT / name) for name in CONTENT_FILES if name.startswith("data/")]
    command = [str(CHECKOUT / ".venv-bot/bin/python"), "-m", "rasa", "train", "--config", str(config), "--data", *data]
    started = time.monotonic()
    subprocess.run(
        [*command, "--domain", str(CHECKOUT / "domain.yml"), "--out", str(out), "--fixed-model-name", "model"],
        cwd=CHECKOUT, env=rasa_environment(out), check=True, capture_output=True,
    )  # fmt: skip
    return time.monotonic() - started


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


async def ask(http: httpx.AsyncClient, text: str) -> tuple[dict[str, Any], float]:
    started = time.perf_counter()
    response = await http.post("/messages", json={"text": text, "conversation": []})
    return response.json(), 1000 * (time.perf_counter() - started)


async def one_user(address: str, cases: list[Case], figures: Figures) -> None:
    """Ask every case one after the other: speed of one user, and how many were answered rightly and wrongly."""
    async with client(address) as http:
        for case in cases[:20]:
            await ask(http, case.text)
        results = [(case, *(await ask(http, case.text))) for case in cases]
    times = sorted(milliseconds for _, _, milliseconds in results)
    figures.p50_ms, figures.p95_ms = statistics.median(times), times[int(0.95 * len(times))]
    answerable = [result for result in results if result[0].expect != ESCALATE]
    figures.right = sum(answer_of(reply) == case.expect for case, reply, _ in answerable) / len(answerable)
    wrong = [case for case, reply, _ in results if answer_of(reply) not in (None, case.expect)]
    figures.wrong = len(wrong) / len(results)


def answer_of(reply: dict[str, Any]) -> str | None:
    """Return the answer id that the bot gave, or ``None`` when it gave none."""
    names = [str(message.get("utter_action") or "").removeprefix("utter_") for message in reply["messages"]]
    return next((name for name in names if name and name not in ("unclear", "unclear_again", "choose", "default")), None)


async def many_users(address: str, cases: list[Case], figures: Figures) -> None:
    """Let 16 users ask without a pause."""
    times: list[float] = []
    end = time.monotonic() + SECONDS

    async def user(number: int, http: httpx.AsyncClient) -> None:
        while time.monotonic() < end:
            number += USERS
            times.append((await ask(http, cases[number % len(cases)].text))[1])

    async with client(address) as http:
        await asyncio.gather(*(user(number, http) for number in range(USERS)))
    figures.users16_per_second = len(times) / SECONDS
    figures.users16_p95_ms = sorted(times)[int(0.95 * len(times))]


def memory_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def measure(config: Path, cases: list[Case]) -> Figures:
    """Train, start and ask one bot."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        figures.training_s = train(config, Path(folder))
        with running(Path(folder) / "model.tar.gz") as (address, pid, seconds):
            figures.start_s = seconds
            asyncio.run(one_user(address, cases, figures))
            asyncio.run(many_users(address, cases, figures))
            figures.memory_mb = memory_mb(pid)
    return figures


def with_epochs(config: Path, epochs: int, folder: Path) -> Path:
    """Return a copy of ``config`` in ``folder`` whose components train for ``epochs``."""
    copy = folder / config.name
    copy.write_text(config.read_text("utf-8").replace("epochs: 100", f"epochs: {epochs}"), "utf-8")
    return copy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--epochs", type=int, default=100, help="of the default pipeline; fewer measure all but its answers")
    arguments = parser.parse_args()
    cases = [case for case in read_cases(CHECKOUT / "evaluation/questions.yml") if case.expect not in LOOK_UPS]
    console = Console()
    results: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as folder:
        default = with_epochs(CHECKOUT / "benchmarks/rasa_default.yml", arguments.epochs, Path(folder))
        for name, config in (("ours", CHECKOUT / "config.yml"), (f"rasa default, {arguments.epochs} epochs", default)):
            with console.status(f"Measuring {name} on {len(cases)} questions"):
                results[name] = measure(config, cases)
    table = Table("", *results, "ratio, default to ours")
    for field in asdict(results["ours"]):
        ours, theirs = (getattr(figures, field) for figures in results.values())
        table.add_row(field, f"{ours:.3g}", f"{theirs:.3g}", f"{theirs / ours:.2f}" if ours else "")
    console.print(table)
    console.print(f"{os.cpu_count()} cores")
    if arguments.json:
        figures_by_name = {name: asdict(figures) for name, figures in results.items()}
        arguments.json.write_text(json.dumps(figures_by_name, indent=2), "utf-8")


if __name__ == "__main__":
    main()
