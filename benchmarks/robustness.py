"""How the running assistant bears misspelling and noise: typos in the evaluation questions, and strings that mean nothing.

    .venv-web/bin/python -m benchmarks.robustness [--typos 2000] [--noise 10000] [--at-once 1] [--json FILE]
                                                                                          (make bench-robustness)
Asks by the website's own path; starts an assistant when none runs. Same seed, same strings.
"""
from __future__ import annotations

import argparse
import asyncio
import gc
import json
import random
import string
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from virtual_school.asking import Questioner, questioner
from virtual_school.measuring.evaluation import Case, read_cases, verdict
from virtual_school.measuring.typos import with_typos
from virtual_school.settings import CHECKOUT, Settings

SEED = 0
SCRIPTS = (  # Cyrillic, Arabic, Devanagari, Bengali, Gurmukhi, Han, emoji
    *((0x0400, 0x44F), (0x0621, 0x64A), (0x0905, 0x939), (0x0985, 0x9B9)),
    *((0x0A05, 0xA39), (0x4E00, 0x4FFF), (0x1F300, 0x1F64F)),
)
MARKUP = ["<script>", "</div>", "{{x}}", "${y}", "&#x27;", "';", "[a](b)", "```", "/intent{}", "%00", "../..", "<img>"]


def noise(chance: random.Random) -> str:
    """Return letters, foreign scripts, emoji or markup that ask nothing, 1 to 120 characters."""
    length = chance.randint(1, 120)
    kind = chance.randrange(4)
    if kind == 0:
        return "".join(chance.choice(string.ascii_lowercase + "    ") for _ in range(length)).strip() or "x"
    if kind == 1:
        low, high = chance.choice(SCRIPTS)
        letters = (" " if chance.random() < 0.15 else chr(chance.randint(low, high)) for _ in range(length))
        return "".join(letters).strip() or "?"
    if kind == 2:
        return " ".join(chance.choice(MARKUP) for _ in range(chance.randint(1, 8)))
    return "".join(chance.choice(string.printable[:94]) for _ in range(length)).strip() or "!"


async def ask_all(asker: Questioner, texts: list[str], at_once: int) -> list[tuple[dict[str, Any], float]]:
    """Return the replies with the milliseconds each took; ``at_once`` are asked side by side."""
    gate = asyncio.Semaphore(at_once)

    async def one(text: str) -> tuple[dict[str, Any], float]:
        async with gate:
            started = time.perf_counter()
            result = await asker.ask(text)
            milliseconds = 1000 * (time.perf_counter() - started)
            return result.get("reply", {"outcome": "refused", "answers": [], "choices": []}), milliseconds

    return list(await asyncio.gather(*(one(text) for text in texts)))


def shares(cases: list[Case], replies: list[tuple[dict[str, Any], float]]) -> dict[str, float]:
    counts = Counter(verdict(case, reply) for case, (reply, _) in zip(cases, replies, strict=True))
    right = [verdict(case, reply) == "right" for case, (reply, _) in zip(cases, replies, strict=True) if case.answers]
    return {"right_of_answerable": float(np.mean(right)), "wrong_of_all": counts["wrong"] / len(cases)}


async def measure(typos: int, strings: int, at_once: int) -> dict[str, Any]:
    chance = random.Random(SEED)  # noqa: S311 (repeatable, not secret)
    cases = [case for case in read_cases(CHECKOUT / "evaluation/questions.yml") if not case.after and len(case.text) > 8]
    chosen = [chance.choice(cases) for _ in range(typos)]
    changed = [with_typos(case.text, 1 + number % 2, chance)[:500] for number, case in enumerate(chosen)]
    meaningless = [noise(chance) for _ in range(strings)]
    async with questioner(Settings.from_environment(), lambda what, done: None) as asker:
        gc.disable()  # what is held up is to be the assistant's doing, not ours
        plain = shares(chosen, await ask_all(asker, [case.text for case in chosen], at_once))
        misspelt = shares(chosen, await ask_all(asker, changed, at_once))
        answers = await ask_all(asker, meaningless, at_once)
    outcomes = Counter(reply["outcome"] for reply, _ in answers)
    times = [milliseconds for _, milliseconds in answers]
    answered = [text for text, (reply, _) in zip(meaningless, answers, strict=True) if reply["outcome"] == "answer"]
    return {
        "as_written": plain,
        "misspelt": misspelt,
        "noise": dict(outcomes),
        "noise_answered": answered[:20],
        "asked_at_once": at_once,
        "noise_ms": {"p50": float(np.percentile(times, 50)), "p99": float(np.percentile(times, 99)), "max": max(times)},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--typos", type=int, default=2000, help="how many misspelt questions")
    parser.add_argument("--noise", type=int, default=10_000, help="how many strings that mean nothing")
    parser.add_argument("--at-once", type=int, default=1, help="how many are asked side by side; the times depend on it")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    arguments = parser.parse_args()
    measured = asyncio.run(measure(arguments.typos, arguments.noise, arguments.at_once))
    found = json.dumps(measured, indent=1, ensure_ascii=False)
    print(found)
    if arguments.json:
        arguments.json.write_text(found, "utf-8")


if __name__ == "__main__":
    main()
