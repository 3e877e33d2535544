"""What trained models make of questions, and how many milliseconds each takes them, one at a time.

    .venv-bot/bin/python -m bot.parse_lines < WANTED

WANTED is a JSON object: ``questions`` and ``models`` are lists, ``out`` is a file. That gets a list for each model, with an
object for each question: intent, confidence, ranking, similarity and ms; the texts stay out of it. Two models take turns, so
that whatever else the machine does is borne by both.
"""
from __future__ import annotations

import asyncio
import gc
import json
import logging
import sys
import time
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent, load_agent
from rasa.utils.log_utils import configure_structlog

from bot.novelty_detector import SIMILARITY

TURN = 50  # questions in a row to one model: its numbers are in the processor's caches, as they are in use
WARM_UP = 20


async def parse(models: list[str], questions: list[str]) -> list[list[dict[str, Any]]]:
    """Return what each of ``models`` makes of each question."""
    agents = [await load_agent(model_path=model) for model in models]
    for agent in agents:
        for question in questions[:WARM_UP]:
            await agent.parse_message(question)
    gc.collect()
    gc.freeze()  # as the bot does when it has started
    results: list[list[dict[str, Any]]] = [[] for _ in agents]
    for start in range(0, len(questions), TURN):
        for agent, found in zip(agents, results, strict=True):
            found += [await _one(agent, question) for question in questions[start : start + TURN]]
    return results


async def _one(agent: Agent, question: str) -> dict[str, Any]:
    started = time.perf_counter()
    parsed: dict[str, Any] = dict(await agent.parse_message(question))
    milliseconds = 1000 * (time.perf_counter() - started)
    return {
        "intent": parsed["intent"]["name"],
        "confidence": parsed["intent"]["confidence"],
        "ranking": [[one["name"], one["confidence"]] for one in parsed.get("intent_ranking", [])],
        "similarity": parsed.get(SIMILARITY) or {},
        "ms": milliseconds,
    }


def main() -> None:
    configure_structlog(logging.ERROR)  # as the supervisor has the bot do; a line a question takes time
    wanted = json.load(sys.stdin)
    results = asyncio.run(parse(wanted["models"], wanted["questions"]))
    Path(wanted["out"]).write_text(json.dumps(results, default=float), "utf-8")


if __name__ == "__main__":
    main()
